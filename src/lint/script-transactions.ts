import { isParsed } from '../sql/statements.js';
import { transactionControl } from '../sql/transactions.js';
import type { LintScript } from './project.js';

/** Offsets of the script's statements, each with the number of the transaction that the statement runs in. */
export type TransactionNumbers = ReadonlyMap<number, number>;

const cache = new WeakMap<LintScript, TransactionNumbers>();

/**
 * Which statements share a transaction: that of the tool, or those that the script opens itself. A statement outside
 * of both has one of its own.
 */
export function transactionNumbers(script: LintScript): TransactionNumbers {
  const known = cache.get(script) ?? countTransactions(script);
  cache.set(script, known);
  return known;
}

function countTransactions({ parsed, shape }: LintScript): TransactionNumbers {
  const numbers = new Map<number, number>();
  let open = shape !== 'none';
  let number = 0;
  for (const statement of parsed.statements.filter(isParsed)) {
    const control = transactionControl(statement);
    if (!open) number += 1;
    numbers.set(statement.start, number);
    if (control === 'begin') open = true;
    else if (control === 'commit' || control === 'rollback') {
      // What follows in the same simple query stands in a new implicit transaction: manual, 54.2.2.1.
      open = shape === 'one-query';
      number += open ? 1 : 0;
    }
  }
  return numbers;
}
