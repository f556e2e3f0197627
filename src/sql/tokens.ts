import { endOfQuoted, type Span } from './split-script.js';

/** The smallest parts of a statement: manual, 4.1 “Lexical Structure”. An operator is a symbol for each character, but `..`. */
export interface Token extends Span {
  readonly kind: 'word' | 'quoted-identifier' | 'string' | 'parameter' | 'number' | 'symbol';
  /** A word in upper case, ASCII letters alone, as keywords are folded; anything else as it is written. */
  readonly text: string;
}

const pattern = new RegExp(
  [
    String.raw`(?<comment>--[^\n\r]*|/\*)`,
    String.raw`(?<string>(?:[eEbBxX]|[uU]&)?'|\$(?:[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*)?\$)`,
    String.raw`(?<quoted>(?:[uU]&)?")`,
    String.raw`(?<word>[A-Za-z_\u0080-\uffff][\w$\u0080-\uffff]*)`,
    String.raw`(?<parameter>\$\d+)`,
    String.raw`(?<dots>\.\.)`,
    String.raw`(?<number>0[xX](?:_?[\da-fA-F])+|0[oO](?:_?[0-7])+|0[bB](?:_?[01])+|(?:\d(?:_?\d)*(?:\.(?!\.)(?:\d(?:_?\d)*)?)?|\.\d(?:_?\d)*)(?:[eE][-+]?\d(?:_?\d)*)?)`,
    String.raw`(?<symbol>[^ \t\n\r\f\v])`,
  ].join('|'),
  'g',
);

const kinds = {
  string: 'string',
  quoted: 'quoted-identifier',
  word: 'word',
  parameter: 'parameter',
  dots: 'symbol',
  number: 'number',
  symbol: 'symbol',
} as const;

const groupNames = Object.keys(kinds) as (keyof typeof kinds)[];

/**
 * Cuts a text into tokens, comments and white space left out. Synchronous, for rules have no parser at hand; tests
 * compare it with PostgreSQL's own scanner. Linear; never throws: what is left open runs to the end.
 */
export const tokensOf = (text: string): readonly Token[] => [...tokensFrom(text, 0)];

function* tokensFrom(text: string, from: number): Generator<Token> {
  const scanner = new RegExp(pattern.source, 'g');
  scanner.lastIndex = from;
  for (let match = scanner.exec(text); match; match = scanner.exec(text)) {
    const kind = kindOf(match.groups ?? {});
    const [written] = match;
    scanner.lastIndex = kind === 'string' ? endOfString(text, written, match.index) : endOf(text, match);
    if (kind === undefined) continue;
    const span = { start: match.index, end: scanner.lastIndex };
    const token = kind === 'word' ? upperCase(written) : text.slice(span.start, span.end);
    yield { kind, text: token, ...span };
  }
}

/** Undefined for a comment. */
const kindOf = (groups: Readonly<Record<string, string | undefined>>): Token['kind'] | undefined =>
  groupNames.flatMap((name) => (groups[name] === undefined ? [] : [kinds[name]]))[0];

/** `toUpperCase` makes ASCII letters of others: `ı` and `ſ` become I and S. */
const upperCase = (word: string): string => word.replace(/[a-z]+/g, (letters) => letters.toUpperCase());

/** Opened and closed are block comments and quoted identifiers; the rest ends where the pattern does. */
function endOf(text: string, { 0: opener, index, groups }: RegExpExecArray): number {
  const closes = opener === '/*' || groups?.['quoted'] !== undefined;
  return (closes ? endOfQuoted(text, opener, index) : undefined) ?? index + opener.length;
}

function endOfString(text: string, opener: string, at: number): number {
  let end = endOfPart(text, opener, at);
  if (!opener.endsWith("'")) return end;
  for (let next = continuation(text, end); next !== undefined; next = continuation(text, end)) {
    end = endOfPart(text, opener, next - opener.length);
  }
  return end;
}

function endOfPart(text: string, opener: string, at: number): number {
  // In a bit string a second quote is no quote but the next string.
  if (/^[bx]'/i.test(opener)) return text.indexOf("'", at + opener.length) + 1 || text.length;
  return endOfQuoted(text, opener, at) ?? text.length;
}

/** Strings with a line break between them are one: manual, 4.1.2.1. Gives the offset behind the next quote. */
function continuation(text: string, from: number): number | undefined {
  const gap = /[ \t\f\v]*[\n\r][ \t\n\r\f\v]*'/y;
  gap.lastIndex = from;
  return gap.test(text) ? gap.lastIndex : undefined;
}

/** Where the element of a list that begins at `start` ends: before the comma or the parenthesis that closes the list. */
export function endOfElement(text: string, start: number): number {
  let end = start;
  let depth = 0;
  for (const { kind, text: word, end: next } of tokensFrom(text, start)) {
    const symbol = kind === 'symbol' ? word : '';
    if (symbol === '(' || symbol === '[') depth += 1;
    else if (symbol === ')' || symbol === ']') depth -= 1;
    if (depth < 0 || (depth === 0 && symbol === ',')) return end;
    end = next;
  }
  return end;
}

/** The name that a token of the text spells; undefined for one that is no identifier, or is written with U&. */
export function identifierOf(text: string, { kind, start, end }: Token): string | undefined {
  const written = text.slice(start, end);
  if (kind === 'quoted-identifier' && written.startsWith('"'))
    return written.slice(1, -1).replaceAll('""', '"');
  return kind === 'word' ? written : undefined;
}

/** Whether these keywords stand one behind the other from this token on. */
export const isPhrase = (tokens: readonly Token[], index: number, words: readonly string[]): boolean =>
  words.every((word, n) => tokens[index + n]?.kind === 'word' && tokens[index + n]?.text === word);

/** The first place where these keywords stand one behind the other; undefined where they don't. */
export function findPhrase(
  tokens: readonly Token[],
  words: readonly string[],
): readonly [Token, ...Token[]] | undefined {
  const at = tokens.findIndex((_, index) => isPhrase(tokens, index, words));
  const [first, ...rest] = at === -1 ? [] : tokens.slice(at, at + words.length);
  return first && [first, ...rest];
}
