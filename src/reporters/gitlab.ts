import { fingerprintsOf } from '../fingerprints.js';
import type { Finding, Report, Severity } from '../report.js';
import { jsonText } from './json.js';
import { repositoryPath } from './repository-path.js';
import type { Reporter, ReporterContext } from './reporter.js';
import { clip, visible, visibleLine } from './untrusted-text.js';
import { incompleteText, limits } from './wording.js';

/** GitLab's manual, “Code Quality report format”. */
interface Issue {
  readonly description: string;
  readonly check_name: string;
  readonly fingerprint: string;
  readonly severity: 'info' | 'minor' | 'major' | 'critical' | 'blocker';
  readonly location: {
    readonly path: string;
    readonly lines: { readonly begin: number; readonly end?: number };
  };
}

const severities: Readonly<Record<Severity, Issue['severity']>> = {
  error: 'critical',
  warning: 'minor',
  info: 'info',
};

/** Issues of a merge request, for the artifact `codequality`. What comments ignore is left out. */
export const gitlabReporter: Reporter = (report, context) => {
  const fingerprints = fingerprintsOf(report.findings, context.sources);
  const issues = report.findings.flatMap((finding, index) =>
    finding.suppressed ? [] : [issueOf(finding, fingerprints[index] ?? '', context)],
  );
  return jsonText([...stopped(report, context), ...issues]);
};

const issueOf = (finding: Finding, fingerprint: string, context: ReporterContext): Issue => ({
  description: visibleLine(clip(finding.message, limits.prose)),
  check_name: visible(finding.rule),
  fingerprint,
  severity: severities[finding.severity],
  location: {
    path: visible(repositoryPath(finding.file, context)),
    lines: { begin: finding.startLine, end: Math.max(finding.startLine, finding.endLine) },
  },
});

/** GitLab takes what is not listed for resolved: a run that stopped early says so at the first migration. */
function stopped(report: Report, context: ReporterContext): readonly Issue[] {
  const description = incompleteText(report);
  if (description === undefined) return [];
  const file = report.migrations.find(({ pending }) => pending)?.up ?? 'drydock.yml';
  return [
    {
      description,
      check_name: 'incomplete',
      fingerprint: 'drydock-incomplete',
      severity: 'blocker',
      location: { path: visible(repositoryPath(file, context)), lines: { begin: 1 } },
    },
  ];
}
