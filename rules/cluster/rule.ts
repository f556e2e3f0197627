import { defineRule } from '../../src/lint/rule.js';
import { displayName, nameOfRangeVar } from '../../src/sql/names.js';

export default defineRule({
  id: 'cluster',
  summary: 'CLUSTER rewrites the table in the order of an index while nobody can read or write it',
  severity: 'error',
  category: 'locks',
  why: 'CLUSTER copies the table into a new file, in the order of the index, and builds all its indexes anew under an ACCESS EXCLUSIVE lock (manual, CLUSTER). All reads and writes wait until that is done, and rows that come in later are not in order again.',
  instead:
    'An index that INCLUDEs the columns that the query reads keeps them together without moving the table; build it CONCURRENTLY. To order the table itself while it is in use run pg_repack, outside the migrations.',
  claim: { effects: { locks: { 'public.orders': 'ACCESS EXCLUSIVE' }, rewrites: ['public.orders'] } },
  on: {
    ClusterStmt({ relation }, { state }) {
      const table = nameOfRangeVar(relation);
      if (table && state.isNew(table)) return undefined;
      const what = table ? displayName(table) : 'every table that was clustered before';
      return {
        message: `CLUSTER rewrites ${what} under ACCESS EXCLUSIVE: all reads and writes wait until it is done.`,
      };
    },
  },
});
