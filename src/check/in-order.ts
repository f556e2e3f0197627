import { compareText } from '../compare-text.js';
import type { Finding } from '../report.js';

/** By file, then by place. @param files in the order of the migrations; what lies elsewhere comes last */
export function inOrder(findings: readonly Finding[], files: readonly string[]): readonly Finding[] {
  const order = new Map(files.map((file, index) => [file, index]));
  const rank = ({ file }: Finding): number => order.get(file) ?? files.length;
  return findings.toSorted(
    (a, b) =>
      rank(a) - rank(b) ||
      a.startLine - b.startLine ||
      a.startColumn - b.startColumn ||
      compareText(a.rule, b.rule),
  );
}
