import type { Finding, Summary } from '../report.js';

/** How many findings of each severity stand, and how many are ignored. */
export function countFindings(findings: readonly Finding[]): Omit<Summary, 'migrations' | 'statements'> {
  const standing = findings.filter(({ suppressed }) => !suppressed);
  const count = (severity: Finding['severity']): number =>
    standing.filter((finding) => finding.severity === severity).length;
  return {
    errors: count('error'),
    warnings: count('warning'),
    infos: count('info'),
    suppressed: findings.length - standing.length,
  };
}
