import { replaced, type Replacement, replacementsOf } from '../edits.js';
import type { Finding } from '../report.js';
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
    const own = finding.fix && replacementsOf(source, finding.fix.edits);
    if (!own || own.some((one) => taken.some((other) => touches(one, other)))) continue;
    taken.push(...own);
    applied.push(finding);
  }
  const mark = text.slice(0, text.length - source.text.length);
  return { text: mark + replaced(source.text, taken), applied };
}

/** Two insertions at one place touch as well: which of them were to come first, nobody says. */
const touches = (one: Replacement, other: Replacement): boolean =>
  one.start <= other.end && other.start <= one.end;
