import type { A_Expr, FuncCall, Node, TypeCast } from '@pgsql/types';
import { columnType } from '../sql/column-types.js';
import { stringsOf } from '../sql/names.js';
import { formatSpecifier } from './fold-text.js';

/** Types whose text may be anything; that of a number, a date or a regclass may not. */
export const textTypes: ReadonlySet<string> = new Set([
  'text',
  'varchar',
  'bpchar',
  'char',
  'name',
  'citext',
]);

/** The parameter whose text stands unquoted in a variable or in `$n`; undefined where there is none. */
export type Hostile = (variable: string) => string | undefined;

/** Functions that give the text of an argument on. */
const passing: ReadonlySet<string> = new Set([
  ...['concat', 'concat_ws', 'lower', 'upper', 'initcap', 'trim', 'btrim', 'ltrim', 'rtrim', 'replace'],
  ...['substr', 'substring', 'left', 'right', 'lpad', 'rpad', 'repeat', 'reverse', 'translate'],
]);

/**
 * The parameter whose text an expression puts into its value as it is. quote_ident(), quote_literal(), `%I` and `%L`
 * of format() and casts to other types make it harmless; of functions that are not known it is supposed.
 */
export function hostileIn(node: Node | undefined, hostile: Hostile): string | undefined {
  if (!node) return undefined;
  if ('ColumnRef' in node) return hostile(stringsOf(node.ColumnRef.fields).join('.'));
  if ('ParamRef' in node) return hostile(`$${node.ParamRef.number ?? 0}`);
  if ('TypeCast' in node) return inCast(node.TypeCast, hostile);
  if ('A_Expr' in node) return inOperator(node.A_Expr, hostile);
  if ('CoalesceExpr' in node) return firstOf(node.CoalesceExpr.args, hostile);
  return 'FuncCall' in node ? inCall(node.FuncCall, hostile) : undefined;
}

function inCast({ arg, typeName }: TypeCast, hostile: Hostile): string | undefined {
  const type = columnType(typeName);
  return type && textTypes.has(type.name) ? hostileIn(arg, hostile) : undefined;
}

const inOperator = ({ kind, name, lexpr, rexpr }: A_Expr, hostile: Hostile): string | undefined =>
  kind === 'AEXPR_OP' && stringsOf(name).at(-1) === '||'
    ? (hostileIn(lexpr, hostile) ?? hostileIn(rexpr, hostile))
    : undefined;

function firstOf(nodes: readonly Node[] | undefined, hostile: Hostile): string | undefined {
  for (const node of nodes ?? []) {
    const found = hostileIn(node, hostile);
    if (found !== undefined) return found;
  }
  return undefined;
}

function inCall({ funcname, args = [] }: FuncCall, hostile: Hostile): string | undefined {
  const name = stringsOf(funcname).at(-1) ?? '';
  if (passing.has(name)) return firstOf(args, hostile);
  return name === 'format' ? inFormat(args, hostile) : undefined;
}

function inFormat([template, ...values]: readonly Node[], hostile: Hostile): string | undefined {
  const text = template && 'A_Const' in template ? template.A_Const.sval?.sval : undefined;
  if (text === undefined) return hostileIn(template, hostile);
  let next = 0;
  for (const [, position, , , type] of text.matchAll(formatSpecifier)) {
    if (type === '%') continue;
    if (position !== undefined) next = Number(position) - 1;
    const found = type === 's' ? hostileIn(values[next], hostile) : undefined;
    if (found !== undefined) return found;
    next += 1;
  }
  return undefined;
}
