import { defineRule } from '../../src/lint/rule.js';
import { isAlwaysTrue } from '../../src/sql/constant-conditions.js';
import { displayName, nameOfRangeVar } from '../../src/sql/names.js';

export default defineRule({
  id: 'update-without-where',
  summary: 'UPDATE without a WHERE, or with one that is always true, rewrites every row',
  severity: 'warning',
  category: 'destructive',
  why: 'What the columns held is lost in every row. Postgres writes each row anew, and its index entries, and locks all of them until COMMIT: on a large table that is minutes of waiting writers, a table twice its size and a flood for the replicas.',
  instead:
    'Update ranges of the key in batches that commit, each with a WHERE, outside the migration that changes the schema. To fill a new column, give it a constant DEFAULT: that rewrites nothing.',
  claim: { effects: { locks: { 'public.orders': 'ROW EXCLUSIVE' }, scans: ['public.orders'] } },
  on: {
    UpdateStmt({ relation, fromClause, whereClause }, { state }) {
      const table = nameOfRangeVar(relation);
      if (!table || fromClause || state.isNew(table)) return undefined;
      if (!whereClause)
        return { message: `UPDATE without a WHERE rewrites every row of ${displayName(table)}.` };
      if (!isAlwaysTrue(whereClause)) return undefined;
      return {
        message: `UPDATE with a WHERE that is always true rewrites every row of ${displayName(table)}.`,
      };
    },
  },
});
