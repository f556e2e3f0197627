import { eachKind } from '../../src/lint/each-kind.js';
import { guardedKinds, needsTimeout } from '../../src/lint/guarded-by-timeouts.js';
import { defineRule, type Problem, type StatementContext } from '../../src/lint/rule.js';
import { type TimeoutName, timeoutNames } from '../../src/sql/timeout-settings.js';

export default defineRule({
  id: 'timeout-out-of-bounds',
  summary: 'A script sets a timeout to 0 or longer than allowed for a statement that blocks others',
  severity: 'warning',
  category: 'transactions',
  why: 'A timeout of 0 is none: the statement waits for its lock until it gets it, and all that comes after it waits behind it (manual, 19.11.1 “Statement Behavior”). A timeout longer than users put up with guards no better.',
  instead:
    "Write SET lock_timeout = '5s', and try again when it times out. A long one is right for CONCURRENTLY alone: set it for that statement only. The bounds are session.maxLockTimeout and session.maxStatementTimeout of the config.",
  claim: {
    unprovable:
      'The same locks are taken under any timeout; it shows only in how long a second session keeps the first one waiting.',
  },
  on: eachKind(guardedKinds.statement_timeout, (context) =>
    timeoutNames.flatMap((name) => problemOf(name, context) ?? []),
  ),
});

/** Reported at the SET, once, where a statement follows that it should guard. CONCURRENTLY wants a long one. */
function problemOf(name: TimeoutName, context: StatementContext): Problem | undefined {
  const { script, transaction } = context;
  const timeout = transaction.timeout(name);
  const set = timeout?.statement;
  if (!timeout || !set || script.statements[set.order] !== set || !needsTimeout(context, name))
    return undefined;
  const message = complaint(name, timeout.milliseconds, context);
  return message === undefined ? undefined : { message, at: set.region };
}

/** Without a bound for it a statement may run for as long as it takes: statement_timeout = 0 is Postgres's default. */
function complaint(
  name: TimeoutName,
  milliseconds: number,
  { project }: StatementContext,
): string | undefined {
  const { maxLockTimeoutMs, maxStatementTimeoutMs } = project.settings.session;
  const most = name === 'lock_timeout' ? maxLockTimeoutMs : maxStatementTimeoutMs;
  if (milliseconds === 0 && (name === 'lock_timeout' || most !== undefined)) {
    return `${name} = 0 sets no limit to a statement that follows and that blocks others.`;
  }
  if (most === undefined || milliseconds <= most) return undefined;
  return `${name} of ${inSeconds(milliseconds)} is longer than the ${inSeconds(most)} that the config allows where a statement that follows blocks others.`;
}

const inSeconds = (milliseconds: number): string => `${String(milliseconds / 1000)} s`;
