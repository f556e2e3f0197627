import type { Span } from '../sql/split-script.js';
import { nameOfToken, type Token, tokenAt } from './tokens.js';

/**
 * The body with types that PL/pgSQL's parser has no catalog for replaced by ones it knows; every character behind them
 * keeps its place. `t.c%TYPE` becomes `text`, or `record` where the body names a field of the variable, and so does
 * `t%ROWTYPE`.
 */
export function withoutReferredTypes(body: string, tokens: readonly Token[]): string {
  const isComposite = compositesIn(tokens);
  const spans = tokens.flatMap((token, index) => {
    const word = tokenAt(tokens, index + 1);
    const first = token.text === '%' && /^(?:row)?type$/.test(word.text) ? startOfName(tokens, index) : index;
    if (first === index) return [];
    const variable = nameBefore(tokens, first);
    const composite = word.text === 'rowtype' || (variable !== undefined && isComposite(variable));
    return [{ start: tokenAt(tokens, first).start, end: word.end, text: composite ? 'record' : 'text' }];
  });
  return replaced(body, spans);
}

/**
 * The body with the declared types that are not known to be composite replaced by `text`: the parser takes each type
 * that it does not know for a composite one, and those may not stand in `INTO a, b` or GET DIAGNOSTICS.
 */
export function withScalarTypes(body: string, tokens: readonly Token[]): string {
  const isComposite = compositesIn(tokens);
  const spans = declarationsIn(tokens).flatMap(({ name, first, last }) => {
    const [start, end] = [tokens[first]?.start ?? 0, tokens[last]?.end ?? 0];
    const text = end - start < 'text'.length ? 'oid' : 'text';
    return isComposite(name) || end - start < text.length ? [] : [{ start, end, text }];
  });
  return replaced(body, spans);
}

/** Whether the body names a field of the variable: `name.field`. */
export function compositesIn(tokens: readonly Token[]): (name: string) => boolean {
  const names = new Set(
    tokens.flatMap((token, index) => {
      const named = token.kind === 'word' || token.kind === 'name';
      const field = tokens[index + 2]?.kind;
      const dotted = tokens[index + 1]?.text === '.' && (field === 'word' || field === 'name');
      return named && dotted ? [nameOfToken(token)] : [];
    }),
  );
  return (name) => names.has(name);
}

/** `a.b.c` before the sign at `index`: where it begins; the sign itself where there is no name. */
function startOfName(tokens: readonly Token[], index: number): number {
  const isName = (at: number): boolean => ['word', 'name'].includes(tokenAt(tokens, at).kind);
  if (!isName(index - 1)) return index;
  let first = index - 1;
  while (tokenAt(tokens, first - 1).text === '.' && isName(first - 2)) first -= 2;
  return first;
}

/** The variable whose type begins at `first`. */
function nameBefore(tokens: readonly Token[], first: number): string | undefined {
  const at = tokens[first - 1]?.text === 'constant' ? first - 2 : first - 1;
  const token = tokens[at];
  return token && (token.kind === 'word' || token.kind === 'name') ? nameOfToken(token) : undefined;
}

interface Declaration {
  readonly name: string;
  /** The tokens of its type. */
  readonly first: number;
  readonly last: number;
}

/** Words that are no type that could be replaced, or that say that what is declared is no variable. */
const kept: ReadonlySet<string> = new Set(['alias', 'cursor', 'no', 'scroll', 'record', 'refcursor']);

const behindType: ReadonlySet<string> = new Set([';', ':=', '=', 'default', 'not', 'collate', '[', '(']);

function declarationsIn(tokens: readonly Token[]): readonly Declaration[] {
  const declarations: Declaration[] = [];
  let declaring = false;
  tokens.forEach((token, index) => {
    if (token.text === 'begin') declaring = false;
    const before = tokenAt(tokens, index - 1).text;
    const declaration = before === ';' || before === 'declare' ? declarationAt(tokens, index) : undefined;
    if (declaring && declaration && token.text !== 'declare') declarations.push(declaration);
    if (token.text === 'declare') declaring = true;
  });
  return declarations;
}

function declarationAt(tokens: readonly Token[], index: number): Declaration | undefined {
  const first = tokenAt(tokens, index + 1).text === 'constant' ? index + 2 : index + 1;
  let behind = first;
  while (behind < tokens.length && !behindType.has(tokenAt(tokens, behind).text)) behind += 1;
  if (behind === first || tokens.slice(first, behind).some(({ text }) => kept.has(text))) return undefined;
  return { name: nameOfToken(tokenAt(tokens, index)), first, last: behind - 1 };
}

/** Each text is no longer than its span: spaces fill it up, and line breaks stay as many. */
function replaced(body: string, spans: readonly (Span & { readonly text: string })[]): string {
  const parts: string[] = [];
  let last = 0;
  for (const { start, end, text } of spans) {
    const breaks = body.slice(start, end).replace(/[^\n]/g, '');
    parts.push(body.slice(last, start), text.padEnd(end - start - breaks.length, ' '), breaks);
    last = end;
  }
  return parts.join('') + body.slice(last);
}
