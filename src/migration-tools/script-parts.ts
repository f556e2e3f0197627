import type { Direction, Script, SourceFile, TransactionShape } from './migration-tool.js';
import { wholeScript } from './read-script.js';

/** A part of a file, in UTF-16 code units; the end is exclusive. */
export interface Part {
  readonly start: number;
  readonly end: number;
}

/**
 * The text with spaces for all that lies in none of the parts, which must be in order. Line ends stay, and so does a
 * byte order mark: every character keeps its line and column.
 */
export function keepOnly(text: string, parts: readonly Part[]): string {
  let at = 0;
  let kept = '';
  for (const { start, end } of parts) {
    kept += blank(text.slice(at, start)) + text.slice(start, end);
    at = end;
  }
  const whole = kept + blank(text.slice(at));
  return text.startsWith(byteOrderMark) ? byteOrderMark + whole.slice(1) : whole;
}

const byteOrderMark = '\uFEFF';

/** Nothing but the line ends, and a space for each of the other characters. */
export const blank = (text: string): string => text.replace(/[^\r\n]/g, ' ');

/** The script that these parts of a file make. */
export const scriptOfParts = (
  source: SourceFile,
  direction: Direction,
  shape: TransactionShape,
  parts: readonly Part[],
): Script => wholeScript({ ...source, text: keepOnly(source.text, parts) }, direction, shape);

/** The line that an offset lies in, from 1. */
export const lineOf = (text: string, offset: number): number => text.slice(0, offset).split('\n').length;

export interface Line extends Part {
  /** Without its line end. */
  readonly text: string;
  readonly number: number;
}

/** The lines of a text with their places; a line's end is that of its line end. */
export function linesOf(text: string): readonly Line[] {
  const lines: Line[] = [];
  for (const match of text.matchAll(/[^\n]*(?:\n|$)/g)) {
    const [whole] = match;
    if (whole === '') continue;
    const { index } = match;
    const own = whole.replace(/\r?\n$/, '');
    lines.push({ start: index, end: index + whole.length, text: own, number: lines.length + 1 });
  }
  return lines;
}
