import { UserError } from '../errors.js';
import type { Finding, Incomplete, Report, Shard } from '../report.js';
import { projectSections } from '../reporters/project-sections.js';
import { countFindings } from './count-findings.js';
import { inOrder } from './in-order.js';
import { added, joinReports, nameless } from './join-reports.js';

/** A report, and the file that it was read from. */
export interface FiledReport {
  readonly file: string;
  readonly report: Report;
}

/**
 * One report of those of several runs: of all shards of one, or of runs that were not divided. What several of them say
 * is said once, and all must pass.
 * @param filed at least one
 * @throws UserError where a shard is missing, or the reports are not of one kind.
 */
export function mergeReports(filed: readonly FiledReport[]): Report {
  const reports = inShardOrder(filed);
  const parts = partsOf(reports);
  const merged = joinReports([...parts].map(([name, own]) => ({ name, report: mergeParts(own) })));
  return { ...merged, verdict: reports.every(passes) ? merged.verdict : 'fail' };
}

const passes = ({ verdict, incomplete }: Report): boolean => verdict === 'pass' && !incomplete;

/** A gate that passes although nobody has looked at a share is none. */
function inShardOrder(filed: readonly FiledReport[]): readonly Report[] {
  const sharded = filed.flatMap(({ file, report }) =>
    report.shard ? [{ file, shard: report.shard, report }] : [],
  );
  const [first] = sharded;
  if (!first) return filed.map(({ report }) => report);
  const whole = filed.find(({ report }) => !report.shard);
  if (whole)
    throw new UserError(
      `${whole.file} is the report of a whole run, and ${first.file} that of ${nameOf(first.shard)}`,
      'Merge the shards of one run, or whole runs, by themselves.',
    );
  const { of } = first.shard;
  const other = sharded.find(({ shard }) => shard.of !== of);
  if (other)
    throw new UserError(
      `${first.file} is the report of ${nameOf(first.shard)}, and ${other.file} that of ${nameOf(other.shard)}`,
      'Merge the shards of one run.',
    );
  const byIndex = new Map<number, (typeof sharded)[number]>();
  for (const one of sharded) {
    const before = byIndex.get(one.shard.index);
    if (before)
      throw new UserError(`${before.file} and ${one.file} are both the report of ${nameOf(one.shard)}`);
    byIndex.set(one.shard.index, one);
  }
  return range(of).flatMap((index) => {
    const one = byIndex.get(index);
    if (!one)
      throw missing(
        range(of).filter((each) => !byIndex.has(each)),
        of,
      );
    return [one.report];
  });
}

const range = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index + 1);

const nameOf = ({ index, of }: Shard): string => `shard ${index} of ${of}`;

const missing = (indexes: readonly number[], of: number): UserError =>
  new UserError(
    `The report of ${indexes.length === 1 ? 'shard' : 'shards'} ${indexes.join(', ')} of ${of} is missing`,
    'What nobody has checked cannot pass: give the reports of all shards, also of those that failed.',
  );

/** What the reports say of each project; of a run without projects, under the name of what belongs to none. */
function partsOf(reports: readonly Report[]): ReadonlyMap<string | undefined, readonly Report[]> {
  const hasProjects = reports.some(({ projects }) => projects);
  const parts = new Map<string | undefined, Report[]>();
  for (const report of reports) {
    const { shard } = report;
    const whole = { name: hasProjects ? nameless : undefined, report };
    const own = report.projects ? projectSections(report) : hasProjects && saysNothing(report) ? [] : [whole];
    for (const { name, report: part } of own)
      parts.set(name, [...(parts.get(name) ?? []), shard ? { ...part, shard } : part]);
  }
  return parts;
}

const saysNothing = (report: Report): boolean =>
  passes(report) && report.findings.length === 0 && report.migrations.length === 0;

function mergeParts(parts: readonly Report[]): Report {
  const [first] = parts;
  if (!first) throw new TypeError('There is no report to merge');
  const migrations = parts.flatMap((part) => part.migrations);
  const files = migrations.flatMap(({ up, down }) => [up, ...(down === null ? [] : [down])]);
  const findings = inOrder(toldOnce(parts.flatMap((part) => part.findings)), files);
  const incomplete = incompleteOf(parts);
  return {
    schemaVersion: first.schemaVersion,
    tool: first.tool,
    verdict: parts.every(passes) ? 'pass' : 'fail',
    ...(incomplete ? { incomplete } : {}),
    summary: {
      ...added(parts.map(({ summary }) => summary)),
      ...countFindings(findings),
      migrations: migrations.length,
    },
    framework: frameworkOf(parts, first),
    findings,
    migrations,
    engine: parts.find(({ engine }) => engine)?.engine ?? null,
    timings: added(parts.map(({ timings }) => timings)),
  };
}

function toldOnce(findings: readonly Finding[]): readonly Finding[] {
  return [...new Map(findings.map((finding) => [JSON.stringify(finding), finding])).values()];
}

function incompleteOf(parts: readonly Report[]): Incomplete | undefined {
  const stopped = parts.find(({ incomplete }) => incomplete);
  if (!stopped?.incomplete) return undefined;
  const { shard, incomplete } = stopped;
  return shard ? { reason: `${nameOf(shard)}: ${incomplete.reason}` } : incomplete;
}

function frameworkOf(parts: readonly Report[], { framework }: Report): Report['framework'] {
  const names = [...new Set(parts.map((part) => part.framework.name))];
  return names.length === 1
    ? framework
    : { name: names.join(', '), reason: `one for each of ${parts.length} reports` };
}
