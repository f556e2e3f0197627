import { isParsed, type Statement } from '../sql/statements.js';
import { transactionControl } from '../sql/transactions.js';
import type { LintScript } from './project.js';

/**
 * The statements of a script, those together that share a transaction: the one that its tool wraps around it, or
 * one that the script opens. Outside of both each statement is alone.
 */
export function transactionsOf({ parsed, shape }: LintScript): readonly (readonly Statement[])[] {
  const groups: Statement[][] = [];
  let open: Statement[] | undefined = shape === 'none' ? undefined : [];
  if (open) groups.push(open);
  for (const statement of parsed.statements.filter(isParsed)) {
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
