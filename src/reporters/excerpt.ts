import type { Region } from '../report.js';
import { displayWidth } from './display-width.js';
import { type ShownCharacter, visibleCharacters } from './untrusted-text.js';

/** One line of an excerpt; without colour it prints as `gutter + text`. */
export interface ExcerptLine {
  readonly kind: 'source' | 'carets' | 'more';
  readonly gutter: string;
  readonly text: string;
}

const maxLines = 4;
const maxColumns = 100;
/** How much of a long line is kept before the place. */
const lead = 24;
const tabStop = 4;

/**
 * The lines of a region with carets under its exact columns; tabs expanded, long lines cut around the place.
 * Empty where the file has no such line, and for a region that stands for the file as a whole.
 */
export function excerptOf(lines: readonly string[], region: Region): readonly ExcerptLine[] {
  const last = lastLineOf(region);
  const numbers = range(region.startLine, Math.min(last, region.startLine + maxLines - 1, lines.length));
  if (standsForFile(region) || numbers.length === 0) return [];
  const width = String(numbers.at(-1)).length;
  const shown = numbers.flatMap((number) => markedLine(lines[number - 1] ?? '', number, region, width));
  const hidden = Math.min(last, lines.length) - (numbers.at(-1) ?? 0);
  const more = `… ${hidden} more ${hidden === 1 ? 'line' : 'lines'}`;
  return hidden > 0 ? [...shown, { kind: 'more', gutter: gutter('', width), text: more }] : shown;
}

const standsForFile = (region: Region): boolean =>
  [region.startLine, region.startColumn, region.endLine, region.endColumn].every((part) => part === 1);

/** An exclusive end at column 1 holds nothing of its line. */
const lastLineOf = ({ startLine, endLine, endColumn }: Region): number =>
  Math.max(startLine, endColumn <= 1 ? endLine - 1 : endLine);

const range = (from: number, to: number): readonly number[] =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);

const gutter = (label: string, width: number): string => `${label.padStart(width)} | `;

function markedLine(raw: string, number: number, region: Region, width: number): readonly ExcerptLine[] {
  const line = raw.replace(/\r$/, '');
  const from = number === region.startLine ? region.startColumn - 1 : line.search(/\S|$/);
  const to = number === region.endLine ? region.endColumn - 1 : line.trimEnd().length;
  const { text, carets } = cutAround(line, from, Math.max(from, to));
  const source: ExcerptLine = { kind: 'source', gutter: gutter(String(number), width), text };
  const isBlank = from >= to && number !== region.startLine;
  return isBlank ? [source] : [source, { kind: 'carets', gutter: gutter('', width), text: carets }];
}

interface Cell extends ShownCharacter {
  readonly column: number;
  readonly width: number;
}

/** What is shown of a line for the place between two UTF-16 offsets, and the carets to put under it. */
function cutAround(
  line: string,
  from: number,
  to: number,
): { readonly text: string; readonly carets: string } {
  const { begin, piece } = near(line, from);
  const cells = cellsOf(piece);
  const total = endOf(cells);
  const columnAt = (offset: number): number =>
    cells.find((cell) => cell.offset + begin >= offset)?.column ?? total;
  const start = columnAt(from);
  const left = total <= maxColumns ? 0 : Math.max(0, Math.min(start - lead, total - maxColumns));
  const shown = cells.filter((cell) => cell.column >= left && cell.column + cell.width <= left + maxColumns);
  const before = begin > 0 || left > 0 ? '…' : '';
  const after = begin + piece.length < line.length || endOf(shown) < total ? '…' : '';
  const indent = Math.max(0, start - (shown[0]?.column ?? 0)) + before.length;
  const length = Math.max(1, Math.min(columnAt(to), left + maxColumns) - start);
  return {
    text: before + shown.map((cell) => cell.shown).join('') + after,
    carets: ' '.repeat(indent) + '^'.repeat(length),
  };
}

/** Keeps the work small on a line of megabytes: what is further away is cut off in any case. */
function near(line: string, from: number): { readonly begin: number; readonly piece: string } {
  const begin = line.length <= 8 * maxColumns ? 0 : Math.max(0, Math.min(from, line.length) - 2 * maxColumns);
  const isHalf = begin > 0 && /[\udc00-\udfff]/.test(line.charAt(begin));
  const whole = isHalf ? begin + 1 : begin;
  return { begin: whole, piece: line.slice(whole, whole + 8 * maxColumns) };
}

function cellsOf(text: string): readonly Cell[] {
  let column = 0;
  return visibleCharacters(text).map((character) => {
    const shown = character.raw === '\t' ? ' '.repeat(tabStop - (column % tabStop)) : character.shown;
    const cell = { ...character, shown, column, width: displayWidth(shown) };
    column += cell.width;
    return cell;
  });
}

const endOf = (cells: readonly Cell[]): number => {
  const last = cells.at(-1);
  return last ? last.column + last.width : 0;
};
