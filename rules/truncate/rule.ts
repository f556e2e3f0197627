import { defineRule } from '../../src/lint/rule.js';
import { displayName, namesOfRangeVars } from '../../src/sql/names.js';

export default defineRule({
  id: 'truncate',
  summary: 'TRUNCATE deletes every row of the table',
  severity: 'error',
  category: 'destructive',
  why: 'All rows are gone at COMMIT, and no down script brings them back. TRUNCATE holds ACCESS EXCLUSIVE until then, so nobody can even read the table; row triggers do not fire, and a snapshot that is older sees an empty table (manual, 13.6 “Caveats”).',
  instead:
    'Delete the rows that are meant with DELETE … WHERE, in batches that commit. If the table is to be empty for good, drop it in a later release.',
  claim: { deletesRows: ['public.sessions'] },
  on: {
    TruncateStmt: ({ relations }, { state }) =>
      namesOfRangeVars(relations)
        .filter((table) => !state.isNew(table))
        .map((table) => ({ message: `TRUNCATE deletes every row of ${displayName(table)}.` })),
  },
});
