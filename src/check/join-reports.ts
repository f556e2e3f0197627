import type { Incomplete, Report } from '../report.js';

/** The report of one project; undefined is the name of what belongs to no project. */
export interface NamedReport {
  readonly name: string | undefined;
  readonly report: Report;
}

/** Stands for the name of a project where there is none. */
export const nameless = 'other files';

/**
 * One report of several: findings and migrations bear the name of their project, counts and times are added up, and
 * all must pass.
 * @param reports at least one; the only one is returned as it is.
 */
export function joinReports(reports: readonly NamedReport[]): Report {
  const [first, ...others] = reports;
  if (!first) throw new TypeError('There is no report to join');
  if (others.length === 0) return first.report;
  const all = reports.map(({ report }) => report);
  const incomplete = incompleteOf(reports);
  return {
    ...first.report,
    verdict: all.every(({ verdict }) => verdict === 'pass') ? 'pass' : 'fail',
    ...(incomplete ? { incomplete } : {}),
    summary: added(all.map(({ summary }) => summary)),
    framework: frameworkOf(all),
    projects: reports.map(({ name = nameless, report }) => {
      const { verdict, summary, framework, engine, timings } = report;
      const own = report.incomplete ? { incomplete: report.incomplete } : {};
      return { name, verdict, ...own, summary, framework, engine, timings };
    }),
    findings: reports.flatMap(({ name: project = nameless, report }) =>
      report.findings.map((finding) => ({ ...finding, project })),
    ),
    migrations: reports.flatMap(({ name: project = nameless, report }) =>
      report.migrations.map((migration) => ({ project, ...migration })),
    ),
    engine: all.find(({ engine }) => engine)?.engine ?? null,
    timings: added(all.map(({ timings }) => timings)),
  };
}

function incompleteOf(reports: readonly NamedReport[]): Incomplete | undefined {
  const [one] = reports.filter(({ report }) => report.incomplete);
  if (!one?.report.incomplete) return undefined;
  return { reason: `project ${one.name ?? nameless}: ${one.report.incomplete.reason}` };
}

function frameworkOf(reports: readonly Report[]): Report['framework'] {
  const names = [...new Set(reports.map(({ framework }) => framework.name))];
  return { name: names.join(', '), reason: `one for each of ${reports.length} projects` };
}

/** Each number is the sum of those that stand there. */
export function added<Numbers extends Readonly<Record<keyof Numbers, number>>>(
  all: readonly Numbers[],
): Numbers {
  const [first = {}] = all;
  const keys = Object.keys(first) as (keyof Numbers)[];
  return Object.fromEntries(
    keys.map((key) => [key, all.reduce((sum, next) => sum + next[key], 0)]),
  ) as Numbers;
}
