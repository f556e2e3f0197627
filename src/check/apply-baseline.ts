import type { BaselineEntry } from '../files/baseline-file.js';
import { fingerprintsOf } from '../fingerprints.js';
import type { Finding } from '../report.js';

/** What the baseline says on a certain day. */
export interface Baseline {
  readonly entries: readonly BaselineEntry[];
  /** As `2027-01-31`. */
  readonly today: string;
}

/**
 * Findings that the baseline knows are ignored, as by a comment, until their day has come: then they stand again, and
 * their help says why.
 * @param sources text of the files, by `Finding.file`
 */
export function applyBaseline(
  findings: readonly Finding[],
  sources: ReadonlyMap<string, string>,
  { entries, today }: Baseline,
): readonly Finding[] {
  if (entries.length === 0) return findings;
  const known = new Map(entries.map((entry) => [entry.fingerprint, entry]));
  const fingerprints = fingerprintsOf(findings, sources);
  return findings.map((finding, index) => {
    const entry = known.get(fingerprints[index] ?? '');
    if (!entry || finding.suppressed) return finding;
    const { expires, owner } = entry;
    const whose = owner === undefined ? '' : ` of ${owner}`;
    if (expires !== undefined && expires < today)
      return { ...finding, help: `${finding.help} Its entry in the baseline${whose} ended on ${expires}.` };
    return { ...finding, suppressed: { reason: reasonOf(entry), line: finding.startLine, by: 'baseline' } };
  });
}

const reasonOf = ({ reason, owner, expires }: BaselineEntry): string =>
  [
    reason ?? 'in the baseline',
    ...(owner === undefined ? [] : [`owner ${owner}`]),
    ...(expires === undefined ? [] : [`until ${expires}`]),
  ].join(', ');

/** The entries for all that stands and is more than an info; what was said of a finding before is kept. */
export function baselineOf(
  findings: readonly Finding[],
  sources: ReadonlyMap<string, string>,
  before: readonly BaselineEntry[],
): readonly BaselineEntry[] {
  const known = new Map(before.map((entry) => [entry.fingerprint, entry]));
  const fingerprints = fingerprintsOf(findings, sources);
  return findings.flatMap(({ rule, file, severity, suppressed }, index) => {
    const isKnown = suppressed?.by === 'baseline';
    if (severity === 'info' || (suppressed && !isKnown)) return [];
    const fingerprint = fingerprints[index] ?? '';
    return [{ ...known.get(fingerprint), fingerprint, rule, file }];
  });
}
