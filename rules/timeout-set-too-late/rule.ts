import { eachKind } from '../../src/lint/each-kind.js';
import { defineRule, type Problem, type StatementContext } from '../../src/lint/rule.js';
import { transactionNumbers } from '../../src/lint/script-transactions.js';
import { timeoutSettings, type TimeoutSetting } from '../../src/sql/timeout-settings.js';
import { lineInWords } from '../../src/sql/composed-text.js';

export default defineRule({
  id: 'timeout-set-too-late',
  summary: 'A timeout is set behind the statement that it should guard',
  severity: 'warning',
  category: 'transactions',
  why: 'SET holds for the statements that come after it (manual, SET). Those before it wait for their locks, or run, without any limit, and all that comes after them waits behind them.',
  instead: 'Move the SET above the first statement that locks a table or works on its rows.',
  claim: {
    unprovable:
      'The same locks are taken whether the SET stands before or behind; the timeout shows only in how long a second session keeps the first one waiting.',
  },
  on: eachKind(['VariableSetStmt', 'SelectStmt'], (context) =>
    timeoutSettings(context.statement).flatMap((setting) => problemOf(setting, context) ?? []),
  ),
});

/** RESET, or SET to 0, behind the last statement is good manners. */
function problemOf(
  { timeout, milliseconds, local }: TimeoutSetting,
  { script, statement, transaction }: StatementContext,
): Problem | undefined {
  const unguarded = transaction.unguarded(timeout);
  if (!unguarded || milliseconds === 'default' || milliseconds === 0) return undefined;
  if (transaction.timeout(timeout)) return undefined;
  const numbers = transactionNumbers(script);
  if (local && numbers.get(unguarded.order) !== numbers.get(statement.order)) return undefined;
  const line = lineInWords(unguarded.region.startLine, script);
  return { message: `${timeout} is set too late for the statement on ${line}, which ran without one.` };
}
