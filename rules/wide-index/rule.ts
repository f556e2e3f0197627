import { defineRule } from '../../src/lint/rule.js';
import { displayName, nameOfRangeVar } from '../../src/sql/names.js';

/** “Indexes with more than three columns are unlikely to be helpful”: manual, 11.3. */
const mostColumns = 3;

export default defineRule({
  id: 'wide-index',
  summary: 'An index over more than three columns costs every write and seldom helps a query',
  severity: 'off',
  category: 'types',
  why: 'A B-tree is searched well only by its leading columns: “Indexes with more than three columns are unlikely to be helpful unless the usage of the table is extremely stylized” (manual, 11.3). Each column makes every INSERT and UPDATE write more, keeps updates of that column from being HOT, and brings long values nearer to the limit of about 2700 bytes an entry, beyond which an INSERT fails with SQLSTATE 54000.',
  instead:
    'Index the one or two columns that select the most; carry what is only read along with INCLUDE, and restrict the index with WHERE.',
  claim: { fails: '54000' },
  on: {
    IndexStmt(node, { state }) {
      const columns = node.indexParams?.length ?? 0;
      const table = nameOfRangeVar(node.relation);
      // The columns of a unique index are those of the rule that it enforces. Other access methods serve each alike.
      if (!table || node.unique || node.accessMethod !== 'btree' || columns <= mostColumns) return undefined;
      if (state.isTemporary(table)) return undefined;
      return {
        message: `An index over ${String(columns)} columns of ${displayName(table)} slows every write and is searched by the first few alone.`,
      };
    },
  },
});
