import type { RerunResult } from '../../report.js';
import type { CatalogSnapshot } from '../catalog/snapshot.js';
import type { PlannedMigration, PlannedScript } from '../plan.js';
import type { DryRunProblem } from '../problem.js';
import type { SavedState } from '../working-database.js';
import { boundariesOf, type Boundary, spread } from './boundaries.js';
import { type Build, guardedBuilds } from './cancel-build.js';
import { isForegone } from './foregone.js';
import { leavesSessionAsItIs, tryInOneTransaction } from './in-one-transaction.js';
import { type Place, tryInNewSessions } from './in-new-sessions.js';
import { judgeAgainst } from './judge-trial.js';

/** What was seen of the migration before. */
export interface Seen {
  readonly before: CatalogSnapshot;
  readonly after: CatalogSnapshot;
  readonly rerun: RerunResult;
  /** What the up script took when it was watched. */
  readonly durationMs: number;
}

/** Statements that all trials of a script may run together, and the milliseconds that they may take. */
const limits = { statements: 400, milliseconds: 10_000 };

/** A copy of the database is made and gone back to for each trial. */
const mostCopies = { boundaries: 6, builds: 3 };

/**
 * The state in which interruptions of the migration are to be tried, kept before it runs. Undefined where there is
 * nothing to try: it is one transaction, or production never runs it, or what would happen is known.
 */
export async function keepForInterruptions(
  { up, aside }: PlannedMigration,
  place: Place,
): Promise<SavedState | undefined> {
  if (aside || (boundariesToTry(up).length === 0 && buildsToCancel(up, place).length === 0)) return undefined;
  return place.database.save();
}

const boundariesToTry = (script: PlannedScript): readonly Boundary[] =>
  isForegone(script) ? [] : boundariesOf(script);

const buildsToCancel = (script: PlannedScript, { concurrentSessions, earlier }: Place): readonly Build[] =>
  concurrentSessions ? guardedBuilds(script, earlier).slice(0, mostCopies.builds) : [];

/**
 * Interrupts the migration after each of its transactions, as a cancel or a lost connection would, and in the midst of
 * an index that is built CONCURRENTLY, and runs it again from the start; tells the first interruption that it does not
 * get over. Leaves the database as it happens to be.
 */
export async function tryInterruptions(
  { up }: PlannedMigration,
  ground: SavedState,
  seen: Seen,
  place: Place,
): Promise<readonly DryRunProblem[]> {
  await place.database.restore(ground);
  const judge = judgeAgainst({ script: up, ...seen, routines: place.stage().routines });
  const boundaries = spread(boundariesToTry(up), mostTrials(up, seen));
  if (leavesSessionAsItIs(up)) {
    const outcome = await tryInOneTransaction(up, boundaries, place.stage(), judge);
    if (outcome !== 'incomparable') return outcome;
  }
  const behind = spread(boundaries, mostCopies.boundaries).map((boundary) => ({ behind: boundary }));
  const within = buildsToCancel(up, place).map((build) => ({ within: build }));
  return tryInNewSessions(up, [...behind, ...within], place, judge);
}

const mostTrials = ({ parsed }: PlannedScript, { durationMs }: Seen): number =>
  Math.max(
    1,
    Math.floor(
      Math.min(limits.statements / parsed.statements.length, limits.milliseconds / Math.max(durationMs, 1)),
    ),
  );
