import { droppedObjects } from '../sql/dropped-objects.js';
import { displayName } from '../sql/names.js';
import type { NodeKind } from '../sql/statements.js';
import { lockingKinds } from '../sql/table-locks.js';
import { type TimeoutName, timeoutSettings } from '../sql/timeout-settings.js';
import { blockingLocks } from './held-locks.js';
import { isNewIndex } from './indexes.js';
import { longWork, workingKinds } from './long-work.js';
import type { StatementContext } from './rule.js';
import { transactionNumbers } from './script-transactions.js';

/** The kinds of statements that may need a timeout. */
export const guardedKinds: Readonly<Record<TimeoutName, readonly NodeKind[]>> = {
  lock_timeout: lockingKinds,
  statement_timeout: [...new Set([...lockingKinds, ...workingKinds])],
};

/** `ACCESS EXCLUSIVE on orders`: the first lock that the statement waits for and that makes others wait behind it. */
export function awaitedLock(context: StatementContext): string | undefined {
  const { statement } = context;
  // CREATE OR REPLACE VIEW mostly makes a view that was not there; which there were is not known.
  if (statement.kind === 'ViewStmt' || statement.within?.partly) return undefined;
  const [lock] = blockingLocks(context);
  if (lock) return `${lock.mode} on ${displayName(lock.table)}`;
  if (statement.kind !== 'DropStmt' || statement.node.removeType !== 'OBJECT_INDEX') return undefined;
  if (statement.node.concurrent) return undefined;
  const index = droppedObjects(statement.node).find(({ name }) => !isNewIndex(context, name));
  return index && `ACCESS EXCLUSIVE on the table of ${displayName(index.name)}`;
}

/** Whether the timeout should limit the statement; CONCURRENTLY is meant to wait, and to take its time. */
export const needsTimeout = (context: StatementContext, name: TimeoutName): boolean =>
  awaitedLock(context) !== undefined ||
  (name === 'statement_timeout' && !context.statement.within?.partly && longWork(context) !== undefined);

/** Whether the script limits the timeout behind the statement, in a way that would have reached this one too. */
export function isLimitedLater({ script, statement }: StatementContext, name: TimeoutName): boolean {
  const numbers = transactionNumbers(script);
  return script.statements
    .slice(statement.order + 1)
    .some((later) =>
      timeoutSettings(later).some(
        ({ timeout, milliseconds, local }) =>
          timeout === name &&
          milliseconds !== 'default' &&
          milliseconds > 0 &&
          (!local || numbers.get(later.order) === numbers.get(statement.order)),
      ),
    );
}
