import type { ApplyResult } from '../report.js';
import type { ScriptFailure } from './discretion.js';
import { failingPlace } from './failing-place.js';
import type { DryRunPlan, PlannedMigration } from './plan.js';
import { type DryRunProblem, postgresMessage } from './problem.js';
import { rollBackIfAlive, runScript } from './run-script.js';
import { canRunInTransaction, withoutTransactionControl } from './stages/in-one-transaction.js';
import { inSession, type Stage } from './stages/stage.js';
import { stepFailure } from './stages/step-failure.js';

/** A migration that fails where those before it run in the same transaction. */
export interface FailedTogether {
  readonly migration: PlannedMigration;
  readonly apply: ApplyResult;
  readonly problem: DryRunProblem;
}

/**
 * Runs all that is pending in one transaction, as some tools do, and rolls that back. What may run on its own can fail
 * then: a new enum value is used (55P04), a table has pending trigger events (55006).
 * @returns undefined where all of it runs, or where it is not run so
 */
export async function runTogether(plan: DryRunPlan, stage: Stage): Promise<FailedTogether | undefined> {
  const pending = plan.migrations.filter((migration) => migration.pending && !migration.aside);
  const shares = plan.sharesTransaction === true && pending.length > 1;
  if (!shares || !pending.every(({ up }) => canRunInTransaction(up))) return undefined;
  return inSession(stage.database, async (session) => {
    await session.execute('BEGIN');
    for (const migration of pending) {
      const script = withoutTransactionControl(migration.up);
      const run = await runScript(session, script, stage.clock, undefined, {
        discretion: stage.extensions,
        inTransaction: true,
      });
      stage.routines.remember(script);
      if (run.failure) return failed(migration, run.failure, stage);
    }
    await rollBackIfAlive(session);
    return undefined;
  });
}

function failed(migration: PlannedMigration, failure: ScriptFailure, stage: Stage): FailedTogether {
  const problem: DryRunProblem = {
    rule: 'migration-failed',
    stage: 'dry-run',
    ...failingPlace(failure, migration.up, stage.routines),
    message: `All that is pending runs in one transaction, and there the migration fails: ${failure.error.message}.`,
    help: 'Deploy the migrations before it first: on its own it runs.',
    postgres: postgresMessage(failure),
  };
  return { migration, apply: { status: 'failed', ...stepFailure(failure, problem) }, problem };
}
