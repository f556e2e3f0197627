import type { RollbackResult } from '../../report.js';
import { diffSnapshots, isOnlyColumnOrder } from '../catalog/diff.js';
import type { CatalogSnapshot } from '../catalog/snapshot.js';
import { describeDifferences } from '../describe-differences.js';
import { failingPlace } from '../failing-place.js';
import { beginningOf, type PlannedScript } from '../plan.js';
import { type DryRunProblem, postgresMessage } from '../problem.js';
import { runScript } from '../run-script.js';
import { inSession, type Stage } from './stage.js';
import { stepFailure } from './step-failure.js';

export interface RolledBack {
  readonly result: RollbackResult;
  readonly problems: readonly DryRunProblem[];
}

/** Runs the down script and compares the catalog with `before`, the one that the up script found. */
export async function rollBack(
  down: PlannedScript,
  before: CatalogSnapshot,
  stage: Stage,
): Promise<RolledBack> {
  const { failure, passedOver } = await inSession(stage.database, (connection) =>
    runScript(connection, down, stage.clock, undefined, { discretion: stage.extensions }),
  );
  const unrun = stage.extensions.problemsOf(passedOver, down, 'rollback', stage.routines);
  if (failure) {
    const problem: DryRunProblem = {
      rule: 'rollback-failed',
      stage: 'rollback',
      ...failingPlace(failure, down, stage.routines),
      message: `The down script fails: ${failure.error.message}.`,
      postgres: postgresMessage(failure),
    };
    return {
      result: { status: 'failed', differences: [], ...stepFailure(failure, problem) },
      problems: [...unrun, problem],
    };
  }
  const differences = diffSnapshots(before, await stage.snapshot());
  // Postgres can only append columns: a dropped one comes back as the last.
  if (isOnlyColumnOrder(differences)) return { result: { status: 'restored', differences }, problems: unrun };
  const at = beginningOf(down);
  const message = `The down script does not restore the schema: ${describeDifferences(differences)}.`;
  const problem: DryRunProblem = {
    rule: 'rollback-incomplete',
    stage: 'rollback',
    file: down.file,
    at,
    message,
  };
  return { result: { status: 'differs', differences }, problems: [...unrun, problem] };
}
