import { durationText } from '../milliseconds.js';
import type { Finding, Report, Severity } from '../report.js';
import { lineReader, spokenOf, suppressedOf, worstFirst } from './findings.js';
import { dryRunSection } from './markdown-dry-run.js';
import { findingDetails, findingsTable, suppressedDetails } from './markdown-findings.js';
import { prose } from './markdown-text.js';
import { projectSections } from './project-sections.js';
import type { Reporter, ReporterContext } from './reporter.js';
import { disarmCommands } from './untrusted-text.js';
import { counted, incompleteText, nameText, verdictText } from './wording.js';

/** A job summary may hold 1 MiB (actions/runner, FileCommandManager.cs); others may write to it too. */
const summaryLimit = 900 * 1024;

/** How much is told. Each rung tells less than the one before. */
interface Rung {
  readonly excerpts: boolean;
  readonly severities: readonly Severity[];
  readonly dryRun: boolean;
  /** Each project for itself, where there are several. */
  readonly projects: boolean;
  readonly leftOut: string;
}

const all: Rung = {
  excerpts: true,
  severities: ['error', 'warning', 'info'],
  dryRun: true,
  projects: true,
  leftOut: '',
};

const counts: Rung = {
  ...all,
  excerpts: false,
  severities: [],
  dryRun: false,
  leftOut: 'everything but the counts',
};

const rungs: readonly Rung[] = [
  all,
  { ...all, excerpts: false, leftOut: 'excerpts' },
  { ...all, excerpts: false, severities: ['error', 'warning'], leftOut: 'excerpts and infos' },
  { ...all, excerpts: false, severities: ['error'], leftOut: 'excerpts, infos and warnings' },
  counts,
  { ...counts, projects: false, leftOut: 'everything but the counts of all projects together' },
];

/** Markdown for a job summary. */
export const markdownReporter: Reporter = (report, context) => markdownWithin(summaryLimit, report, context);

/**
 * Markdown for a job summary or a comment, in at most `maxBytes` of UTF-8 (which is never fewer than its UTF-16 code
 * units): what does not fit goes in the order excerpts, infos, warnings, all but the counts,
 * all but those of all projects together.
 */
export function markdownWithin(maxBytes: number, report: Report, context: ReporterContext): string {
  let text = '';
  for (const rung of rungs) {
    text = render(rung, report, context);
    if (Buffer.byteLength(text) <= maxBytes) break;
  }
  return text;
}

function render(rung: Rung, report: Report, context: ReporterContext): string {
  const projects = rung.projects ? projectSections(report) : [];
  const sections = [
    ...opening(report, `Drydock ${verdictText(report)}`),
    ...(rung.leftOut === '' ? [] : [`_Left out to fit: ${rung.leftOut}. The other formats have all of it._`]),
    ...(projects.length === 0 ? bodyOf(report, rung, context) : []),
    ...projects.flatMap(({ name, report: own }) => [
      ...opening(own, `${prose(nameText(name))} ${verdictText(own)}`),
      ...bodyOf(own, rung, context),
    ]),
    `<sub>Drydock ${prose(nameText(report.tool.version))}</sub>`,
  ];
  return disarmCommands(`${sections.join('\n\n')}\n`);
}

function bodyOf(report: Report, rung: Rung, context: ReporterContext): readonly string[] {
  const spoken = worstFirst(spokenOf(report.findings)).filter(({ severity }) =>
    rung.severities.includes(severity),
  );
  return [
    ...findingSections(spoken, rung, context),
    ...(rung.dryRun ? dryRunSection(report) : []),
    ...(rung.dryRun ? suppressedSection(report, context) : []),
  ];
}

const signs = { pass: '✅', fail: '❌' } as const;

function opening(report: Report, title: string): readonly string[] {
  const { engine, summary, timings } = report;
  const facts = [
    ...(engine ? [`PostgreSQL ${prose(nameText(engine.postgresVersion))}`] : []),
    counted(summary.statements, 'statement'),
    durationText(timings.totalMs),
  ];
  const why = incompleteText(report);
  const sign = why === undefined ? signs[report.verdict] : '⚠️';
  return [`## ${sign} ${title}`, ...(why === undefined ? [] : [`> **${prose(why)}**`]), facts.join(' · ')];
}

/** The worst finding is unfolded: a reader sees what a fold holds. */
function findingSections(
  findings: readonly Finding[],
  { excerpts }: Rung,
  context: ReporterContext,
): readonly string[] {
  if (findings.length === 0) return [];
  const linesOf = lineReader(excerpts ? context.sources : new Map());
  const pathPrefix = context.pathPrefix ?? '';
  return [
    findingsTable(findings, pathPrefix),
    ...findings.map((finding, index) =>
      findingDetails(finding, pathPrefix, linesOf(finding.file), index === 0),
    ),
  ];
}

function suppressedSection({ findings }: Report, { pathPrefix = '' }: ReporterContext): readonly string[] {
  const suppressed = suppressedOf(findings);
  return suppressed.length === 0 ? [] : [suppressedDetails(suppressed, pathPrefix)];
}
