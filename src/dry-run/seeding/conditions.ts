import { parseArray } from '../../engines/values.js';
import { quoteIdentifier } from '../../postgres/identifiers.js';
import type { Check, SeedColumn } from './schema.js';

/** String constants as pg_get_expr() writes them; names in double quotes are passed over by the second branch. */
const token = /(E?)'((?:[^']|'')*)'|"(?:[^"]|"")*"|(?<![\w.])-?\d+(?:\.\d+)?(?![\w.])/g;

/**
 * The constants of a condition as text, in the order of its text. What they are compared with does not matter: Postgres
 * itself says which of the values near them satisfy the condition.
 */
export function constantsIn(expression: string): readonly string[] {
  const found = [...expression.matchAll(token)].flatMap(([whole, escaped, text]) => {
    if (text !== undefined) return fromLiteral(text, escaped === 'E');
    return whole.startsWith('"') ? [] : [whole];
  });
  return [...new Set(found)].slice(0, mostConstants);
}

/** A list of countries is one of 250; more would make a statement that takes longer than it is worth. */
const mostConstants = 300;

function fromLiteral(quoted: string, escaped: boolean): readonly string[] {
  const doubled = quoted.replaceAll("''", "'");
  const text = escaped ? doubled.replaceAll('\\\\', '\\') : doubled;
  if (!/^\{.*\}$/s.test(text)) return [text];
  const elements = parseArray(text, (element) => element);
  return [text, ...elements.filter((element): element is string => typeof element === 'string')];
}

/** A string, a name in double quotes, another name or keyword. */
const word = /E?'(?:[^']|'')*'|"((?:[^"]|"")*)"|[\p{L}_][\p{L}\p{N}_$]*/gu;

/** The columns that a condition names, and perhaps some that it does not. */
export function columnsIn(expression: string, columns: readonly SeedColumn[]): readonly SeedColumn[] {
  const names = new Set(
    [...expression.matchAll(word)].map(([whole, quoted]) => quoted?.replaceAll('""', '"') ?? whole),
  );
  return columns.filter(({ name }) => names.has(name));
}

/** Whether a condition says nothing but that this column is not NULL, in whichever conjunction. */
export const demandsNotNull = ({ expression }: Check, { name }: SeedColumn): boolean => {
  const conjuncts = expression.replaceAll(/[()]/g, ' ').split(/\sAND\s/);
  const wanted = new Set([`${name} IS NOT NULL`, `${quoteIdentifier(name)} IS NOT NULL`]);
  return !/\b(OR|CASE)\b/.test(expression) && conjuncts.some((conjunct) => wanted.has(conjunct.trim()));
};
