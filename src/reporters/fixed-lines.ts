import { edited } from '../edits.js';
import type { Edit } from '../report.js';

/** The lines of a file that a fix touches, and what they are once it is written. */
export interface FixedLines {
  readonly first: number;
  readonly last: number;
  readonly lines: readonly string[];
}

/** A fix of more lines than these is better looked at in an editor. */
const mostLines = 30;

/** @returns undefined where they are too many, or the file is not at hand. */
export function fixedLines(edits: readonly Edit[], source: readonly string[]): FixedLines | undefined {
  const first = Math.min(...edits.map(({ startLine }) => startLine));
  const last = Math.max(...edits.map(({ endLine }) => endLine));
  if (!(last - first < mostLines) || last > source.length) return undefined;
  const lines = source.slice(first - 1, last).map((line) => line.replace(/\r$/, ''));
  const inside = edits.map((edit) => ({
    ...edit,
    startLine: edit.startLine - first + 1,
    endLine: edit.endLine - first + 1,
  }));
  return { first, last, lines: edited(lines.join('\n'), inside).split(/\r?\n/) };
}
