import type { Assertion, PlannedScript } from './plan.js';
import type { DryRunProblem } from './problem.js';
import type { Proven } from './prove-migration.js';
import { judgeRestored, type ToldLoss } from './rows/row-problems.js';
import { leftInTheWay, reapplyUp } from './stages/reapply-up.js';
import { rollBack } from './stages/roll-back.js';
import type { Stage } from './stages/stage.js';
import { assert } from './stages/verify.js';
import type { WorkingDatabase } from './working-database.js';

interface Rollback {
  readonly database: WorkingDatabase;
  readonly stage: () => Stage;
  readonly progress: (step: string) => void;
  /** Asked when all are rolled back. */
  readonly assertions: readonly Assertion[];
}

/** A migration that has a down script. */
type Reversible = Proven & { readonly migration: { readonly down: PlannedScript } };

/**
 * Rolls the pending migrations back as a team would that takes a release back: in reverse, one by one, catalog and rows
 * compared after each; then runs them again. Each was rolled back right after it had run: what is told here is what
 * only the order brings to light.
 * @param proven all that were applied, in their order
 */
export async function rollBackAll(
  proven: readonly Proven[],
  rollback: Rollback,
): Promise<readonly DryRunProblem[]> {
  const { assertions } = rollback;
  const tail = reversibleTail(proven);
  const asserted = assertions.length > 0 && tail.length === proven.length;
  if (tail.length < 2 && !(asserted && tail.length === 1)) return [];
  const down = await allDown(tail, rollback);
  if (!down.isThrough) return down.problems;
  const [first] = tail;
  const unmet = asserted && first ? await assert(assertions, first.migration.down, rollback.stage()) : [];
  return [...down.problems, ...unmet, ...(await allUp(tail, rollback))];
}

/** The last migrations, down to the one that cannot be taken back. */
function reversibleTail(proven: readonly Proven[]): readonly Reversible[] {
  const end = proven.findLastIndex(({ migration: { down }, isReversible }) => !down || !isReversible);
  return proven.slice(end + 1) as readonly Reversible[];
}

async function allDown(
  tail: readonly Reversible[],
  { database, stage, progress }: Rollback,
): Promise<{ readonly problems: readonly DryRunProblem[]; readonly isThrough: boolean }> {
  const problems: DryRunProblem[] = [];
  const told: ToldLoss[] = [];
  for (const [index, { migration, catalog, rows, losses }] of tail.toReversed().entries()) {
    progress(`rollback ${index + 1}/${tail.length} ${migration.id}`);
    const { result, problems: failed } = await rollBack(migration.down, catalog, stage());
    database.changed();
    told.push(...losses);
    problems.push(...failed.map((problem) => inOrder(problem, index)));
    if (result.status === 'failed') return { problems, isThrough: false };
    if (!rows.hasRows) continue;
    const judged = judgeRestored(migration.down, result, rows, await database.rows(), told);
    told.push(...judged.losses);
    problems.push(...judged.problems.map((problem) => inOrder(problem, index)));
  }
  return { problems, isThrough: true };
}

const inOrder = (problem: DryRunProblem, later: number): DryRunProblem => ({
  ...problem,
  message: `Rolled back after the ${later === 1 ? 'migration' : `${later} migrations`} behind it: ${problem.message}`,
});

async function allUp(
  tail: readonly Reversible[],
  { database, stage, progress }: Rollback,
): Promise<readonly DryRunProblem[]> {
  for (const [index, { migration, after }] of tail.entries()) {
    progress(`again ${index + 1}/${tail.length} ${migration.id}`);
    const result = await reapplyUp(migration.up, after, stage());
    database.changed();
    if (result.status === 'same') continue;
    const opening = 'When all pending migrations are rolled back and run again, this one';
    return leftInTheWay(migration.down, result, opening);
  }
  return [];
}
