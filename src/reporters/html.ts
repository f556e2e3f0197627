import { createHash } from 'node:crypto';
import { durationText } from '../milliseconds.js';
import type { Report } from '../report.js';
import { lineReader, spokenOf, suppressedOf } from './findings.js';
import { dryRunSection } from './html-dry-run.js';
import { findingsByFile, suppressedDetails } from './html-findings.js';
import { style } from './html-style.js';
import { heading, prose } from './html-text.js';
import { type Markup, markup, when } from './markup.js';
import { projectSections } from './project-sections.js';
import type { Reporter, ReporterContext } from './reporter.js';
import { disarmCommands } from './untrusted-text.js';
import { counted, incompleteText, nameText, verdictText } from './wording.js';

/** The browser runs no script and fetches nothing: only this style is let in. */
const policy = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'; base-uri 'none'; form-action 'none'`;

/** One page that stands alone: it needs no network and follows the colours of the reader's system. */
export const htmlReporter: Reporter = (report, context) => {
  const title = `Drydock ${verdictText(report)}`;
  const projects = projectSections(report);
  const { markup: page } = markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${{ markup: policy }}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${{ markup: style }}</style>
</head>
<body>
<header class="${kindOf(report)}">
${heading(1, markup`${signs[kindOf(report)]} ${title}`)}${facts(report)}</header>
<main>
${projects.length === 0 ? bodyOf(report, context, 2) : projects.map(({ name, report: own }) => project(name, own, context))}</main>
<footer>Drydock ${nameText(report.tool.version)}</footer>
</body>
</html>
`;
  return disarmCommands(page);
};

const kindOf = ({ incomplete, verdict }: Report): 'pass' | 'fail' | 'incomplete' =>
  incomplete ? 'incomplete' : verdict;

const signs = { pass: '✓', fail: '✗', incomplete: '⚠' } as const;

function facts(report: Report): Markup {
  const { engine, summary, timings, framework } = report;
  const why = incompleteText(report);
  const all = [
    ...(engine ? [`PostgreSQL ${nameText(engine.postgresVersion)}`] : []),
    nameText(framework.name),
    counted(summary.statements, 'statement'),
    durationText(timings.totalMs),
  ];
  return markup`${when(why !== undefined, () => markup`<p><strong>${why ?? ''}</strong></p>\n`)}<p class="facts">${all.join(' · ')}</p>
`;
}

const project = (name: string, own: Report, context: ReporterContext): Markup => markup`<section>
${heading(2, markup`${signs[kindOf(own)]} ${prose(nameText(name))} ${verdictText(own)}`)}${facts(own)}${bodyOf(own, context, 3)}</section>
`;

function bodyOf(report: Report, { sources }: ReporterContext, depth: number): Markup {
  const spoken = spokenOf(report.findings);
  return markup`${when(
    spoken.length > 0,
    () => markup`<section>
${heading(depth, markup`Findings`)}${findingsByFile(spoken, lineReader(sources), depth + 1)}</section>
`,
  )}${dryRunSection(report, depth)}${suppressedDetails(suppressedOf(report.findings))}`;
}
