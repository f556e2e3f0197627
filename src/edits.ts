import type { Edit } from './report.js';
import { SourceText } from './sql/source-text.js';

/** What stands in a text between two offsets, UTF-16 code units, gives way to another text. */
export interface Replacement {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** @throws RangeError for a line that the text does not have: a fault of ours. */
export const replacementsOf = (source: SourceText, edits: readonly Edit[]): readonly Replacement[] =>
  edits.map((edit) => ({
    start: offsetOf(source, edit.startLine, edit.startColumn),
    end: offsetOf(source, edit.endLine, edit.endColumn),
    text: edit.text,
  }));

function offsetOf(source: SourceText, line: number, column: number): number {
  const start = source.offsetOfLine(line);
  if (start === undefined) throw new RangeError(`There is no line ${line}.`);
  return start + column - 1;
}

/** @param replacements in any order; no two of them overlap. */
export function replaced(text: string, replacements: readonly Replacement[]): string {
  let at = 0;
  const parts: string[] = [];
  for (const { start, end, text: put } of replacements.toSorted((a, b) => a.start - b.start)) {
    parts.push(text.slice(at, start), put);
    at = end;
  }
  return parts.join('') + text.slice(at);
}

/** The text once all of the edits are written. A byte order mark goes. */
export function edited(text: string, edits: readonly Edit[]): string {
  const source = new SourceText(text);
  return replaced(source.text, replacementsOf(source, edits));
}
