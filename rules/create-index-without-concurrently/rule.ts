import type { IndexStmt } from '@pgsql/types';
import { indexConcurrently } from '../../src/lint/fixes/concurrently.js';
import { isPartitioned } from '../../src/lint/partitioned-tables.js';
import { defineRule, type StatementContext } from '../../src/lint/rule.js';
import { tableOfIndex } from '../../src/lint/table-history.js';
import { displayName, nameOfRangeVar } from '../../src/sql/names.js';

export default defineRule({
  id: 'create-index-without-concurrently',
  summary: 'CREATE INDEX on a table that exists blocks every write until the index is built',
  severity: 'error',
  category: 'locks',
  why: 'A plain CREATE INDEX holds a SHARE lock on the table while it reads all of it: SELECT goes on, but INSERT, UPDATE and DELETE wait until the index is built (manual, CREATE INDEX, “Building Indexes Concurrently”).',
  instead:
    'Write CREATE INDEX CONCURRENTLY, as the only statement of a migration that runs outside a transaction. If a try failed, drop the INVALID index that it left with DROP INDEX CONCURRENTLY IF EXISTS first.',
  claim: { effects: { locks: { 'public.orders': 'SHARE' }, scans: ['public.orders'] } },
  on: {
    IndexStmt(index, context) {
      const table = nameOfRangeVar(index.relation);
      if (!table || index.concurrent || context.state.isNew(table)) return undefined;
      // ON ONLY a partitioned table makes an empty, invalid index that those of its partitions are attached to.
      if (index.relation?.inh !== true) return undefined;
      // CONCURRENTLY is refused there: index-on-partitioned-table has other advice.
      if (isPartitioned(context, table) || isThere(index, context)) return undefined;
      const name = displayName(table);
      return {
        message: `CREATE INDEX blocks all writes to ${name} until the index is built.`,
        ...indexConcurrently(context, index),
      };
    },
  },
});

/** IF NOT EXISTS looks at the name before anything is read. */
const isThere = ({ if_not_exists, idxname, relation }: IndexStmt, context: StatementContext): boolean =>
  if_not_exists === true &&
  idxname !== undefined &&
  tableOfIndex(context, { ...nameOfRangeVar(relation), name: idxname }) !== undefined;
