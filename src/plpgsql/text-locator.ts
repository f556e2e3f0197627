import type { Span } from '../sql/split-script.js';

/**
 * Finds the places of texts in a body. PL/pgSQL's parser gives the line on which a statement begins and the text of its
 * queries, in which INTO and its targets are blanked out. Asked in the order of the text, each search goes on where the
 * last one ended, so all together cost one pass.
 */
export class TextLocator {
  readonly #body: string;
  readonly #lines: readonly number[];
  #cursor = 0;

  constructor(body: string) {
    this.#body = body;
    this.#lines = [0, ...[...body.matchAll(/\n/g)].map(({ index }) => index + 1)];
  }

  /** The place of a query; where the body does not hold it, what stands on its line. */
  find(query: string, line: number | undefined): Span {
    const from = this.#from(line);
    const start = this.#search(query, from);
    if (start === undefined) return this.#restOfLine(from);
    this.#cursor = start + query.length;
    return { start, end: start + query.trimEnd().length };
  }

  /** The place of a word on or behind a line. */
  keyword(word: string, line: number | undefined): Span {
    const from = this.#from(line);
    const pattern = new RegExp(String.raw`\b${word}\b`, 'gi');
    pattern.lastIndex = from;
    const match = pattern.exec(this.#body);
    if (!match) return this.#restOfLine(from);
    this.#cursor = match.index + word.length;
    return { start: match.index, end: match.index + word.length };
  }

  /** The word right before an offset, with nothing but white space and comments between. */
  keywordBefore(word: string, offset: number): number | undefined {
    const before = this.#body.slice(Math.max(0, offset - 1000), offset);
    const match = new RegExp(String.raw`\b${word}(?:\s|--[^\n]*\n|/\*[^]*?\*/)*$`, 'i').exec(before);
    return match ? Math.max(0, offset - 1000) + match.index : undefined;
  }

  #from(line: number | undefined): number {
    return Math.max(this.#cursor, this.#lines[(line ?? 1) - 1] ?? 0);
  }

  #search(query: string, from: number): number | undefined {
    const head = query.split(/\s{2}/, 1)[0]?.slice(0, 60) ?? '';
    if (head === '') return undefined;
    for (let at = this.#body.indexOf(head, from); at !== -1; at = this.#body.indexOf(head, at + 1)) {
      if (this.#matches(query, at)) return at;
    }
    return undefined;
  }

  /** Spaces of the query stand for any character: INTO and its targets are blanked out. */
  #matches(query: string, at: number): boolean {
    for (let n = 0; n < query.length; n += 1) {
      const character = query[n];
      if (character !== ' ' && character !== this.#body[at + n]) return false;
    }
    return true;
  }

  #restOfLine(from: number): Span {
    const rest = /\S[^\n]*/g;
    rest.lastIndex = from;
    const match = rest.exec(this.#body);
    const start = match?.index ?? Math.min(from, this.#body.length);
    return { start, end: start + (match?.[0].trimEnd().length ?? 0) };
  }
}
