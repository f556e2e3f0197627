import { mayEndTransaction, refusesTransactionBlock, transactionControl } from '../../sql/transactions.js';
import type { ScriptContext } from '../rule.js';
import { type Fixed, fixed, statementsBefore } from './edits.js';

/**
 * SET lock_timeout or statement_timeout before the first statement: SET LOCAL in a transaction that the tool opens and
 * nothing in the script ends. None where the script's only statement would no longer stand outside a transaction.
 */
export function timeoutAtTop(
  { script }: Pick<ScriptContext, 'script'>,
  parameter: 'lock_timeout' | 'statement_timeout',
  value: string,
): Fixed {
  const { statements } = script.parsed;
  const [statement] = statements;
  const alone = (one: typeof statement): boolean =>
    one !== undefined && (refusesTransactionBlock(one) || mayEndTransaction(one));
  if (!statement || (script.shape === 'one-query' && statements.length === 1 && alone(statement))) return {};
  const ended = statements.some((one) => transactionControl(one) === 'commit' || mayEndTransaction(one));
  const local = script.shape === 'none' || ended ? '' : 'LOCAL ';
  const sql = `SET ${local}${parameter} = '${value}'`;
  const context = { script, statement };
  return fixed(context, `Write ${sql} at the top`, [statementsBefore(context, [sql])]);
}
