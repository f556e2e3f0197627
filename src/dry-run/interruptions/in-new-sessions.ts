import type { PlannedScript } from '../plan.js';
import type { DryRunProblem } from '../problem.js';
import { runScript, type ScriptRun } from '../run-script.js';
import { inSession, type Stage } from '../stages/stage.js';
import type { WorkingDatabase } from '../working-database.js';
import { type Boundary, until } from './boundaries.js';
import { type Build, cancelBuild } from './cancel-build.js';
import type { Judge, Trial } from './trial.js';

export interface Place {
  readonly database: WorkingDatabase;
  readonly stage: () => Stage;
  /** Whether a statement can be cancelled while it waits for another session. */
  readonly concurrentSessions: boolean;
  /** The pending scripts that have run before. */
  readonly earlier: readonly PlannedScript[];
}

/** What interrupts a script: a boundary that it has come to, or a cancel while it builds an index. */
export type Interruption = { readonly behind: Boundary } | { readonly within: Build };

/**
 * Interrupts the script and runs it from the start, for good: the caller restores the database. Of each kind of
 * interruption the first is told that something is wrong with.
 */
export async function tryInNewSessions(
  script: PlannedScript,
  interruptions: readonly Interruption[],
  place: Place,
  judge: Judge,
): Promise<readonly DryRunProblem[]> {
  const told = new Map<boolean, DryRunProblem>();
  for (const [index, interruption] of interruptions.entries()) {
    const kind = 'behind' in interruption;
    if (told.has(kind)) continue;
    const isLast = index === interruptions.length - 1;
    const before = isLast ? undefined : await place.database.save();
    const trial = await interrupt(script, interruption, place.stage());
    const problem = trial && (await judge(trial));
    if (problem) told.set(kind, problem);
    if (before) await place.database.restore(before);
  }
  return [...told.values()];
}

/** Undefined where the first run does not get as far as it did: then it depends on something else. */
async function interrupt(
  script: PlannedScript,
  interruption: Interruption,
  stage: Stage,
): Promise<Trial | undefined> {
  if (!(await happens(script, interruption, stage))) return undefined;
  const leftover = await stage.snapshot();
  const { failure } = await run(script, stage);
  const end = failure ? { failure } : { end: await stage.snapshot() };
  const place =
    'behind' in interruption
      ? { at: interruption.behind.last, isWithin: false }
      : { at: interruption.within, isWithin: true };
  return { ...place, ...end, leftover: () => Promise.resolve(leftover) };
}

async function happens(script: PlannedScript, interruption: Interruption, stage: Stage): Promise<boolean> {
  if ('within' in interruption) return cancelBuild(script, interruption.within, stage);
  const { failure } = await run(until(script, interruption.behind), stage);
  return failure === undefined;
}

const run = (script: PlannedScript, stage: Stage): Promise<ScriptRun> =>
  inSession(stage.database, (session) =>
    runScript(session, script, stage.clock, undefined, { discretion: stage.extensions }),
  );
