import { defineRule } from '../../src/lint/rule.js';
import { transactionControl } from '../../src/sql/transactions.js';

export default defineRule({
  id: 'nested-transaction',
  summary: 'BEGIN inside a transaction opens none, and its COMMIT ends the outer one',
  severity: 'error',
  category: 'transactions',
  why: 'Postgres has no nested transactions: BEGIN inside a transaction block only warns that there is already one (manual, BEGIN). The COMMIT that belongs to it then ends the outer transaction, that of the migration tool too, and all that follows is committed statement by statement: a failure leaves the migration half applied.',
  instead: 'Leave out BEGIN and its COMMIT; to undo a part, use SAVEPOINT and ROLLBACK TO.',
  claim: { fails: '25P01' },
  on: {
    TransactionStmt(_, { statement, transaction }) {
      if (transactionControl(statement) !== 'begin' || statement.within) return undefined;
      // It makes the implicit transaction of a simple query the script's own: manual, 54.2.2.1.
      const { openedBy } = transaction;
      if (openedBy === undefined || openedBy === 'one query') return undefined;
      const outer = openedBy === 'tool' ? 'the migration tool' : 'an earlier BEGIN';
      return {
        message: `This BEGIN opens nothing, because ${outer} has opened a transaction, and the next COMMIT ends that one.`,
      };
    },
  },
});
