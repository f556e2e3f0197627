import { ownMigrationHelp } from '../../src/lint/outside-transaction.js';
import { defineRule, type Problem, type StatementContext } from '../../src/lint/rule.js';
import { refusesTransactionBlock } from '../../src/sql/transactions.js';

export default defineRule({
  id: 'concurrently-in-transaction',
  summary: 'CONCURRENTLY inside a transaction fails, and the migration with it',
  severity: 'error',
  category: 'transactions',
  why: 'CREATE INDEX, DROP INDEX, REINDEX and DETACH PARTITION with CONCURRENTLY commit several times while they work, so Postgres refuses them inside a transaction block (25001), whether BEGIN, the migration tool, or several statements in one simple query opened it (manual, 54.2.2.1 “Multiple Statements in a Simple Query”). The deployment stops there. REFRESH MATERIALIZED VIEW CONCURRENTLY may stand in a transaction.',
  instead:
    'Write it as the only statement of a migration that the tool runs outside a transaction, or after COMMIT.',
  claim: { fails: '25001' },
  on: {
    IndexStmt: (_, context) => check('CREATE INDEX CONCURRENTLY', context),
    DropStmt: (_, context) => check('DROP INDEX CONCURRENTLY', context),
    ReindexStmt: (_, context) =>
      /\bCONCURRENTLY\b/i.test(context.statement.text) ? check('REINDEX CONCURRENTLY', context) : undefined,
    AlterTableStmt: (_, context) => check('DETACH PARTITION CONCURRENTLY', context),
  },
});

function check(command: string, context: StatementContext): Problem | undefined {
  const { statement, transaction } = context;
  if (transaction.openedBy === undefined || statement.within) return undefined;
  if (!refusesTransactionBlock(statement)) return undefined;
  const where = {
    script: 'the transaction that BEGIN opened',
    tool: 'the transaction that the migration tool opens',
    'one query': 'the transaction that several statements in one query share',
  }[transaction.openedBy];
  return {
    message: `${command} fails with 25001 in ${where}.`,
    help: ownMigrationHelp(context, command),
  };
}
