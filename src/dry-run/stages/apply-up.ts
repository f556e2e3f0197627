import { rounded } from '../../milliseconds.js';
import type { ApplyResult, StatementReport } from '../../report.js';
import { toPgLocksName } from '../../postgres/lock-modes.js';
import { failingPlace } from '../failing-place.js';
import { helpForRole } from '../harmless-roles.js';
import type { PlannedMigration, PlannedScript } from '../plan.js';
import { type DryRunProblem, postgresMessage } from '../problem.js';
import type { ScriptFailure } from '../discretion.js';
import { runScript, type ScriptRun, type StatementRun } from '../run-script.js';
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
    runScript(connection, script, stage.clock, stage.observe(), {
      discretion: stage.extensions,
      goesOn: true,
    }),
  );
  stage.routines.remember(script);
  const statements = run.statements.map((statement) => describe(statement, script));
  const unrun = stage.extensions.problemsOf(run.passedOver, script, 'dry-run', stage.routines);
  if (!run.failure) return { result: resultOf(run, script), statements, problems: unrun };
  const { failure } = run;
  const problem = migrationFailed({ ...run, failure }, script, stage);
  return {
    result: { status: 'failed', ...stepFailure(failure, problem) },
    statements,
    problems: [...unrun, problem],
    failure,
  };
}

/** Nothing was run where every statement but those that only set the stage was passed over. */
function resultOf({ passedOver, statements, durationMs }: ScriptRun, { file }: PlannedScript): ApplyResult {
  const [first] = passedOver;
  if (!first || statements.some(({ statement }) => !preparing.has(statement.kind)))
    return { status: 'applied', durationMs: rounded(durationMs) };
  const { region } = first.statement;
  return { status: 'skipped', error: first.excuse.because, file, line: region.startLine };
}

const preparing: ReadonlySet<string> = new Set(['VariableSetStmt', 'TransactionStmt']);

type FailedRun = ScriptRun & { readonly failure: ScriptFailure };

/** What psql does behind the failure, where it does not stop. */
function goneOn({ failure, laterFailures }: ScriptRun, { goesOn = [], parsed }: PlannedScript): string {
  const at = failure?.statement?.start ?? -1;
  if (!goesOn.some(({ start, end }) => start <= at && at < end)) return '';
  if (!parsed.statements.some(({ start }) => start > at))
    return ' Unless ON_ERROR_STOP is set, psql ends as if all were well.';
  const others = ['', ', where one more fails'][laterFailures] ?? `, where ${laterFailures} more fail`;
  return ` Unless ON_ERROR_STOP is set, psql goes on with the next statement${others}, and ends as if all were well.`;
}

function migrationFailed(run: FailedRun, script: PlannedScript, stage: Stage): DryRunProblem {
  const { failure } = run;
  const help = stage.extensions.helpFor(failure) ?? helpForRole(failure);
  return {
    rule: 'migration-failed',
    stage: 'dry-run',
    ...failingPlace(failure, script, stage.routines),
    message: `The migration fails: ${failure.error.message}.${goneOn(run, script)}`,
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
    // As its author wrote it, whatever was sent instead.
    sql: script.parsed.source.text.slice(statement.start, statement.end).slice(0, longestSql),
    durationMs: rounded(durationMs),
    locks,
    rewrites: effects.rewrites,
    scans: effects.scans,
  };
}
