import { type LintMigration, type LintProject, scriptsOf } from '../lint/project.js';
import type { FailOn } from '../setting-words.js';
import type { Finding, MigrationReport, Report, Summary, Timings } from '../report.js';
import { skippedReport } from '../dry-run/skipped-report.js';
import { type DryRunOutcome, planned } from './dry-run-project.js';
import { countFindings } from './count-findings.js';
import { OriginalPlaces } from './original-places.js';
import type { CheckRequest } from './request.js';
import { ownMigrations } from './shares.js';

/** Puts together what was found, counts it, and decides the gate. */
export function buildReport(
  project: LintProject,
  findings: readonly Finding[],
  outcome: DryRunOutcome,
  timings: Timings,
  request: CheckRequest,
  version: string,
): Report {
  const own = ownMigrations(project, request);
  const summary = summarise(own, findings);
  const places = new OriginalPlaces(project);
  return {
    schemaVersion: 1,
    tool: { name: 'drydock', version },
    verdict: outcome.stopped || fails(summary, request.failOn) ? 'fail' : 'pass',
    ...(outcome.stopped ? { incomplete: { reason: outcome.stopped.reason } } : {}),
    ...(request.shard ? { shard: request.shard } : {}),
    summary,
    framework: { name: request.framework.tool.name, reason: request.framework.reason },
    findings,
    migrations: own.map((migration) => places.ofReport(reportOf(migration, project, outcome))),
    engine: outcome.engine,
    timings,
  };
}

function summarise(migrations: readonly LintMigration[], findings: readonly Finding[]): Summary {
  const statements = migrations.flatMap(scriptsOf).map(({ parsed }) => parsed.statements.length);
  return {
    ...countFindings(findings),
    migrations: migrations.length,
    statements: statements.reduce((sum, next) => sum + next, 0),
  };
}

function fails({ errors, warnings }: Summary, failOn: FailOn): boolean {
  if (failOn === 'never') return false;
  return errors > 0 || (failOn === 'warning' && warnings > 0);
}

/** A migration that the dry-run did not get to, or without an engine none, was skipped at every step. */
const reportOf = (migration: LintMigration, project: LintProject, outcome: DryRunOutcome): MigrationReport =>
  outcome.migrations.find(({ id, up }) => id === migration.id && up === migration.up.file) ??
  skippedReport(planned(migration, project), migration.unrun ?? outcome.stopped?.reason);
