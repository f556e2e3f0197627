import type { Node } from '@pgsql/types';
import type { Parser } from './parser.js';

/** The tree of an expression, which the grammar reads only in a statement; undefined for what is none. */
export async function parseExpression(parser: Parser, text: string): Promise<Node | undefined> {
  const outcome = await parser.parse(`SELECT ${text}`);
  const [select] = outcome.ok ? outcome.nodes : [];
  const [target] = select && 'SelectStmt' in select ? (select.SelectStmt.targetList ?? []) : [];
  return target && 'ResTarget' in target ? target.ResTarget.val : undefined;
}
