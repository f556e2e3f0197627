import type { A_Const, FuncCall, Node } from '@pgsql/types';
import { quoteIdentifier, quoteLiteral } from '../postgres/identifiers.js';
import { stringsOf } from '../sql/names.js';

/** What an expression is known to yield: `…` stands where a part of it is not known. */
export interface FoldedText {
  readonly text: string;
  readonly complete: boolean;
}

/** Stands for what is not known. Any byte above 127 may stand in an identifier, so the grammar takes it for a name. */
export const hole = '…';

const unknown: FoldedText = { text: hole, complete: false };

const known = (text: string): FoldedText => ({ text, complete: true });

/** What a variable is known to hold. */
export type Variables = (name: string) => FoldedText | undefined;

/**
 * Computes what needs no server: constants, `||`, format(), concat(), quote_ident() and quote_literal() of what can be
 * computed, and variables that hold such a value all the time.
 */
export function foldText(node: Node | undefined, variables: Variables): FoldedText {
  if (!node) return unknown;
  if ('A_Const' in node) return constant(node.A_Const);
  if ('TypeCast' in node) return foldText(node.TypeCast.arg, variables);
  if ('ColumnRef' in node) {
    const names = stringsOf(node.ColumnRef.fields);
    return (names.length === 1 ? variables(names[0] ?? '') : undefined) ?? unknown;
  }
  if ('A_Expr' in node && node.A_Expr.kind === 'AEXPR_OP' && stringsOf(node.A_Expr.name).at(-1) === '||') {
    return joined([foldText(node.A_Expr.lexpr, variables), foldText(node.A_Expr.rexpr, variables)]);
  }
  return 'FuncCall' in node ? call(node.FuncCall, variables) : unknown;
}

function constant({ isnull, sval, ival, fval }: A_Const): FoldedText {
  if (isnull) return unknown;
  if (sval) return known(sval.sval ?? '');
  if (fval) return known(fval.fval ?? '');
  return ival ? known(String(ival.ival ?? 0)) : unknown;
}

const joined = (parts: readonly FoldedText[]): FoldedText => ({
  text: parts.map(({ text }) => text).join(''),
  complete: parts.every(({ complete }) => complete),
});

function call({ funcname, args = [] }: FuncCall, variables: Variables): FoldedText {
  const values = args.map((arg) => foldText(arg, variables));
  const [first = unknown, ...rest] = values;
  switch (stringsOf(funcname).at(-1)) {
    case 'format':
      return format(first, rest);
    case 'concat':
      return joined(values);
    case 'quote_ident':
      return identifier(first);
    case 'quote_literal':
    case 'quote_nullable':
      return literal(first);
    default:
      return unknown;
  }
}

const identifier = (value: FoldedText): FoldedText =>
  value.complete ? known(quoteIdentifier(value.text)) : unknown;

const literal = (value: FoldedText): FoldedText =>
  value.complete ? known(quoteLiteral(value.text)) : { text: `'${hole}'`, complete: false };

/** `%[position$][flags][width]type`: manual, 9.4.1 “format”. */
export const formatSpecifier = /%(?:(\d+)\$)?(-?)(\*(?:\d+\$)?|\d+)?([^])/g;

function format(template: FoldedText, values: readonly FoldedText[]): FoldedText {
  let next = 0;
  let complete = template.complete;
  const text = template.text.replace(
    formatSpecifier,
    (_, position: string | undefined, _flag, _width, type: string) => {
      if (type === '%') return '%';
      if (position !== undefined) next = Number(position) - 1;
      const value = formatted(values[next] ?? unknown, type);
      next += 1;
      complete &&= value.complete;
      return value.text;
    },
  );
  return { text, complete };
}

function formatted(value: FoldedText, type: string): FoldedText {
  if (type === 'I') return identifier(value);
  return type === 'L' ? literal(value) : value;
}
