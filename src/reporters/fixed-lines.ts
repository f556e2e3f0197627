import type { Edit } from '../report.js';

/** A fix of more lines than these is better looked at in an editor. */
const mostLines = 30;

/**
 * The lines that a fix touches, as they are once it is written; lines that it empties are left out. None where they are
 * too many, or the file is not at hand.
 */
export function fixedLines(edits: readonly Edit[], source: readonly string[]): readonly string[] {
  const first = Math.min(...edits.map(({ startLine }) => startLine));
  const last = Math.max(...edits.map(({ endLine }) => endLine));
  if (!(last - first < mostLines) || last > source.length) return [];
  const lines = source.slice(first - 1, last).map((line) => line.replace(/\r$/, ''));
  const offsetOf = (line: number, column: number): number =>
    lines.slice(0, line - first).reduce((sum, { length }) => sum + length + 1, 0) + column - 1;
  const fixed = edits
    .map((edit) => ({
      start: offsetOf(edit.startLine, edit.startColumn),
      end: offsetOf(edit.endLine, edit.endColumn),
      text: edit.text,
    }))
    .toSorted((one, other) => other.start - one.start)
    .reduce(
      (text, { start, end, text: put }) => text.slice(0, start) + put + text.slice(end),
      lines.join('\n'),
    );
  return fixed.split(/\r?\n/).filter((line) => line.trim() !== '');
}
