import { type LintMigration, type LintProject, pendingMigrations, scriptsOf } from '../lint/project.js';
import type { FailOn } from '../settings.js';
import type { Finding, MigrationReport, Report, Summary, Timings } from '../report.js';
import type { DryRunOutcome } from './dry-run-project.js';
import type { CheckRequest } from './request.js';

/** Puts together what was found, counts it, and decides the gate. */
export function buildReport(
  project: LintProject,
  findings: readonly Finding[],
  outcome: DryRunOutcome,
  timings: Timings,
  request: CheckRequest,
  version: string,
): Report {
  const summary = summarise(project, findings);
  return {
    schemaVersion: 1,
    tool: { name: 'drydock', version },
    verdict: fails(summary, request.failOn) ? 'fail' : 'pass',
    summary,
    framework: { name: request.framework.tool.name, reason: request.framework.reason },
    findings,
    migrations: pendingMigrations(project).map((migration) => reportOf(migration, project, outcome)),
    engine: outcome.engine,
    timings,
  };
}

function summarise(project: LintProject, findings: readonly Finding[]): Summary {
  const standing = findings.filter(({ suppressed }) => !suppressed);
  const count = (severity: Finding['severity']): number =>
    standing.filter((finding) => finding.severity === severity).length;
  const pending = pendingMigrations(project);
  const statements = pending.flatMap(scriptsOf).map(({ parsed }) => parsed.statements.length);
  return {
    errors: count('error'),
    warnings: count('warning'),
    infos: count('info'),
    suppressed: findings.length - standing.length,
    migrations: pending.length,
    statements: statements.reduce((sum, next) => sum + next, 0),
  };
}

function fails({ errors, warnings }: Summary, failOn: FailOn): boolean {
  if (failOn === 'never') return false;
  return errors > 0 || (failOn === 'warning' && warnings > 0);
}

/** A migration that the dry-run did not get to, or without an engine none, was skipped at every step. */
function reportOf(migration: LintMigration, { tool }: LintProject, outcome: DryRunOutcome): MigrationReport {
  const seen = outcome.migrations.find(({ id, up }) => id === migration.id && up === migration.up.file);
  return (
    seen ?? {
      id: migration.id,
      up: migration.up.file,
      down: migration.down?.file ?? null,
      pending: migration.pending,
      dev: migration.up.dev && !tool.deploysDevFiles,
      apply: { status: 'skipped' },
      rerun: { status: 'skipped' },
      rollback: { status: migration.down ? 'skipped' : 'missing', differences: [] },
      reapply: { status: 'skipped' },
      statements: [],
    }
  );
}
