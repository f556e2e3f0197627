import type { LintScript } from '../../src/lint/project.js';
import { defineRule } from '../../src/lint/rule.js';
import type { RunStatement } from '../../src/lint/run-order.js';
import { transactionControl } from '../../src/sql/transactions.js';

export default defineRule({
  id: 'unclosed-transaction',
  summary: 'BEGIN without COMMIT: nothing of it is applied when the session ends',
  severity: 'error',
  category: 'transactions',
  why: 'When a session ends inside a transaction block, Postgres rolls the block back without an error (manual, BEGIN and COMMIT). psql then exits with success, the migration counts as applied, and nothing of it is there; a tool that keeps the session finds it inside a transaction that it did not open.',
  instead: 'Write COMMIT at the end of the script.',
  claim: { fails: '42P01' },
  script({ script }) {
    // What a tool opens it also commits, whoever said BEGIN.
    if (script.shape === 'wrapped') return undefined;
    const open = openAtEnd(script);
    return (
      open && {
        message: 'No COMMIT follows this BEGIN, so nothing after it is applied when the session ends.',
        at: open.region,
      }
    );
  },
});

function openAtEnd({ statements }: LintScript): RunStatement | undefined {
  let open: RunStatement | undefined;
  for (const statement of statements) {
    if (statement.kind !== 'TransactionStmt' || statement.within) continue;
    const { kind, chain } = statement.node;
    const control = transactionControl(statement);
    if (control === 'begin') open ??= statement;
    else if (control !== 'savepoint' && kind !== undefined) open = chain === true ? statement : undefined;
  }
  return open;
}
