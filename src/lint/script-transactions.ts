import { transactionControl } from '../sql/transactions.js';
import { addTo, once } from './once.js';
import type { LintScript } from './project.js';
import type { RunStatement } from './run-order.js';

/** The statements of a script by their order, each with the number of the transaction that it runs in. */
export type TransactionNumbers = ReadonlyMap<number, number>;

/**
 * Which statements share a transaction: that of the tool, or those that the script opens itself. A statement outside
 * of both has one of its own, which what it calls shares.
 */
export const transactionNumbers = once(countTransactions);

/** The statements of a script, those together that share a transaction. */
export function transactionsOf(script: LintScript): readonly (readonly RunStatement[])[] {
  const numbers = transactionNumbers(script);
  const groups = new Map<number, RunStatement[]>();
  for (const statement of script.statements) addTo(groups, numbers.get(statement.order) ?? 0, statement);
  return [...groups.values()];
}

function countTransactions({ statements, shape }: LintScript): TransactionNumbers {
  const numbers = new Map<number, number>();
  let open = shape !== 'none';
  let number = 0;
  for (const statement of statements) {
    const control = transactionControl(statement);
    if (!open && !statement.within) number += 1;
    numbers.set(statement.order, number);
    if (control === 'begin') open = true;
    else if (control === 'commit' || control === 'rollback') {
      // What follows in the same simple query stands in a new implicit transaction: manual, 54.2.2.1.
      open = shape === 'one-query';
      number += open ? 1 : 0;
    }
  }
  return numbers;
}
