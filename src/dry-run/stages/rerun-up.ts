import type { Difference, RerunResult } from '../../report.js';
import type { Connection } from '../../engines/engine.js';
import { mayEndTransaction, refusesTransactionBlock, transactionControl } from '../../sql/transactions.js';
import { diffSnapshots } from '../catalog/diff.js';
import type { CatalogSnapshot } from '../catalog/snapshot.js';
import { describeDifferences } from '../describe-differences.js';
import { failingPlace } from '../failing-place.js';
import type { PlannedMigration, PlannedScript } from '../plan.js';
import { type DryRunProblem, postgresMessage } from '../problem.js';
import { rollBackIfAlive, runScript, type ScriptFailure } from '../run-script.js';
import { inSession, type Stage } from './stage.js';
import { stepFailure } from './step-failure.js';

export interface Rerun {
  readonly result: RerunResult;
  readonly problems: readonly DryRunProblem[];
}

interface Outcome {
  readonly failure?: ScriptFailure;
  readonly differences: readonly Difference[];
}

/**
 * Whether the up script can be tried again inside one transaction that is rolled back, so that the database stays
 * as it is. Whatever ends a transaction, or refuses to stand in one, has to be run for good.
 */
export const canRerunInTransaction = ({ parsed }: PlannedScript): boolean =>
  parsed.statements.every(
    (statement) =>
      !refusesTransactionBlock(statement) &&
      !mayEndTransaction(statement) &&
      !['rollback', 'two-phase'].includes(transactionControl(statement) ?? ''),
  );

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
  const run = await inSession(stage.database, (connection) =>
    runScript(connection, migration.up, stage.clock),
  );
  if (run.failure) return judge({ failure: run.failure, differences: [] }, migration.up, stage);
  return judge({ differences: diffSnapshots(after, await stage.snapshot()) }, migration.up, stage);
}

/** The statements alone, to be run in a transaction that is open already: shape `none` opens no other. */
const withoutTransactionControl = (script: PlannedScript): PlannedScript => {
  const statements = script.parsed.statements.filter(
    (statement) => transactionControl(statement) === undefined,
  );
  return { ...script, shape: 'none', parsed: { ...script.parsed, statements } };
};

async function rerun(
  connection: Connection,
  script: PlannedScript,
  after: CatalogSnapshot,
  stage: Stage,
): Promise<Outcome> {
  const { failure } = await runScript(connection, script, stage.clock);
  if (failure) return { failure, differences: [] };
  return { differences: diffSnapshots(after, await stage.snapshot(connection)) };
}

function judge({ failure, differences }: Outcome, script: PlannedScript, stage: Stage): Rerun {
  if (failure) {
    const problem: DryRunProblem = {
      rule: 'rerun-failed',
      stage: 'rerun',
      ...failingPlace(failure, script, stage.routines),
      message: `Run a second time, the migration fails: ${failure.error.message}.`,
      postgres: postgresMessage(failure),
    };
    return { result: { status: 'failed', ...stepFailure(failure, problem) }, problems: [problem] };
  }
  if (differences.length === 0) return { result: { status: 'idempotent' }, problems: [] };
  const at = script.parsed.statements[0]?.region ?? script.parsed.source.regionOf(0, 0);
  const message = `Run a second time, the migration changes the schema again: ${describeDifferences(differences)}.`;
  const problem: DryRunProblem = {
    rule: 'rerun-changed-schema',
    stage: 'rerun',
    file: script.file,
    at,
    message,
  };
  return { result: { status: 'changed', differences }, problems: [problem] };
}

/**
 * Errors that running the whole script in one transaction can cause by itself: 55P04, a new enum value is used;
 * 55006, a table has pending trigger events. They count only where the script really is one transaction.
 */
export const isArtefact = (result: RerunResult, { up }: PlannedMigration): boolean =>
  result.status === 'failed' && up.shape === 'none' && ['55P04', '55006'].includes(result.sqlState ?? '');
