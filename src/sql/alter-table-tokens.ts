import type { AlterTableCmd } from '@pgsql/types';
import type { Statement } from './statements.js';
import { commandsOf } from './table-parts.js';
import { isPhrase, type Token, tokensOf } from './tokens.js';

/** An ALTER TABLE as it is written. */
export interface AlterTableTokens {
  /** `orders`, `shop . "Orders"`. */
  readonly table: readonly Token[];
  /** The sub-command that was asked for. */
  readonly command: readonly Token[];
}

/**
 * The tokens of one sub-command, which has no location in PostgreSQL's parse tree. Undefined where the text cannot be
 * laid beside the tree. Grammar: AlterTableStmt, relation_expr and alter_table_cmds in src/backend/parser/gram.y.
 */
export function alterTableTokens(statement: Statement, command: AlterTableCmd): AlterTableTokens | undefined {
  if (statement.kind !== 'AlterTableStmt') return undefined;
  const tokens = tokensOf(statement.text);
  const header = headerOf(tokens);
  const commands = header && splitAtCommas(tokens.slice(header.end));
  const inTree = commandsOf(statement.node);
  const own = commands?.length === inTree.length ? commands[inTree.indexOf(command)] : undefined;
  return header && own && own.length > 0 ? { table: header.table, command: own } : undefined;
}

/** ALTER [FOREIGN] TABLE [IF EXISTS] [ONLY] name [*], the name in parentheses if it likes. */
function headerOf(
  tokens: readonly Token[],
): { readonly table: readonly Token[]; readonly end: number } | undefined {
  let at = isPhrase(tokens, 1, ['FOREIGN']) ? 2 : 1;
  if (!isPhrase(tokens, at, ['TABLE'])) return undefined;
  at += isPhrase(tokens, at + 1, ['IF', 'EXISTS']) ? 3 : 1;
  if (isPhrase(tokens, at, ['ONLY'])) at += 1;
  if (tokens[at]?.text === '(') at += 1;
  const end = endOfName(tokens, at);
  const behind = [')', '*'].includes(tokens[end]?.text ?? '') ? end + 1 : end;
  return { table: tokens.slice(at, end), end: behind };
}

/** Where the name that begins at `at` ends: words with dots between them. */
export function endOfName(tokens: readonly Token[], at: number): number {
  let end = at + 1;
  while (tokens[end]?.text === '.') end += 2;
  return end;
}

/** Cuts at the commas that stand in no parentheses or brackets. */
function splitAtCommas(tokens: readonly Token[]): readonly (readonly Token[])[] {
  const parts: Token[][] = [[]];
  let depth = 0;
  for (const token of tokens) {
    if (token.text === '(' || token.text === '[') depth += 1;
    else if (token.text === ')' || token.text === ']') depth -= 1;
    if (token.text === ',' && depth === 0) parts.push([]);
    else parts.at(-1)?.push(token);
  }
  return parts;
}
