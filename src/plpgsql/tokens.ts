import { endOfQuoted, type Span } from '../sql/split-script.js';

/** A word, constant or sign of a body; comments are none. */
export interface Token extends Span {
  readonly kind: 'word' | 'name' | 'string' | 'sign';
  /** In lower case for a word, as it is written for all others. */
  readonly text: string;
}

const pattern = new RegExp(
  [
    String.raw`--[^\n\r]*`,
    String.raw`/\*`,
    String.raw`(?:[eEbBxXnN]|[uU]&)?'`,
    String.raw`(?:[uU]&)?"`,
    String.raw`\$(?:[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*)?\$`,
    String.raw`[A-Za-z_\u0080-\uffff][\w$\u0080-\uffff]*`,
    String.raw`\$?[0-9]\w*`,
    String.raw`:=|::|\.\.|<<|>>|\S`,
  ].join('|'),
  'g',
);

/** The tokens of a body. Linear in its length; what is left open runs to the end. Manual, 4.1 “Lexical Structure”. */
export function tokensOf(body: string): readonly Token[] {
  const tokens: Token[] = [];
  const scanner = new RegExp(pattern.source, 'g');
  for (let match = scanner.exec(body); match; match = scanner.exec(body)) {
    const [opener] = match;
    if (opener.startsWith('--')) continue;
    const start = match.index;
    const kind = kindOf(opener);
    const quoted = kind === 'string' || kind === 'name' || opener === '/*';
    const end = (quoted ? endOfQuoted(body, opener, start) : undefined) ?? scanner.lastIndex;
    scanner.lastIndex = end;
    if (opener === '/*') continue;
    const text = body.slice(start, end);
    tokens.push({ kind, start, end, text: kind === 'word' ? text.toLowerCase() : text });
  }
  return tokens;
}

function kindOf(opener: string): Token['kind'] {
  if (opener.endsWith('"')) return 'name';
  if (opener.endsWith("'") || /^\$(?!\d|$)/.test(opener)) return 'string';
  return /^[A-Za-z_\u0080-\uffff]/.test(opener) ? 'word' : 'sign';
}

/** The name that a word or a quoted identifier stands for. */
export const nameOfToken = ({ kind, text }: Token): string =>
  kind === 'name' ? text.slice(1, -1).replaceAll('""', '"') : text;

const nothing: Token = { kind: 'sign', text: '', start: 0, end: 0 };

/** The token of that index; an empty sign where there is none. */
export const tokenAt = (tokens: readonly Token[], index: number): Token => tokens[index] ?? nothing;
