/**
 * Cuts a script into statements where psql would cut it, before any of them is parsed: one statement with a
 * syntax error then leaves the others whole, and what only psql understands (backslash commands, the data of
 * COPY … FROM stdin) never reaches the grammar. Lexical rules: PostgreSQL manual, 4.1 “Lexical Structure”.
 */
import { endOfShellCommand } from './terminal-text.js';

export interface Span {
  readonly start: number;
  readonly end: number;
}

export interface StatementPiece extends Span {
  readonly kind: 'statement';
  /** What follows a COPY … FROM stdin, up to the line `\.`. */
  readonly copyData?: Span;
}

/** A psql meta-command, to the end of its line. */
export interface PsqlCommandPiece extends Span {
  readonly kind: 'psql-command';
  /** What follows a `\\copy … from stdin`, up to the line `\.`. */
  readonly copyData?: Span;
}

export type Piece = StatementPiece | PsqlCommandPiece;

export interface SplitScript {
  readonly pieces: readonly Piece[];
  readonly comments: readonly Span[];
}

/** Where a lexical element begins that is more than one character: comments and quoted things by their opener. */
export const token = new RegExp(
  [
    String.raw`--[^\n\r]*`,
    String.raw`/\*`,
    String.raw`(?:[eE]|[uU]&)?'`,
    String.raw`(?:[uU]&)?"`,
    String.raw`\$(?:[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*)?\$`,
    String.raw`[A-Za-z_\u0080-\uffff][\w$\u0080-\uffff]*`,
    String.raw`[0-9][\w.]*`,
    String.raw`[();\\]`,
  ].join('|'),
  'g',
);

/** Splits the text from `from` on. Linear in its length; never throws: what is left open runs to the end. */
export function splitScript(text: string, from = 0): SplitScript {
  const splitter = new Splitter(text);
  splitter.run(from);
  return splitter;
}

/**
 * Where a statement that the grammar rejects should have ended: the first semicolon, when a quote that a line
 * leaves open, an unclosed parenthesis and an unclosed BEGIN ATOMIC are not believed. The statements behind it
 * are then read as if nothing had happened. Undefined where there is no such semicolon before `end`. A command of the
 * shell ends with its line.
 */
export function endOfBrokenStatement(text: string, start: number, end: number): number | undefined {
  const command = endOfShellCommand(text, start);
  if (command !== undefined) return command < end ? command : undefined;
  const scanner = new RegExp(token.source, 'g');
  scanner.lastIndex = start;
  for (let match = scanner.exec(text); match && match.index < end; match = scanner.exec(text)) {
    if (match[0] === ';') return match.index;
    const close = endOfQuoted(text, match[0], match.index);
    if (close === undefined) continue;
    const believable =
      match[0] === '/*' || match[0].startsWith('$') || !text.slice(match.index, close).includes('\n');
    if (close <= end && believable && isClosed(text, match[0], close)) scanner.lastIndex = close;
  }
  return undefined;
}

class Splitter implements SplitScript {
  readonly pieces: Piece[] = [];
  readonly comments: Span[] = [];
  readonly #text: string;
  #start = -1;
  #lastEnd = 0;
  #parentheses = 0;
  /** Depth of BEGIN ATOMIC … END in the body of an SQL-standard routine, CASE … END counted with it. */
  #atomic = 0;
  #words: string[] = [];
  #copiesFromStdin = false;

  constructor(text: string) {
    this.#text = text;
  }

  run(from: number): void {
    const scanner = new RegExp(token.source, 'g');
    scanner.lastIndex = from;
    let previous = from;
    for (let match = scanner.exec(this.#text); match; match = scanner.exec(this.#text)) {
      this.#plain(previous, match.index);
      scanner.lastIndex = this.#consume(match[0], match.index);
      previous = scanner.lastIndex;
    }
    this.#plain(previous, this.#text.length);
    this.#endStatement(this.#lastEnd);
  }

  /** Characters between tokens: operators, commas; anything but white space belongs to a statement. */
  #plain(from: number, to: number): void {
    const between = this.#text.slice(from, to);
    const first = between.search(/\S/);
    if (first === -1) return;
    this.#extend(from + first, from + between.trimEnd().length);
  }

  #extend(start: number, end: number): void {
    if (this.#start === -1) this.#start = start;
    this.#lastEnd = end;
  }

  /** Takes one token; gives where to go on. */
  #consume(word: string, at: number): number {
    const end = at + word.length;
    if (word.startsWith('--') || word === '/*') return this.#comment(word, at);
    if (word === ';') return this.#semicolon(at, end);
    if (word === '\\') return this.#psqlCommand(at);
    const close = endOfQuoted(this.#text, word, at) ?? end;
    this.#extend(at, close);
    if (word === '(') this.#parentheses += 1;
    else if (word === ')') this.#parentheses = Math.max(0, this.#parentheses - 1);
    else if (close === end && this.#parentheses === 0) this.#word(word.toLowerCase());
    return close;
  }

  #comment(word: string, at: number): number {
    const end = word === '/*' ? endOfBlockComment(this.#text, at) : at + word.length;
    this.comments.push({ start: at, end });
    // A comment that nothing closes is an error of the statement that it stands in.
    if (word === '/*' && !isClosed(this.#text, word, end)) this.#extend(at, end);
    return end;
  }

  #word(word: string): void {
    const words = this.#words;
    if (word === 'stdin' && words.at(-1) === 'from' && words[0] === 'copy') this.#copiesFromStdin = true;
    if (word === 'atomic' && words.at(-1) === 'begin' && definesRoutine(words)) this.#atomic = 1;
    else if (this.#atomic > 0 && word === 'case') this.#atomic += 1;
    else if (this.#atomic > 0 && word === 'end') this.#atomic -= 1;
    // The head of the statement and its last word are all that is ever looked at.
    if (words.length < 6) words.push(word);
    else words[5] = word;
  }

  #semicolon(at: number, end: number): number {
    if (this.#start !== -1 && (this.#parentheses > 0 || this.#atomic > 0)) {
      this.#extend(at, end);
      return end;
    }
    const copies = this.#copiesFromStdin;
    const data = copies ? copyDataAfter(this.#text, end) : undefined;
    this.#endStatement(this.#lastEnd, data?.span);
    return data ? data.next : end;
  }

  #psqlCommand(at: number): number {
    const lineEnd = this.#text.indexOf('\n', at);
    const end = lineEnd === -1 ? this.#text.length : lineEnd;
    this.#endStatement(this.#lastEnd);
    const command = this.#text.slice(at, end).trimEnd();
    const data = copiesFromStdin.test(command) ? copyDataAfter(this.#text, at + command.length) : undefined;
    this.pieces.push({
      kind: 'psql-command',
      start: at,
      end: at + command.length,
      ...(data ? { copyData: data.span } : {}),
    });
    return data ? data.next : end;
  }

  #endStatement(end: number, copyData?: Span): void {
    if (this.#start !== -1) {
      this.pieces.push({ kind: 'statement', start: this.#start, end, ...(copyData ? { copyData } : {}) });
    }
    this.#start = -1;
    this.#parentheses = 0;
    this.#atomic = 0;
    this.#words = [];
    this.#copiesFromStdin = false;
  }
}

/** Manual, psql, “\copy”: the data stand in the script as those of COPY do. */
const copiesFromStdin = /^\\copy\s.*\sfrom\s+stdin\b/i;

/** CREATE [OR REPLACE] FUNCTION | PROCEDURE: the only statements whose body may hold BEGIN ATOMIC. */
function definesRoutine(words: readonly string[]): boolean {
  const kind = words[1] === 'or' && words[2] === 'replace' ? words[3] : words[1];
  return words[0] === 'create' && (kind === 'function' || kind === 'procedure');
}

/** The offset behind the quoted thing or block comment that `opener` at `at` begins; undefined where the token opens nothing. */
export function endOfQuoted(text: string, opener: string, at: number): number | undefined {
  if (opener === '/*') return endOfBlockComment(text, at);
  const last = opener.at(-1);
  if (last === "'") return endOfString(text, at + opener.length, "'", /^e/i.test(opener));
  if (last === '"') return endOfString(text, at + opener.length, '"', false);
  if (!opener.startsWith('$')) return undefined;
  const close = text.indexOf(opener, at + opener.length);
  return close === -1 ? text.length : close + opener.length;
}

/** Whether a quote or a comment that begins in the text would take in what is put behind it. */
export function leavesOpen(text: string): boolean {
  const scanner = new RegExp(token.source, 'g');
  for (let match = scanner.exec(text); match; match = scanner.exec(text)) {
    const { 0: word, index } = match;
    const close = endOfQuoted(text, word, index);
    if (
      close === undefined
        ? word.startsWith('--') && scanner.lastIndex === text.length
        : !isClosed(text, word, close)
    )
      return true;
    scanner.lastIndex = close ?? scanner.lastIndex;
  }
  return false;
}

/** Whether the quoted thing that ends at `end` was closed rather than cut by the end of the text. */
function isClosed(text: string, opener: string, end: number): boolean {
  const closer = opener === '/*' ? '*/' : opener.startsWith('$') ? opener : (opener.at(-1) ?? '');
  return text.startsWith(closer, end - closer.length);
}

/** The offset behind the quote that closes the string constant whose text begins at `from`. */
export const endOfStringBody = (text: string, from: number, backslashEscapes: boolean): number =>
  endOfString(text, from, "'", backslashEscapes);

function endOfString(text: string, from: number, quote: "'" | '"', backslashEscapes: boolean): number {
  for (let at = from; at < text.length; at += 1) {
    const character = text[at];
    if (backslashEscapes && character === '\\') at += 1;
    else if (character === quote) {
      if (text[at + 1] !== quote) return at + 1;
      at += 1;
    }
  }
  return text.length;
}

/** Block comments nest: manual, 4.1.5. */
function endOfBlockComment(text: string, at: number): number {
  const edge = /\/\*|\*\//g;
  edge.lastIndex = at + 2;
  let depth = 1;
  for (let match = edge.exec(text); match; match = edge.exec(text)) {
    depth += match[0] === '/*' ? 1 : -1;
    if (depth === 0) return edge.lastIndex;
  }
  return text.length;
}

/** The data begin on the line after the statement and end with a line `\.` or with the text. */
function copyDataAfter(text: string, from: number): { readonly span: Span; readonly next: number } {
  const newline = text.indexOf('\n', from);
  if (newline === -1) return { span: { start: text.length, end: text.length }, next: text.length };
  const start = newline + 1;
  const terminator = /^\\\.[ \t\r]*$/gm;
  terminator.lastIndex = start;
  const match = terminator.exec(text);
  if (!match) return { span: { start, end: text.length }, next: text.length };
  return { span: { start, end: match.index }, next: match.index + match[0].length };
}
