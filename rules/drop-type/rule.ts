import { droppedNames } from '../../src/lint/existing-objects.js';
import { defineRule } from '../../src/lint/rule.js';
import { displayName } from '../../src/sql/names.js';

export default defineRule({
  id: 'drop-type',
  summary: 'DROP TYPE or DROP DOMAIN takes a type away',
  severity: 'error',
  category: 'destructive',
  why: 'Without CASCADE it fails with 2BP01 where a column or a function still uses the type, perhaps in production alone; with CASCADE it deletes those columns and every value in them. Drivers that looked the type up when they connected fail until they reconnect.',
  instead:
    'Move every column and function to the new type first. Drop the old type in a later release, without CASCADE.',
  claim: { removes: ['enum public.order_status'] },
  on: {
    DropStmt: (drop, context) => {
      const kind = drop.removeType === 'OBJECT_DOMAIN' ? 'DOMAIN' : 'TYPE';
      return droppedNames(drop, ['OBJECT_TYPE', 'OBJECT_DOMAIN'], context).map((name) => ({
        message: `DROP ${kind} takes ${displayName(name)} away from the columns and functions that use it.`,
      }));
    },
  },
});
