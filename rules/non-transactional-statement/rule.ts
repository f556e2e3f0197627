import { ownMigrationHelp } from '../../src/lint/outside-transaction.js';
import { defineRule, type Problem, type StatementContext } from '../../src/lint/rule.js';
import { refusesTransactionBlock } from '../../src/sql/transactions.js';

export default defineRule({
  id: 'non-transactional-statement',
  summary: 'A statement that no transaction may hold, such as VACUUM, fails the migration',
  severity: 'error',
  category: 'transactions',
  why: 'VACUUM, CLUSTER of all tables, REINDEX of a schema or database, CREATE and DROP DATABASE or TABLESPACE, ALTER SYSTEM, DISCARD ALL, COMMIT PREPARED and CREATE SUBSCRIPTION with a slot cannot be rolled back, so Postgres refuses them inside a transaction block (25001), whether BEGIN, the migration tool, or several statements in one simple query opened it (manual, 54.2.2.1 “Multiple Statements in a Simple Query”). The deployment stops there.',
  instead:
    'Write it as the only statement of a migration that the tool runs outside a transaction, or leave it to whoever runs the server.',
  claim: { fails: '25001' },
  on: {
    VacuumStmt: (_, context) => check('VACUUM', context),
    ClusterStmt: (_, context) => check('CLUSTER', context),
    ReindexStmt: (_, context) =>
      /\bCONCURRENTLY\b/i.test(context.statement.text) ? undefined : check('REINDEX', context),
    CreatedbStmt: (_, context) => check('CREATE DATABASE', context),
    DropdbStmt: (_, context) => check('DROP DATABASE', context),
    AlterDatabaseStmt: (_, context) => check('ALTER DATABASE … SET TABLESPACE', context),
    AlterSystemStmt: (_, context) => check('ALTER SYSTEM', context),
    CreateTableSpaceStmt: (_, context) => check('CREATE TABLESPACE', context),
    DropTableSpaceStmt: (_, context) => check('DROP TABLESPACE', context),
    DiscardStmt: (_, context) => check('DISCARD ALL', context),
    CreateSubscriptionStmt: (_, context) => check('CREATE SUBSCRIPTION with a slot', context),
    TransactionStmt: ({ kind }, context) =>
      check(kind === 'TRANS_STMT_COMMIT_PREPARED' ? 'COMMIT PREPARED' : 'ROLLBACK PREPARED', context),
  },
});

function check(command: string, context: StatementContext): Problem | undefined {
  const { statement, transaction } = context;
  if (transaction.openedBy === undefined || statement.within) return undefined;
  if (!refusesTransactionBlock(statement)) return undefined;
  return {
    message: `${command} fails with 25001: it cannot run inside a transaction.`,
    help: ownMigrationHelp(context, command),
  };
}
