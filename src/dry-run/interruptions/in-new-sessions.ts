import type { PlannedScript } from '../plan.js';
import type { DryRunProblem } from '../problem.js';
import { runScript, type ScriptRun } from '../run-script.js';
import { inSession, type Stage } from '../stages/stage.js';
import type { WorkingDatabase } from '../working-database.js';
import { type Boundary, until } from './boundaries.js';
import type { Judge, Trial } from './trial.js';

export interface Place {
  readonly database: WorkingDatabase;
  readonly stage: () => Stage;
}

/** Runs the script until each boundary, and then from the start, for good: the caller restores the database. */
export async function tryInNewSessions(
  script: PlannedScript,
  boundaries: readonly Boundary[],
  place: Place,
  judge: Judge,
): Promise<DryRunProblem | undefined> {
  for (const [index, boundary] of boundaries.entries()) {
    const isLast = index === boundaries.length - 1;
    const before = isLast ? undefined : await place.database.save();
    const trial = await interrupt(script, boundary, place.stage());
    const problem = trial && (await judge(trial));
    if (before && trial && !problem) await place.database.restore(before);
    else await before?.database.discard();
    if (!trial || problem) return problem;
  }
  return undefined;
}

/** Undefined where the first run does not get as far as it did: then it depends on something else. */
async function interrupt(
  script: PlannedScript,
  boundary: Boundary,
  stage: Stage,
): Promise<Trial | undefined> {
  const first = await run(until(script, boundary), stage);
  if (first.failure) return undefined;
  const leftover = await stage.snapshot();
  const { failure } = await run(script, stage);
  const end = failure ? { failure } : { end: await stage.snapshot() };
  return { boundary, ...end, leftover: () => Promise.resolve(leftover) };
}

const run = (script: PlannedScript, stage: Stage): Promise<ScriptRun> =>
  inSession(stage.database, (session) =>
    runScript(session, script, stage.clock, undefined, { discretion: stage.extensions }),
  );
