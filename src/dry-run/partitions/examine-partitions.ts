import { PostgresError } from '../../engines/engine.js';
import { hole } from '../../plpgsql/fold-text.js';
import { loadParser } from '../../sql/parser.js';
import type { Place, RoutineSources } from '../failing-place.js';
import type { PlannedScript } from '../plan.js';
import { type DryRunProblem, postgresMessage } from '../problem.js';
import { inSession } from '../stages/stage.js';
import type { WorkingDatabase } from '../working-database.js';
import { type CallFinding, callMaker, type Try } from './call-makers.js';
import {
  findMaintenanceRoutines,
  type MaintenanceRoutine,
  makesPartitionsOf,
} from './maintenance-routines.js';
import type { PartitionWatch } from './partition-watch.js';
import { type PartitionOptions, readPartitions } from './read-coverage.js';
import { RoutinePlaces } from './routine-places.js';
import { plainSettings } from './server-settings.js';
import { readTimelines, type Timeline } from './timeline.js';
import { inTransaction, Trial } from './trial.js';

export interface PartitionContext {
  readonly database: WorkingDatabase;
  readonly options: PartitionOptions;
  /** All that has run, in its order. */
  readonly scripts: readonly PlannedScript[];
  readonly routines: RoutineSources;
}

/**
 * Looks at the partitioned tables that the pending migrations made or changed, when all have run, and calls the
 * routines that look after their partitions. The database is as before afterwards.
 */
export async function examinePartitions(
  watch: PartitionWatch,
  context: PartitionContext,
): Promise<readonly DryRunProblem[]> {
  if (!watch.hasSeenAny) return [];
  const { database, options } = context;
  const coverages = await inSession(database.current, (session) => readPartitions(session, options));
  return [...watch.judge(coverages, options.horizon), ...(await callRoutines(watch, context))];
}

async function callRoutines(
  watch: PartitionWatch,
  context: PartitionContext,
): Promise<readonly DryRunProblem[]> {
  const { database, options, scripts, routines } = context;
  const parser = await loadParser();
  const { timelines, found } = await inSession(database.current, async (session) => {
    const timelines = await readTimelines(session, options);
    await session.execute(plainSettings);
    return { timelines, found: timelines.length === 0 ? [] : await findMaintenanceRoutines(session, parser) };
  });
  const places = new RoutinePlaces(scripts, routines);
  const problems: DryRunProblem[] = [];
  for (const routine of found) {
    for (const timeline of timelinesFor(routine, timelines, watch)) {
      const finding = await callMaker(routine, timeline, tryOn(context));
      const place = watch.placeOf(timeline.table, routine);
      if (finding && place)
        problems.push(problemOf(finding, places.placeOf(routine, errorOf(finding)) ?? place));
    }
  }
  return problems;
}

/** A routine that is told the table is called for each one, any other for one. */
function timelinesFor(
  routine: MaintenanceRoutine,
  timelines: readonly Timeline[],
  watch: PartitionWatch,
): readonly Timeline[] {
  const own = timelines.filter(
    ({ table, name }) =>
      makesPartitionsOf(routine, name) && (watch.hasChanged(table) || watch.hasChangedRoutine(routine)),
  );
  const isTold = routine.makes.includes(hole) && routine.parameters.some(({ type }) => tableTypes.has(type));
  return isTold ? own : own.slice(0, 1);
}

const tableTypes: ReadonlySet<string> = new Set(['regclass', 'text', 'name', 'character varying']);

/** In a transaction; on a copy, where the routine ends transactions. */
const tryOn =
  ({ database, options }: PartitionContext): Try =>
  async (run) => {
    const outcome = await inSession(database.current, (session) => inTransaction(session, options, run));
    if (!endsTransaction(outcome)) return outcome;
    const saved = await database.save();
    try {
      return await inSession(database.current, (session) => run(new Trial(session, options, false)));
    } finally {
      await database.restore(saved);
    }
  };

/** “invalid transaction termination”: COMMIT in a procedure that is called inside a transaction. */
const endsTransaction = (outcome: unknown): boolean =>
  typeof outcome === 'object' &&
  outcome !== null &&
  'error' in outcome &&
  outcome.error instanceof PostgresError &&
  outcome.error.fields.sqlState === '2D000';

const rules = {
  failed: 'partition-helper-fails',
  wrong: 'partition-helper-fails',
  'not-called': 'partition-helper-not-called',
} as const;

const errorOf = (finding: CallFinding): PostgresError | undefined =>
  finding.kind === 'failed' ? finding.error : undefined;

function problemOf(finding: CallFinding, place: Place): DryRunProblem {
  const error = errorOf(finding);
  return {
    rule: rules[finding.kind],
    stage: 'dry-run',
    ...place,
    message: finding.message,
    ...(error ? { postgres: postgresMessage({ error }) } : {}),
  };
}
