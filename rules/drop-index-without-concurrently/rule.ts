import { dropIndexConcurrently } from '../../src/lint/fixes/concurrently.js';
import { isNewIndex } from '../../src/lint/indexes.js';
import { isPartitioned } from '../../src/lint/partitioned-tables.js';
import { defineRule, type StatementContext } from '../../src/lint/rule.js';
import { tableOfIndex } from '../../src/lint/table-history.js';
import { droppedObjects } from '../../src/sql/dropped-objects.js';
import { displayName, nameOfKey, type QualifiedName } from '../../src/sql/names.js';

export default defineRule({
  id: 'drop-index-without-concurrently',
  summary: 'DROP INDEX locks the table of the index against reads and writes until the transaction ends',
  severity: 'warning',
  category: 'locks',
  why: 'A plain DROP INDEX takes an ACCESS EXCLUSIVE lock on the table (manual, DROP INDEX, CONCURRENTLY). It is quick once it has the lock, but it waits for every query on the table that is running, and all queries that come after it wait behind it.',
  instead:
    'Write DROP INDEX CONCURRENTLY IF EXISTS, one index a statement, in a migration that runs outside a transaction. It does not know CASCADE, nor indexes of partitioned tables: those are dropped under a short lock_timeout.',
  claim: { effects: { locks: { 'public.orders': 'ACCESS EXCLUSIVE' } } },
  on: {
    DropStmt(drop, context) {
      if (drop.removeType !== 'OBJECT_INDEX' || drop.concurrent === true) return undefined;
      const names = droppedObjects(drop).map(({ name }) => name);
      return names
        .filter((name) => !isNewIndex(context, name))
        .map((name) => ({
          ...problemOf(name, context),
          ...dropIndexConcurrently(context, drop),
        }));
    },
  },
});

function problemOf(index: QualifiedName, context: StatementContext) {
  const key = tableOfIndex(context, index)?.key;
  const table = key === undefined ? undefined : nameOfKey(key);
  const message = `DROP INDEX ${displayName(index)} takes ACCESS EXCLUSIVE on ${table ? displayName(table) : 'its table'}: reads and writes wait until the transaction ends.`;
  return table && isPartitioned(context, table) ? { message, help: partitionedHelp } : { message };
}

const partitionedHelp =
  'An index of a partitioned table cannot be dropped CONCURRENTLY, and DROP INDEX locks each partition as well: set a short lock_timeout, drop it in a migration of its own, and try again when it times out.';
