import { rounded } from '../../milliseconds.js';
import type { ApplyResult, StatementReport } from '../../report.js';
import { toPgLocksName } from '../../postgres/lock-modes.js';
import { failingPlace } from '../failing-place.js';
import { helpForRole } from '../harmless-roles.js';
import type { PlannedMigration, PlannedScript } from '../plan.js';
import { type DryRunProblem, postgresMessage } from '../problem.js';
import { runScript, type ScriptFailure, type StatementRun } from '../run-script.js';
import { inSession, type Stage } from './stage.js';
import { stepFailure } from './step-failure.js';

export interface Applied {
  readonly result: ApplyResult;
  readonly statements: readonly StatementReport[];
  readonly problems: readonly DryRunProblem[];
  readonly failure?: ScriptFailure;
}

/** Runs the up script, each statement timed and watched. */
export async function applyUp(migration: PlannedMigration, stage: Stage): Promise<Applied> {
  const script = migration.up;
  const run = await inSession(stage.database, (connection) =>
    runScript(connection, script, stage.clock, stage.observe()),
  );
  stage.routines.remember(script);
  const statements = run.statements.map((statement) => describe(statement, script));
  if (!run.failure)
    return { result: { status: 'applied', durationMs: rounded(run.durationMs) }, statements, problems: [] };
  const lacking = stage.extensions.problemOf(run.failure, script, stage);
  const problem = lacking ?? migrationFailed(run.failure, script, stage);
  return {
    result: { status: lacking ? 'skipped' : 'failed', ...stepFailure(run.failure, problem) },
    statements,
    problems: [problem],
    failure: run.failure,
  };
}

function migrationFailed(failure: ScriptFailure, script: PlannedScript, stage: Stage): DryRunProblem {
  const help = stage.extensions.helpFor(failure) ?? helpForRole(failure);
  return {
    rule: 'migration-failed',
    stage: 'dry-run',
    ...failingPlace(failure, script, stage.routines),
    message: `The migration fails: ${failure.error.message}.`,
    ...(help === undefined ? {} : { help }),
    postgres: postgresMessage(failure),
  };
}

const longestSql = 200;

function describe({ statement, durationMs, effects }: StatementRun, script: PlannedScript): StatementReport {
  const locks = Object.entries(effects.locks).map(([relation, mode]) => ({
    relation,
    mode: toPgLocksName(mode),
  }));
  return {
    file: script.file,
    startLine: statement.region.startLine,
    sql: statement.text.slice(0, longestSql),
    durationMs: rounded(durationMs),
    locks,
    rewrites: effects.rewrites,
    scans: effects.scans,
  };
}
