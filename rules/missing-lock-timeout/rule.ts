import { eachKind } from '../../src/lint/each-kind.js';
import { awaitedLock, guardedKinds, isLimitedLater } from '../../src/lint/guarded-by-timeouts.js';
import { timeoutAtTop } from '../../src/lint/fixes/timeouts.js';
import { defineRule } from '../../src/lint/rule.js';

export default defineRule({
  id: 'missing-lock-timeout',
  summary: 'A lock that blocks others is awaited with no lock_timeout in force',
  severity: 'warning',
  category: 'transactions',
  why: 'While the statement waits for its lock behind one long query, every query that comes after it waits behind the statement: the table stands still although nothing is being changed. Without lock_timeout that lasts as long as the long query does (manual, 19.11.1 “Statement Behavior”).',
  instead:
    "Write SET lock_timeout = '5s' before the first statement, or configure session.lockTimeout if the deployment sets one, and run the migration again when it times out.",
  claim: {
    unprovable:
      'The same locks are taken with and without lock_timeout; it shows only in how long a second session keeps the first one waiting.',
  },
  yieldsTo: [
    'create-index-without-concurrently',
    'drop-index-without-concurrently',
    'reindex-without-concurrently',
  ],
  on: eachKind(guardedKinds.lock_timeout, (context) => {
    const { transaction, script } = context;
    // Whoever rolls back by hand minds the locks.
    if (script.direction === 'down') return undefined;
    if (transaction.timeout('lock_timeout') || transaction.unguarded('lock_timeout')) return undefined;
    const lock = awaitedLock(context);
    if (lock === undefined || isLimitedLater(context, 'lock_timeout')) return undefined;
    return {
      message: `The statement waits for ${lock} with no lock_timeout, and all that comes after it waits behind it.`,
      ...timeoutAtTop(context, 'lock_timeout', '5s'),
    };
  }),
});
