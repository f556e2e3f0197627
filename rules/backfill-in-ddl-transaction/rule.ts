import { defineRule, type StatementContext } from '../../src/lint/rule.js';
import { placeOfLock } from '../../src/lint/held-locks.js';
import { longWork } from '../../src/lint/long-work.js';
import { blocksWrites } from '../../src/postgres/lock-modes.js';
import { displayName } from '../../src/sql/names.js';
import { eachKind } from '../../src/lint/each-kind.js';

export default defineRule({
  id: 'backfill-in-ddl-transaction',
  summary: 'Rows of a table are changed in the transaction that locked it before, so all others wait',
  severity: 'error',
  category: 'transactions',
  why: 'The lock that ALTER TABLE or CREATE INDEX took is held until the transaction ends (manual, 13.3.1 “Table-Level Locks”). A change of many rows behind it in the same transaction makes a lock of milliseconds one of minutes, for readers too where it is ACCESS EXCLUSIVE.',
  instead:
    'Change the table in one migration, and its rows in another one, in batches that commit. To fill a new column with one value give it a constant DEFAULT: that rewrites nothing.',
  claim: { effects: { locks: { 'public.orders': 'ACCESS EXCLUSIVE' }, scans: ['public.orders'] } },
  heldBefore: true,
  on: eachKind(['UpdateStmt', 'DeleteStmt', 'InsertStmt', 'MergeStmt'], (context) => problemOf(context)),
});

function problemOf(context: StatementContext) {
  const { state, statement, transaction } = context;
  const work = statement.within?.partly ? undefined : longWork(context);
  const changes = work?.changes;
  const lock = changes && transaction.held.get(state.keyOf(changes));
  if (!lock || state.isNew(changes) || !blocksWrites(lock.mode)) return undefined;
  const blocked = lock.mode === 'ACCESS EXCLUSIVE' ? 'reads and writes' : 'writes';
  return {
    message: `${work.what} runs under the ${lock.mode} lock that the transaction took on ${displayName(changes)} in ${placeOfLock(lock, context)}: all other ${blocked} wait until it commits.`,
  };
}
