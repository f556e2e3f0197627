import type { Node } from '@pgsql/types';
import { isFalse, isSwitchedOn, optionsOf } from './options.js';
import type { Statement, UnparsedStatement } from './statements.js';

/** What a statement does to the transaction block around it; undefined for all that is no transaction control. */
export type TransactionControl = 'begin' | 'commit' | 'rollback' | 'savepoint' | 'two-phase';

export function transactionControl(statement: Statement | UnparsedStatement): TransactionControl | undefined {
  if (statement.kind !== 'TransactionStmt') return undefined;
  switch (statement.node.kind) {
    case 'TRANS_STMT_BEGIN':
    case 'TRANS_STMT_START':
      return 'begin';
    case 'TRANS_STMT_COMMIT':
      return 'commit';
    case 'TRANS_STMT_ROLLBACK':
      return 'rollback';
    case 'TRANS_STMT_PREPARE':
    case 'TRANS_STMT_COMMIT_PREPARED':
    case 'TRANS_STMT_ROLLBACK_PREPARED':
      return 'two-phase';
    default:
      return 'savepoint';
  }
}

/**
 * Whether Postgres refuses the statement inside a transaction block (SQLSTATE 25001).
 * Source: the callers of PreventInTransactionBlock() in src/backend.
 */
export function refusesTransactionBlock(statement: Statement | UnparsedStatement): boolean {
  switch (statement.kind) {
    case 'IndexStmt':
    case 'DropStmt':
      return statement.node.concurrent === true;
    case 'ReindexStmt':
      return reindexesAlone(statement);
    case 'VacuumStmt':
      return statement.node.is_vacuumcmd === true;
    case 'AlterTableStmt':
      return detachesConcurrently(statement);
    case 'ClusterStmt':
      return statement.node.relation === undefined;
    default:
      return refusingKinds.has(statement.kind) || refusesByOption(statement);
  }
}

const refusingKinds: ReadonlySet<string> = new Set([
  'CreatedbStmt',
  'DropdbStmt',
  'AlterSystemStmt',
  'CreateTableSpaceStmt',
  'DropTableSpaceStmt',
]);

function refusesByOption(statement: Statement | UnparsedStatement): boolean {
  switch (statement.kind) {
    case 'DiscardStmt':
      return statement.node.target === 'DISCARD_ALL';
    case 'AlterDatabaseStmt':
      return optionsOf(statement.node.options).some(({ defname }) => defname === 'tablespace');
    case 'TransactionStmt':
      return ['TRANS_STMT_COMMIT_PREPARED', 'TRANS_STMT_ROLLBACK_PREPARED'].includes(
        statement.node.kind ?? '',
      );
    case 'CreateSubscriptionStmt':
      return createsSlot(statement.node.options);
    default:
      return false;
  }
}

/** The slot is made by default, unless there is no connection to make it through: manual, CREATE SUBSCRIPTION. */
const createsSlot = (options: readonly Node[] | undefined): boolean =>
  !optionsOf(options).some(
    (option) => ['connect', 'create_slot'].includes(option.defname ?? '') && isFalse(option),
  );

const reindexesAlone = ({ node }: Extract<Statement, { kind: 'ReindexStmt' }>): boolean =>
  isSwitchedOn(node.params, 'concurrently') ||
  !['REINDEX_OBJECT_INDEX', 'REINDEX_OBJECT_TABLE'].includes(node.kind ?? '');

const detachesConcurrently = (statement: Extract<Statement, { kind: 'AlterTableStmt' }>): boolean =>
  (statement.node.cmds ?? []).some((command) => {
    if (!('AlterTableCmd' in command) || command.AlterTableCmd.subtype !== 'AT_DetachPartition') return false;
    const partition = command.AlterTableCmd.def;
    return (
      partition !== undefined && 'PartitionCmd' in partition && partition.PartitionCmd.concurrent === true
    );
  });

/**
 * Whether the statement may end a transaction by itself: a procedure, or a DO block whose body says COMMIT or
 * ROLLBACK. Inside a transaction block that fails with 2D000, so such a statement is run outside one where the
 * migration tool would do so. Manual, 43.8 “Transaction Management”.
 */
export function mayEndTransaction(statement: Statement | UnparsedStatement): boolean {
  if (statement.kind === 'CallStmt') return true;
  return statement.kind === 'DoStmt' && /\b(?:commit|rollback)\b/i.test(statement.text);
}
