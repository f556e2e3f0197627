import { durationText } from '../milliseconds.js';
import type { Finding, Report } from '../report.js';
import { groupedByFile, type LineReader, lineReader, spokenOf, suppressedOf } from './findings.js';
import { projectSections } from './project-sections.js';
import type { Reporter } from './reporter.js';
import { stepsOf, hasMore } from './steps.js';
import { type Palette, paletteOf } from './terminal-paint.js';
import { findingInFull, findingOnOneLine } from './text-finding.js';
import { engineLine, migrationLines } from './text-migrations.js';
import { clip, disarmCommands, visibleLine } from './untrusted-text.js';
import { incompleteText, limits, nameText, placeText, verdictText } from './wording.js';

/** What a person reads in a terminal: findings, the dry-run, the verdict. Short where all is well. */
export const textReporter: Reporter = (report, context) => {
  const paint = paletteOf(context.color);
  const linesOf = lineReader(context.sources);
  const projects = projectSections(report);
  const sections =
    projects.length === 0
      ? sectionsOf(report, linesOf, paint)
      : [
          ...projects.flatMap(({ name, report: own }) => [
            paint.place(`project ${nameText(name)}`),
            ...sectionsOf(own, linesOf, paint),
          ]),
          verdictLine(report, paint),
        ];
  return disarmCommands(`${sections.join('\n\n')}\n`);
};

const sectionsOf = (report: Report, linesOf: LineReader, paint: Palette): readonly string[] => [
  ...groupedByFile(spokenOf(report.findings)).flatMap((group) => findingSections(group, linesOf, paint)),
  ...suppressedSection(report, paint),
  ...closingSections(report, paint),
];

/** One file's findings: each with a blank line around it, the infos together. */
function findingSections(group: readonly Finding[], linesOf: LineReader, paint: Palette): readonly string[] {
  const full = group.filter(({ severity }) => severity !== 'info');
  const infos = group.filter(({ severity }) => severity === 'info');
  const lines = infos.map((finding) => findingOnOneLine(finding, paint)).join('\n');
  return [
    ...full.map((finding) => findingInFull(finding, linesOf(finding.file), paint)),
    ...(lines === '' ? [] : [lines]),
  ];
}

function suppressedSection({ findings }: Report, paint: Palette): readonly string[] {
  const suppressed = suppressedOf(findings);
  if (suppressed.length === 0) return [];
  const lines = suppressed.map((finding) => {
    const reason = visibleLine(clip(finding.suppressed.reason, limits.prose));
    return `  ${placeText(finding)}  ${nameText(finding.rule)}: ${reason} ${paint.faint(finding.suppressed.by ? '(baseline)' : `(line ${finding.suppressed.line})`)}`;
  });
  return [[`${suppressed.length} suppressed`, ...lines].join('\n')];
}

/** The dry-run and the verdict; one block without a headline where there is nothing to tell. */
function closingSections(report: Report, paint: Palette): readonly string[] {
  const pending = report.migrations.filter((migration) => migration.pending);
  const lines = migrationLines(pending, spokenOf(report.findings), paint);
  const verdict = verdictLine(report, paint);
  const isQuiet = report.findings.length === 0 && !pending.flatMap(stepsOf).some(hasMore);
  if (isQuiet) return [[...lines, verdict].join('\n')];
  const section = [engineLine(report), ...lines.map((line) => `  ${line}`)].join('\n');
  return [...(pending.length === 0 ? [] : [section]), verdict];
}

function verdictLine(report: Report, paint: Palette): string {
  const passed = report.verdict === 'pass';
  const color = passed ? paint.good : paint.bad;
  const on = report.engine ? ` on PostgreSQL ${nameText(report.engine.postgresVersion)}` : '';
  const line = color(
    `${passed ? '✓' : '✗'} ${verdictText(report)}${on} (${durationText(report.timings.totalMs)})`,
  );
  const why = incompleteText(report);
  return why === undefined ? line : `${line}\n${color(why)}`;
}
