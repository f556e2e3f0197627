import type { Difference, RerunResult } from '../../report.js';
import type { Connection } from '../../engines/engine.js';
import { diffSnapshots } from '../catalog/diff.js';
import type { CatalogSnapshot } from '../catalog/snapshot.js';
import { describeDifferences } from '../describe-differences.js';
import { failingPlace } from '../failing-place.js';
import { beginningOf, type PlannedMigration, type PlannedScript } from '../plan.js';
import { type DryRunProblem, postgresMessage } from '../problem.js';
import type { PassedOver, ScriptFailure } from '../discretion.js';
import { rollBackIfAlive, runScript } from '../run-script.js';
import { withoutTransactionControl } from './in-one-transaction.js';
import { inSession, type Stage } from './stage.js';
import { stepFailure } from './step-failure.js';

export interface Rerun {
  readonly result: RerunResult;
  readonly problems: readonly DryRunProblem[];
}

interface Outcome {
  readonly unrun: readonly DryRunProblem[];
  readonly failure?: ScriptFailure;
  readonly differences: readonly Difference[];
}

/** Runs the up script a second time and rolls that back. `after` is the catalog that the first run left. */
export async function rerunInTransaction(
  migration: PlannedMigration,
  after: CatalogSnapshot,
  stage: Stage,
): Promise<Rerun> {
  const outcome = await inSession(stage.database, async (connection) => {
    const whole = withoutTransactionControl(migration.up);
    await connection.execute('BEGIN');
    const outcome = await rerun(connection, whole, after, stage);
    await rollBackIfAlive(connection);
    return outcome;
  });
  return judge(outcome, migration.up, stage);
}

/** Runs the up script a second time for good: the caller restores the database. */
export async function rerunForGood(
  migration: PlannedMigration,
  after: CatalogSnapshot,
  stage: Stage,
): Promise<Rerun> {
  const { failure, passedOver } = await inSession(stage.database, (connection) =>
    runScript(connection, migration.up, stage.clock, undefined, { discretion: stage.extensions }),
  );
  const unrun = unrunProblems(passedOver, migration.up, stage);
  if (failure) return judge({ unrun, failure, differences: [] }, migration.up, stage);
  return judge({ unrun, differences: diffSnapshots(after, await stage.snapshot()) }, migration.up, stage);
}

async function rerun(
  connection: Connection,
  script: PlannedScript,
  after: CatalogSnapshot,
  stage: Stage,
): Promise<Outcome> {
  const { failure, passedOver } = await runScript(connection, script, stage.clock, undefined, {
    discretion: stage.extensions,
    inTransaction: true,
  });
  const unrun = unrunProblems(passedOver, script, stage);
  if (failure) return { unrun, failure, differences: [] };
  return { unrun, differences: diffSnapshots(after, await stage.snapshot(connection)) };
}

const unrunProblems = (
  passedOver: readonly PassedOver[],
  script: PlannedScript,
  { extensions, routines }: Stage,
): readonly DryRunProblem[] => extensions.problemsOf(passedOver, script, 'rerun', routines);

function judge({ unrun, failure, differences }: Outcome, script: PlannedScript, stage: Stage): Rerun {
  if (failure) {
    const problem: DryRunProblem = {
      rule: 'rerun-failed',
      stage: 'rerun',
      ...failingPlace(failure, script, stage.routines),
      message: `Run a second time, the migration fails: ${failure.error.message}.`,
      postgres: postgresMessage(failure),
    };
    return { result: { status: 'failed', ...stepFailure(failure, problem) }, problems: [...unrun, problem] };
  }
  if (differences.length === 0) return { result: { status: 'idempotent' }, problems: unrun };
  const at = beginningOf(script);
  const message = `Run a second time, the migration changes the schema again: ${describeDifferences(differences)}.`;
  const problem: DryRunProblem = {
    rule: 'rerun-changed-schema',
    stage: 'rerun',
    file: script.file,
    at,
    message,
  };
  return { result: { status: 'changed', differences }, problems: [...unrun, problem] };
}

/**
 * Errors that running the whole script in one transaction can cause by itself: 55P04, a new enum value is used;
 * 55006, a table has pending trigger events. They count only where the script really is one transaction.
 */
export const isArtefact = (result: RerunResult, { up }: PlannedMigration): boolean =>
  result.status === 'failed' && up.shape === 'none' && ['55P04', '55006'].includes(result.sqlState ?? '');
