import { defineRule } from '../../src/lint/rule.js';
import { transactionControl } from '../../src/sql/transactions.js';

export default defineRule({
  id: 'commit-in-wrapped-migration',
  summary: 'COMMIT or ROLLBACK ends the transaction of the migration tool half way',
  severity: 'error',
  category: 'transactions',
  why: 'The tool opens a transaction around the script, or sends it as one query, so that it takes effect whole or not at all. A COMMIT in it ends that transaction: what follows is no longer undone when the script fails, and the tool may not record what was applied. ROLLBACK discards all that the script did before it, without an error (manual, 54.2.2.1 “Multiple Statements in a Simple Query”).',
  instead:
    'Leave COMMIT and ROLLBACK to the tool; split the script into two migrations where two transactions are meant, and use SAVEPOINT and ROLLBACK TO to undo a part.',
  claim: { fails: '25P01' },
  on: {
    TransactionStmt(_, { statement, transaction, script }) {
      const control = transactionControl(statement);
      if ((control !== 'commit' && control !== 'rollback') || statement.within) return undefined;
      const { openedBy } = transaction;
      if (openedBy !== 'tool' && openedBy !== 'one query') return undefined;
      const isLast = script.parsed.statements.at(-1)?.start === statement.start;
      if (control === 'rollback')
        return { message: 'This ROLLBACK discards all that the script did before it in this transaction.' };
      if (openedBy === 'one query' && isLast) return undefined;
      const owner =
        openedBy === 'tool' ? 'the transaction of the migration tool' : 'the transaction of the query';
      return {
        message: `This COMMIT ends ${owner}, so that a failure after it leaves the script half applied.`,
      };
    },
  },
});
