import { endOfQuoted, type Span, token } from './split-script.js';

/** A lexical element: a word, a quoted thing as a whole, or one character of anything else. */
export interface Token extends Span {
  readonly text: string;
}

const anything = `${token.source}|\\S`;

/** The lexical elements of a text from an offset on; comments are left out. */
export function* tokensOf(text: string, from = 0): Generator<Token> {
  const scanner = new RegExp(anything, 'g');
  scanner.lastIndex = from;
  for (let match = scanner.exec(text); match; match = scanner.exec(text)) {
    const start = match.index;
    if (match[0].startsWith('--')) continue;
    const end = endOfQuoted(text, match[0], start) ?? scanner.lastIndex;
    scanner.lastIndex = end;
    if (match[0] !== '/*') yield { start, end, text: text.slice(start, end) };
  }
}

/** Where the element of a list that begins at `start` ends: before the comma or the parenthesis that closes the list. */
export function endOfElement(text: string, start: number): number {
  let end = start;
  let depth = 0;
  for (const { text: word, end: next } of tokensOf(text, start)) {
    if (word === '(' || word === '[') depth += 1;
    else if (word === ')' || word === ']') depth -= 1;
    if (depth < 0 || (depth === 0 && word === ',')) return end;
    end = next;
  }
  return end;
}

/** The name that an element spells; undefined for one that is no identifier, or is written with U&. */
export function identifierOf({ text }: Token): string | undefined {
  if (text.startsWith('"')) return text.slice(1, -1).replaceAll('""', '"');
  return /^[A-Za-z_\u0080-\uffff][\w$\u0080-\uffff]*$/.test(text) ? text : undefined;
}
