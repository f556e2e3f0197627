import { mayEndTransaction, refusesTransactionBlock, transactionControl } from '../../sql/transactions.js';
import type { PlannedScript } from '../plan.js';

/**
 * Whether a script can be tried out inside one transaction that is rolled back, so that the database stays
 * as it is. Whatever ends a transaction, or refuses to stand in one, has to be run for good.
 */
export const canRunInTransaction = ({ parsed }: PlannedScript): boolean =>
  parsed.statements.every(
    (statement) =>
      !refusesTransactionBlock(statement) &&
      !mayEndTransaction(statement) &&
      !['rollback', 'two-phase'].includes(transactionControl(statement) ?? ''),
  );

/** The statements alone, to be run in a transaction that is open already: shape `none` opens no other. */
export const withoutTransactionControl = (script: PlannedScript): PlannedScript => {
  const statements = script.parsed.statements.filter(
    (statement) => transactionControl(statement) === undefined,
  );
  return { ...script, shape: 'none', parsed: { ...script.parsed, statements } };
};
