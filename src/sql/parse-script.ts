import type { Node } from '@pgsql/types';
import type { GrammarError, Parser } from './parser.js';
import { codePointToOffset, SourceText } from './source-text.js';
import { endOfBrokenStatement, splitScript, type Span, type StatementPiece } from './split-script.js';
import type { ParsedScript, Statement, UnparsedStatement } from './statements.js';

/**
 * One statement larger than this is not parsed: libpg-query ends the process's WebAssembly heap (1 GiB) with it.
 * In UTF-16 code units; measured with multi-row INSERTs, which take some 40 bytes of heap a byte of text.
 */
export const longestStatement = 16 * 1024 * 1024;

/** After so many broken statements the rest is cut at every semicolon, or reading it would cost their square. */
const mostGuesses = 20;

/**
 * Reads a script: cuts it into statements, parses each with PostgreSQL's own grammar, and keeps what fails to
 * parse as an UnparsedStatement among the others. Costs one pass over the text and one parse a statement.
 */
export async function parseScript(text: string, parser: Parser): Promise<ParsedScript> {
  const source = new SourceText(text);
  const nul = source.text.indexOf('\0');
  if (nul !== -1) {
    const at = source.regionOf(nul, nul + 1);
    const message = 'The file holds a NUL byte, so it is no SQL text (a binary file?)';
    return { source, statements: [], psqlCommands: [], comments: [], unreadable: { message, at } };
  }
  return new ScriptReader(source, parser).read();
}

class ScriptReader {
  readonly #source: SourceText;
  readonly #parser: Parser;
  readonly #statements: (Statement | UnparsedStatement)[] = [];
  readonly #psqlCommands: Span[] = [];
  readonly #comments: Span[] = [];
  #guesses = 0;

  constructor(source: SourceText, parser: Parser) {
    this.#source = source;
    this.#parser = parser;
  }

  async read(): Promise<ParsedScript> {
    let from: number | undefined = 0;
    while (from !== undefined && this.#guesses < mostGuesses) from = await this.#readFrom(from);
    while (from !== undefined) from = await this.#readOne(from);
    return {
      source: this.#source,
      statements: this.#statements,
      psqlCommands: this.#psqlCommands.map((span) => this.#located(span)),
      comments: this.#comments.map((span) => this.#located(span)),
    };
  }

  /** Reads on until the end, or until a broken statement whose end had to be guessed: gives the offset behind it. */
  async #readFrom(from: number): Promise<number | undefined> {
    const { pieces, comments } = splitScript(this.#source.text, from);
    for (const piece of pieces) {
      if (piece.kind === 'psql-command') this.#psqlCommands.push(piece);
      else {
        const resumeAt = await this.#statement(piece);
        if (resumeAt === undefined) continue;
        this.#comments.push(...comments.filter((comment) => comment.end <= resumeAt));
        return resumeAt;
      }
    }
    this.#comments.push(...comments);
    return undefined;
  }

  /** Reads up to the next semicolon that can be one. */
  async #readOne(from: number): Promise<number | undefined> {
    const { text } = this.#source;
    const visible = /\S/g;
    visible.lastIndex = from;
    const start = visible.exec(text)?.index;
    if (start === undefined) return undefined;
    const end = endOfBrokenStatement(text, start, text.length) ?? text.trimEnd().length;
    await this.#statement({ kind: 'statement', start, end });
    return end < text.length ? end + 1 : undefined;
  }

  /** Adds the statement; gives where to cut anew if it is broken and swallowed what follows it. */
  async #statement(piece: StatementPiece): Promise<number | undefined> {
    const text = this.#source.text.slice(piece.start, piece.end);
    if (text.length > longestStatement) {
      this.#unparsed(piece, 'gave-up', `The statement is ${text.length} characters long`, 0);
      return undefined;
    }
    const outcome = await this.#parser.parse(text);
    if (outcome.ok) {
      for (const node of outcome.nodes) this.#parsed(piece, node);
      return undefined;
    }
    if ('gaveUp' in outcome) {
      this.#unparsed(piece, 'gave-up', `PostgreSQL's parser gave up on it (${outcome.gaveUp})`, 0);
      return undefined;
    }
    return this.#broken(piece, outcome.error);
  }

  async #broken(piece: StatementPiece, error: GrammarError): Promise<number | undefined> {
    const cut = endOfBrokenStatement(this.#source.text, piece.start, piece.end);
    if (cut === undefined) {
      this.#unparsed(piece, 'syntax-error', error.message, error.codePoint);
      return undefined;
    }
    this.#guesses += 1;
    const head = { start: piece.start, end: cut };
    const outcome = await this.#parser.parse(this.#source.text.slice(head.start, head.end));
    if (outcome.ok) for (const node of outcome.nodes) this.#parsed(head, node);
    else {
      const own = 'error' in outcome ? outcome.error : error;
      this.#unparsed(head, 'syntax-error', own.message, own.codePoint);
    }
    return cut + 1;
  }

  #parsed(piece: Span & { readonly copyData?: Span }, node: Node): void {
    const [kind, fields] = Object.entries(node)[0] ?? [];
    const data = piece.copyData && this.#source.text.slice(piece.copyData.start, piece.copyData.end);
    const copyData = data === undefined ? {} : { copyData: data };
    this.#statements.push({ ...this.#located(piece), ...copyData, kind, node: fields } as Statement);
  }

  #unparsed(piece: Span, problem: UnparsedStatement['problem'], message: string, codePoint: number): void {
    const located = this.#located(piece);
    const offset = codePointToOffset(located.text, codePoint);
    const word = /^(?:[\w$\u0080-\uffff]+|\S)/.exec(located.text.slice(offset, offset + 200))?.[0] ?? '';
    const start = piece.start + (word === '' ? located.text.length - 1 : offset);
    const at = this.#source.regionOf(start, start + Math.max(1, word.length));
    this.#statements.push({ ...located, kind: 'unparsed', problem, message, at });
  }

  #located(span: Span) {
    const { start, end } = span;
    return {
      start,
      end,
      text: this.#source.text.slice(start, end),
      region: this.#source.regionOf(start, end),
    };
  }
}
