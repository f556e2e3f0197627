import type { Edit, Finding, Fix } from '../report.js';
import { SourceText } from '../sql/source-text.js';

export interface AppliedFixes {
  readonly text: string;
  /** The findings whose fixes were written. */
  readonly applied: readonly Finding[];
}

/**
 * Writes the fixes of the findings into the text of their file, which may begin with a byte order mark. A fix is
 * written whole or not at all: where two touch, the first wins, and the other is for the next round.
 */
export function applyFixes(text: string, findings: readonly Finding[]): AppliedFixes {
  const source = new SourceText(text);
  const taken: Replacement[] = [];
  const applied: Finding[] = [];
  for (const finding of findings) {
    const own = finding.fix && replacementsOf(source, finding.fix);
    if (!own || own.some((one) => taken.some((other) => touches(one, other)))) continue;
    taken.push(...own);
    applied.push(finding);
  }
  const mark = text.slice(0, text.length - source.text.length);
  return { text: mark + written(source.text, taken), applied };
}

interface Replacement {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

const replacementsOf = (source: SourceText, { edits }: Fix): readonly Replacement[] =>
  edits.map((edit) => ({
    start: offsetOf(source, edit.startLine, edit.startColumn),
    end: offsetOf(source, edit.endLine, edit.endColumn),
    text: edit.text,
  }));

/** @throws RangeError for a line that the text does not have: a fault of ours. */
function offsetOf(source: SourceText, line: Edit['startLine'], column: Edit['startColumn']): number {
  const start = source.offsetOfLine(line);
  if (start === undefined) throw new RangeError(`There is no line ${line}.`);
  return start + column - 1;
}

/** Two insertions at one place touch as well: which of them were to come first, nobody says. */
const touches = (one: Replacement, other: Replacement): boolean =>
  one.start <= other.end && other.start <= one.end;

function written(text: string, replacements: readonly Replacement[]): string {
  let at = 0;
  const parts: string[] = [];
  for (const { start, end, text: put } of replacements.toSorted((a, b) => a.start - b.start)) {
    parts.push(text.slice(at, start), put);
    at = end;
  }
  return parts.join('') + text.slice(at);
}
