import { eachKind } from '../../src/lint/each-kind.js';
import { exclusiveLocks, placeOfLock } from '../../src/lint/held-locks.js';
import { longWork, workingKinds } from '../../src/lint/long-work.js';
import { defineRule } from '../../src/lint/rule.js';
import { displayName } from '../../src/sql/names.js';

const id = 'statement-while-holding-access-exclusive';

export default defineRule({
  id,
  summary: 'Long work is done while the transaction still holds ACCESS EXCLUSIVE on a table',
  severity: 'warning',
  category: 'transactions',
  why: 'A lock is held until the transaction ends (manual, 13.3.1 “Table-Level Locks”). ACCESS EXCLUSIVE is quickly got over where the statement that takes it only changes the catalog; with work on rows behind it in the same transaction, nobody can so much as read the table until that is done too.',
  instead:
    'Split the migration: the change that takes ACCESS EXCLUSIVE in a transaction of its own, the work on rows before it or in a later one.',
  claim: { effects: { locks: { 'public.orders': 'ACCESS EXCLUSIVE' }, scans: ['public.lines'] } },
  heldBefore: true,
  yieldsTo: [
    'backfill-in-ddl-transaction',
    'validate-in-same-transaction',
    'create-index-without-concurrently',
    'refresh-materialized-view-without-concurrently',
    'add-check-without-not-valid',
    'add-foreign-key-without-not-valid',
    'add-unique-without-index',
    'add-primary-key-without-index',
    'add-exclusion-constraint',
  ],
  on: eachKind(workingKinds, (context) => {
    const [lock] = exclusiveLocks(context);
    const work = lock && !context.statement.within?.partly ? longWork(context) : undefined;
    if (!lock || !work || !context.transaction.isFirst(id)) return undefined;
    const table = displayName(lock.table);
    return {
      message: `The transaction holds ACCESS EXCLUSIVE on ${table} since ${placeOfLock(lock, context)}: nobody can read or write ${table} until ${work.what} is done.`,
    };
  }),
});
