import type { Finding, Severity } from '../report.js';

const rank: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

const byPlace = (left: Finding, right: Finding): number =>
  left.startLine - right.startLine || left.startColumn - right.startColumn;

const bySeverity = (left: Finding, right: Finding): number => rank[left.severity] - rank[right.severity];

/** What is to be told: all but what a comment in the file ignores. */
export const spokenOf = (findings: readonly Finding[]): readonly Finding[] =>
  findings.filter((finding) => !finding.suppressed);

/** An ignored finding, with its reason at hand. */
export type SuppressedFinding = Finding & Required<Pick<Finding, 'suppressed'>>;

/** What comments ignore, in the order of the report. */
export const suppressedOf = (findings: readonly Finding[]): readonly SuppressedFinding[] =>
  findings.filter((finding): finding is SuppressedFinding => finding.suppressed !== undefined);

/** File by file in the order of the report; within a file worst first, then by place. */
export function groupedByFile(findings: readonly Finding[]): readonly (readonly Finding[])[] {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const group = groups.get(finding.file);
    if (group) group.push(finding);
    else groups.set(finding.file, [finding]);
  }
  return [...groups.values()].map((group) =>
    group.toSorted((left, right) => bySeverity(left, right) || byPlace(left, right)),
  );
}

/** Worst first over all files; those of one severity stay file by file, in order of place. */
export const worstFirst = (findings: readonly Finding[]): readonly Finding[] =>
  groupedByFile(findings).flat().toSorted(bySeverity);

export type LineReader = (file: string) => readonly string[];

/** The lines of a file that findings lie in, split once per file; none where its text is not at hand. */
export function lineReader(sources: ReadonlyMap<string, string>): LineReader {
  const known = new Map<string, readonly string[]>();
  return (file) => {
    const lines =
      known.get(file) ??
      sources
        .get(file)
        ?.replace(/^\ufeff/, '')
        .split('\n') ??
      [];
    known.set(file, lines);
    return lines;
  };
}
