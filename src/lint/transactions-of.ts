import { transactionControl } from '../sql/transactions.js';
import type { LintScript } from './project.js';
import type { RunStatement } from './run-order.js';

/**
 * The statements of a script, those together that share a transaction: the one that its tool wraps around it, or
 * one that the script opens. Outside of both each statement is alone.
 */
export function transactionsOf({ statements, shape }: LintScript): readonly (readonly RunStatement[])[] {
  const groups: RunStatement[][] = [];
  let open: RunStatement[] | undefined = shape === 'none' ? undefined : [];
  if (open) groups.push(open);
  for (const statement of statements) {
    const control = transactionControl(statement);
    if (open) open.push(statement);
    else groups.push([statement]);
    if (control === 'begin') open ??= groups.at(-1);
    else if (control === 'commit' || control === 'rollback') {
      // What follows a COMMIT in one simple query is the next implicit transaction: manual, 54.2.2.1.
      open = shape === 'one-query' ? [] : undefined;
      if (open) groups.push(open);
    }
  }
  return groups;
}
