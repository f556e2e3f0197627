import type { Finding, Report } from '../report.js';
import { blockingTexts } from './blocking-text.js';
import { spokenOf, suppressedOf, worstFirst } from './findings.js';
import { type Case, type Suite, suitesOf } from './junit-suites.js';
import { type Markup, markup, noMarkup, when } from './markup.js';
import { repositoryPath } from './repository-path.js';
import type { Reporter, ReporterContext } from './reporter.js';
import { clip, disarmCommands, visibleLine } from './untrusted-text.js';
import {
  counted,
  differenceText,
  failureText,
  incompleteText,
  limits,
  nameText,
  placeText,
  toldLines,
} from './wording.js';

/**
 * JUnit's XML as CI servers read it: a suite for each migration, a case for each of its steps. A case fails where the
 * gate does; what is told besides is its output.
 */
export const junitReporter: Reporter = (report, context) => {
  const suites = suitesOf(report).map((suite) => suiteOf(suite, isFatal(report), context));
  const all = [...stopped(report), ...suites];
  const body = all.map((suite) => suite.text);
  const { markup: text } = markup`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="drydock" ${countsOf(all)} time="${seconds(report.timings.totalMs)}">
${body}</testsuites>
`;
  return disarmCommands(text);
};

interface Counts {
  readonly tests: number;
  readonly failures: number;
  readonly errors: number;
  readonly skipped: number;
}

type Counted = Counts & { readonly text: Markup };

const sum = (all: readonly Counts[], key: keyof Counts): number =>
  all.reduce((total, one) => total + one[key], 0);

const countsOf = (all: readonly Counts[]): Markup =>
  markup`tests="${sum(all, 'tests')}" failures="${sum(all, 'failures')}" errors="${sum(all, 'errors')}" skipped="${sum(all, 'skipped')}"`;

const seconds = (ms: number): string => (ms / 1000).toFixed(3);

/** Warnings fail a case only where they alone have failed the gate. */
const isFatal = ({ verdict, incomplete, summary }: Report): ((finding: Finding) => boolean) => {
  const byWarnings = verdict === 'fail' && !incomplete && summary.errors === 0;
  return ({ severity }) => severity === 'error' || (byWarnings && severity === 'warning');
};

function stopped(report: Report): readonly Counted[] {
  const why = incompleteText(report);
  if (why === undefined) return [];
  const counts = { tests: 1, failures: 0, errors: 1, skipped: 0 };
  const text = markup`  <testsuite name="drydock" ${countsOf([counts])}>
    <testcase name="run" classname="drydock"><error type="incomplete" message="${why}"/></testcase>
  </testsuite>
`;
  return [{ ...counts, text }];
}

function suiteOf(suite: Suite, fails: (finding: Finding) => boolean, context: ReporterContext): Counted {
  const cases = suite.cases.map((one) => caseOf(one, suite, fails, context));
  const counts = {
    tests: sum(cases, 'tests'),
    failures: sum(cases, 'failures'),
    errors: 0,
    skipped: sum(cases, 'skipped'),
  };
  const body = cases.map(({ text }) => text);
  const text = markup`  <testsuite name="${suite.name}" ${countsOf(cases)}>
${body}  </testsuite>
`;
  return { ...counts, text };
}

function caseOf(
  one: Case,
  suite: Suite,
  fails: (finding: Finding) => boolean,
  context: ReporterContext,
): Counted {
  const fatal = worstFirst(spokenOf(one.findings)).filter(fails);
  const why = fatal.length > 0 ? undefined : leftOut(one);
  const time =
    one.step?.durationMs === undefined ? noMarkup : markup` time="${seconds(one.step.durationMs)}"`;
  const file = nameText(repositoryPath(suite.file, context));
  const output = outputOf(one, suite, fails);
  const text = markup`    <testcase name="${one.name}" classname="${suite.name}" file="${file}"${time}>${when(
    fatal.length > 0,
    () => failureOf(fatal),
  )}${why === undefined ? noMarkup : markup`<skipped message="${why}"/>`}${when(
    output.length > 0,
    () => markup`<system-out>${output.join('\n')}</system-out>`,
  )}</testcase>
`;
  return {
    tests: 1,
    failures: Math.min(1, fatal.length),
    errors: 0,
    skipped: why === undefined ? 0 : 1,
    text,
  };
}

function failureOf(findings: readonly Finding[]): Markup {
  const [first] = findings;
  if (!first) return noMarkup;
  const more = findings.length > 1 ? ` (and ${counted(findings.length - 1, 'other finding')})` : '';
  const message = visibleLine(clip(first.message, limits.prose)) + more;
  return markup`<failure type="${nameText(first.rule)}" message="${message}">${findings.map(inFull).join('\n\n')}</failure>`;
}

/** Why a step says nothing of the migration. */
function leftOut({ step }: Case): string | undefined {
  if (step?.status === 'missing') return 'there is no down script';
  return step?.status === 'skipped' ? (failureText(step) ?? 'not run') : undefined;
}

const headline = (finding: Finding): string =>
  `${placeText(finding)}: ${finding.severity}: ${nameText(finding.rule)}`;

const inFull = (finding: Finding): string =>
  [
    headline(finding),
    ...toldLines(finding, finding.help, finding.docsUrl).map((line) =>
      `  ${clip(line, limits.prose)}`.trimEnd(),
    ),
  ].join('\n');

/** What is no failure: findings below the gate, what is ignored, how the step ended, how long others wait. */
function outputOf(
  { findings, step }: Case,
  { migration }: Suite,
  fails: (finding: Finding) => boolean,
): readonly string[] {
  const below = worstFirst(spokenOf(findings)).filter((finding) => !fails(finding));
  const ignored = suppressedOf(findings).map(
    (finding) =>
      `${headline(finding)}, ignored: ${visibleLine(clip(finding.suppressed.reason, limits.prose))}`,
  );
  const failure = step && step.status !== 'skipped' ? failureText(step) : undefined;
  return [
    ...below.map(inFull),
    ...ignored,
    ...(failure === undefined ? [] : [`${nameText(step?.status ?? '')}: ${failure}`]),
    ...(step?.differences ?? []).slice(0, mostDifferences).map(differenceText),
    ...(migration && step?.name === 'apply' ? blockingTexts(migration) : []),
  ];
}

const mostDifferences = 50;
