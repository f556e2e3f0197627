import type { Region } from '../report.js';

/** A place in a text: `offset` in UTF-16 code units from 0, line and column from 1. */
export interface Position {
  readonly offset: number;
  readonly line: number;
  readonly column: number;
}

/** The text of one file, and where its lines begin. A byte order mark is no part of the text. */
export class SourceText {
  readonly text: string;
  readonly #lineStarts: readonly number[];

  constructor(text: string) {
    this.text = text.startsWith('\uFEFF') ? text.slice(1) : text;
    this.#lineStarts = lineStartsOf(this.text);
  }

  /** The place of an offset; an offset beyond the end is the end. Costs the logarithm of the number of lines. */
  positionAt(offset: number): Position {
    const clamped = Math.max(0, Math.min(offset, this.text.length));
    const index = lastAtOrBefore(this.#lineStarts, clamped);
    return { offset: clamped, line: index + 1, column: clamped - (this.#lineStarts[index] ?? 0) + 1 };
  }

  /** The region between two offsets; the end is exclusive. */
  regionOf(start: number, end: number): Region {
    const from = this.positionAt(start);
    const to = this.positionAt(Math.max(start, end));
    return { startLine: from.line, startColumn: from.column, endLine: to.line, endColumn: to.column };
  }

  /** Offset of the first character of a 1-based line; undefined beyond the last line. */
  offsetOfLine(line: number): number | undefined {
    return this.#lineStarts[line - 1];
  }
}

function lineStartsOf(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

function lastAtOrBefore(sorted: readonly number[], value: number): number {
  let low = 0;
  let high = sorted.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((sorted[middle] ?? 0) <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** How many UTF-8 bytes a code point takes. */
const utf8Length = (codePoint: number): number =>
  codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4;

/** UTF-8 byte offset, as libpg-query counts in its trees, → UTF-16 offset in `text`. */
export const byteToOffset = (text: string, bytes: number): number => walk(text, bytes, utf8Length);

/** Code point offset from 0, as Postgres counts in its error positions, → UTF-16 offset in `text`. */
export const codePointToOffset = (text: string, codePoints: number): number =>
  walk(text, codePoints, () => 1);

function walk(text: string, distance: number, widthOf: (codePoint: number) => number): number {
  let offset = 0;
  for (let walked = 0; walked < distance && offset < text.length;) {
    const codePoint = text.codePointAt(offset) ?? 0;
    walked += widthOf(codePoint);
    offset += codePoint > 0xffff ? 2 : 1;
  }
  return offset;
}
