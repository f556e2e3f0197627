import { droppedNames } from '../../src/lint/existing-objects.js';
import { defineRule } from '../../src/lint/rule.js';
import { isMadeLater } from '../../src/lint/script-creations.js';
import { displayName } from '../../src/sql/names.js';

export default defineRule({
  id: 'drop-routine',
  summary: 'DROP FUNCTION, PROCEDURE or AGGREGATE without the script making it anew',
  severity: 'warning',
  category: 'destructive',
  why: 'Callers fail with 42883 from then on. Postgres does not know them all: the body of a PL/pgSQL function is text to it, so a routine that calls this one is dropped from under it without an error (manual, 5.14 “Dependency Tracking”).',
  instead:
    'To change the body write CREATE OR REPLACE. To change the arguments create the new routine beside the old one, release code that calls it, and drop the old one later.',
  claim: { removes: ['function public.net(numeric)'] },
  on: {
    DropStmt(drop, context) {
      const types = ['OBJECT_FUNCTION', 'OBJECT_PROCEDURE', 'OBJECT_AGGREGATE', 'OBJECT_ROUTINE'] as const;
      const kind = (drop.removeType ?? '').replace('OBJECT_', '');
      return droppedNames(drop, types, context)
        .filter((name) => !isMadeLater(context, { kind: 'routine', of: name }))
        .map((name) => ({ message: `DROP ${kind} takes ${displayName(name)} away from all that call it.` }));
    },
  },
});
