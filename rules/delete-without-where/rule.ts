import { defineRule } from '../../src/lint/rule.js';
import { isAlwaysTrue } from '../../src/sql/constant-conditions.js';
import { displayName, nameOfRangeVar } from '../../src/sql/names.js';

export default defineRule({
  id: 'delete-without-where',
  summary: 'DELETE without a WHERE, or with one that is always true, deletes every row',
  severity: 'error',
  category: 'destructive',
  why: 'All rows are gone at COMMIT, and no down script brings them back; ON DELETE CASCADE carries it on to other tables. Until COMMIT every row is locked, and what is deleted stays in the table as dead rows until it is vacuumed.',
  instead: 'Say which rows are meant in a WHERE, and delete them in batches that commit.',
  claim: { deletesRows: ['public.sessions'] },
  on: {
    DeleteStmt({ relation, usingClause, whereClause }, { state }) {
      const table = nameOfRangeVar(relation);
      if (!table || usingClause || state.isNew(table)) return undefined;
      if (!whereClause)
        return { message: `DELETE without a WHERE deletes every row of ${displayName(table)}.` };
      if (!isAlwaysTrue(whereClause)) return undefined;
      return {
        message: `DELETE with a WHERE that is always true deletes every row of ${displayName(table)}.`,
      };
    },
  },
});
