import type { PostgresError } from '../../engines/engine.js';
import { hole } from '../../plpgsql/fold-text.js';
import { loadParser } from '../../sql/parser.js';
import type { Place, RoutineSources } from '../failing-place.js';
import type { PlannedScript } from '../plan.js';
import { type DryRunProblem, postgresMessage } from '../problem.js';
import { inSession } from '../stages/stage.js';
import type { WorkingDatabase } from '../working-database.js';
import { callDropper } from './call-droppers.js';
import { type CallFinding, callMaker } from './call-makers.js';
import { judgeDefaults } from './judge-defaults.js';
import {
  dropsOldPartitionsOf,
  findMaintenanceRoutines,
  type MaintenanceRoutine,
  makesPartitionsOf,
} from './maintenance-routines.js';
import { lackOf, readOtherPartitioned } from './other-keys.js';
import type { PartitionWatch } from './partition-watch.js';
import { type PartitionOptions, readPartitions } from './read-coverage.js';
import { RoutinePlaces } from './routine-places.js';
import { plainSettings } from './server-settings.js';
import { readTimelines, type Timeline } from './timeline.js';
import { tryOn } from './try-out.js';

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
  const findRoutines = routineFinder(database);
  const coverages = await inSession(database.current, (session) => readPartitions(session, options));
  const others = await judgeOthers(watch, context, findRoutines);
  const misplaced = await inSession(database.current, (session) => judgeDefaults(watch, session, options));
  const covered = [...watch.judge(coverages, options.horizon), ...others];
  return [...covered, ...misplaced, ...(await callRoutines(watch, context, findRoutines))];
}

type FindRoutines = () => Promise<readonly MaintenanceRoutine[]>;

/** Finds them when they are first asked for. */
function routineFinder(database: WorkingDatabase): FindRoutines {
  let found: ReturnType<FindRoutines> | undefined;
  const find = () =>
    inSession(database.current, async (session) => {
      await session.execute(plainSettings);
      return findMaintenanceRoutines(session, await loadParser());
    });
  return () => (found ??= find());
}

/** Where a routine makes the partitions, the application may call it for the first row of each kind. */
async function judgeOthers(
  watch: PartitionWatch,
  { database, options }: PartitionContext,
  findRoutines: FindRoutines,
): Promise<readonly DryRunProblem[]> {
  const tables = await inSession(database.current, (session) => readOtherPartitioned(session, options));
  const lacking = tables.flatMap((one) => {
    const message = lackOf(one);
    const place = watch.placeOfTable(one.table);
    return message === undefined || !place ? [] : [{ ...one, message, place }];
  });
  if (lacking.length === 0) return [];
  const makers = await findRoutines();
  return lacking
    .filter(({ name }) => !makers.some((routine) => makesPartitionsOf(routine, name)))
    .map(({ message, place }) => ({
      rule: 'partition-gap' as const,
      stage: 'dry-run' as const,
      ...place,
      message,
    }));
}

async function callRoutines(
  watch: PartitionWatch,
  context: PartitionContext,
  findRoutines: FindRoutines,
): Promise<readonly DryRunProblem[]> {
  const { database, options, scripts, routines } = context;
  const timelines = await inSession(database.current, (session) => readTimelines(session, options));
  const found = timelines.length === 0 ? [] : await findRoutines();
  const places = new RoutinePlaces(scripts, routines);
  const problems: DryRunProblem[] = [];
  for (const routine of found) {
    for (const { timeline, finding } of await callRoutine(routine, timelines, watch, context)) {
      const place = watch.placeOf(timeline.table, routine);
      if (place) problems.push(problemOf(finding, placeIn(places, routine, finding) ?? place));
    }
  }
  return problems;
}

interface Found {
  readonly timeline: Timeline;
  readonly finding: CallFinding;
}

/** One that makes partitions and drops them too is called for each; what fails once is told once. */
async function callRoutine(
  routine: MaintenanceRoutine,
  timelines: readonly Timeline[],
  watch: PartitionWatch,
  { database, options }: PartitionContext,
): Promise<readonly Found[]> {
  const own = timelines.filter(({ table }) => watch.hasChanged(table) || watch.hasChangedRoutine(routine));
  // One that is told the table is nearly always about time.
  const makers = own.filter(({ name, isTime }) =>
    isTime ? makesPartitionsOf(routine, name) : routine.makes.includes(name),
  );
  const made: Found[] = [];
  for (const timeline of timelinesFor(routine, makers, routine.makes.includes(hole))) {
    const finding = await callMaker(routine, timeline, tryOn(database, options));
    if (finding) made.push({ timeline, finding });
  }
  const times = own.filter(({ isTime }) => isTime);
  if (made.length > 0 || !dropsOldPartitionsOf(routine, times)) return made;
  const dropped: Found[] = [];
  for (const timeline of timelinesFor(routine, times, true)) {
    // The routine asks the clock of the server what the present is, whatever time the options tell.
    const finding = await callDropper(routine, timeline, tryOn(database, { horizon: options.horizon }));
    if (finding) dropped.push({ timeline, finding });
  }
  return dropped;
}

/** A routine that is told the table is called for each one, any other for one. */
function timelinesFor(
  routine: MaintenanceRoutine,
  own: readonly Timeline[],
  mayBeTold: boolean,
): readonly Timeline[] {
  const isTold = mayBeTold && routine.parameters.some(({ type }) => tableTypes.has(type));
  return isTold ? own : own.slice(0, 1);
}

const tableTypes: ReadonlySet<string> = new Set(['regclass', 'text', 'name', 'character varying']);

const rules = {
  failed: 'partition-helper-fails',
  wrong: 'partition-helper-fails',
  'not-called': 'partition-helper-not-called',
  'drops-current': 'retention-drops-current',
} as const;

/** The line of an error, the statement that drops too much, or the routine as a whole. */
const placeIn = (
  places: RoutinePlaces,
  routine: MaintenanceRoutine,
  finding: CallFinding,
): Place | undefined =>
  (finding.kind === 'drops-current' ? places.placeOfDrop(routine) : undefined) ??
  places.placeOf(routine, errorOf(finding));

const errorOf = (finding: CallFinding): PostgresError | undefined =>
  finding.kind === 'failed' ? finding.error : undefined;

/** The routine does what it should, and nothing is wrong with it but the rows. */
const isDefaultInTheWay = (error: PostgresError | undefined): boolean =>
  error?.fields.sqlState === '23514' &&
  error.message.startsWith('updated partition constraint for default partition');

function problemOf(finding: CallFinding, place: Place): DryRunProblem {
  const error = errorOf(finding);
  return {
    rule: isDefaultInTheWay(error) ? 'default-partition-not-empty' : rules[finding.kind],
    stage: 'dry-run',
    ...place,
    message: finding.message,
    ...(error ? { postgres: postgresMessage({ error }) } : {}),
  };
}
