import { droppedNames } from '../../src/lint/existing-objects.js';
import { defineRule } from '../../src/lint/rule.js';
import { isMadeLater } from '../../src/lint/script-creations.js';
import { displayName } from '../../src/sql/names.js';

export default defineRule({
  id: 'drop-view',
  summary: 'DROP VIEW or DROP MATERIALIZED VIEW without the script making it anew',
  severity: 'warning',
  category: 'destructive',
  why: 'Whatever reads the view fails with 42P01 from then on: reports and dashboards that no repository knows of, and the grants on the view are lost with it. A materialized view takes its stored rows and its indexes along, and filling it again takes as long as its query does.',
  instead:
    'To change a view write CREATE OR REPLACE VIEW, or drop it and create it anew in the same script. To retire it release code that does not read it first, and watch who still does.',
  claim: { removes: ['view public.open_orders'] },
  on: {
    DropStmt(drop, context) {
      const gone = droppedNames(drop, ['OBJECT_VIEW', 'OBJECT_MATVIEW'], context);
      const kind = drop.removeType === 'OBJECT_VIEW' ? 'VIEW' : 'MATERIALIZED VIEW';
      return gone
        .filter((name) => !isMadeLater(context, { kind: 'relation', of: name }))
        .map((name) => ({
          message: `DROP ${kind} takes ${displayName(name)} away from every query that reads it.`,
        }));
    },
  },
});
