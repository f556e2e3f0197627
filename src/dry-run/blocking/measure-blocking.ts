import { type Database, PostgresError, type PostgresServer } from '../../engines/engine.js';
import type { TableSizes } from '../../postgres/table-sizes.js';
import type { Blocking, MigrationReport, StatementReport } from '../../report.js';
import type { Discretion } from '../discretion.js';
import type { DryRunPlan, PlannedScript } from '../plan.js';
import { type Clock, runScript } from '../run-script.js';
import { inSession } from '../stages/stage.js';
import type { WorkingDatabase } from '../working-database.js';
import type { BlockingCandidate } from './candidates.js';
import { describeBlocking, type Measurement } from './describe-blocking.js';
import { type Scale, type ScaledTables, scaleTables } from './scale-tables.js';
import { ScriptWatch, type WatchMeans } from './script-watch.js';
import { Sessions } from './sessions.js';
import type { Waits } from './table-queue.js';

export interface BlockingOptions {
  /** As the pending migrations find it. Used up: afterwards they have run there. */
  readonly database: WorkingDatabase;
  readonly server: Pick<PostgresServer, 'concurrentSessions' | 'kind'>;
  readonly clock: Clock;
  /** How many rows a table gets that the wait may grow with; 0: nothing is measured. */
  readonly rows: number;
  /** The tables of production: with them it is measured at three sizes, and projected. */
  readonly stats?: TableSizes;
  readonly scale: Scale;
  readonly discretion?: Discretion;
  /** Passes between two attempts of a session that is not kept waiting. */
  readonly pause: () => Promise<unknown>;
  readonly progress: (step: string) => void;
}

/** By the report that the candidate was made of. */
export type BlockingResult = ReadonlyMap<StatementReport, readonly Blocking[]>;

/**
 * Measures how long other sessions wait for what the candidates lock. Runs nothing where no wait grows with a table.
 * @param candidates of pending migrations that were applied, in the order of the plan
 * @throws EngineError where the server is lost.
 */
export async function measureBlocking(
  plan: DryRunPlan,
  candidates: readonly BlockingCandidate[],
  options: BlockingOptions,
): Promise<BlockingResult> {
  const growing = candidates.filter(({ growsWith }) => growsWith.length > 0);
  const obstacle = obstacleOf(options);
  const measurements: Measurement[] = [];
  if (growing.length > 0 && obstacle === undefined) {
    const sizes = sizesFor(growing, options);
    for (const [index, rows] of sizes.entries()) {
      options.progress(`blocking at ${rows} rows`);
      const saved = index < sizes.length - 1 ? await options.database.save() : undefined;
      measurements.push(await measureAt(rows, plan, growing, options));
      if (saved) await options.database.restore(saved);
    }
  }
  const circumstances = { obstacle, stats: options.stats };
  const result = new Map<StatementReport, readonly Blocking[]>();
  for (const candidate of candidates) {
    const blocking = describeBlocking(candidate, measurements, circumstances);
    result.set(candidate.report, [...(result.get(candidate.report) ?? []), blocking]);
  }
  return result;
}

/** The reports of the migrations with what was measured of their statements. */
export const withBlocking = (
  migrations: readonly MigrationReport[],
  result: BlockingResult,
): readonly MigrationReport[] =>
  migrations.map((migration) => ({
    ...migration,
    statements: migration.statements.map((statement) => {
      const blocking = result.get(statement);
      return blocking ? { ...statement, blocking } : statement;
    }),
  }));

function obstacleOf({ rows, server }: BlockingOptions): string | undefined {
  if (rows === 0) return 'blocking.rows is 0';
  return server.concurrentSessions ? undefined : `the ${server.kind} engine has one session at a time`;
}

/** Three sizes where production's are known: two would fit every line. */
const sizesFor = (
  growing: readonly BlockingCandidate[],
  { rows, stats }: BlockingOptions,
): readonly number[] =>
  stats && growing.some(({ growsWith }) => growsWith.some((table) => stats.get(table)?.rows != null))
    ? [Math.ceil(rows / 10), Math.ceil(rows / 3), rows]
    : [rows];

/** A complaint of Postgres ends the measurement, and nothing else. */
async function measureAt(
  rows: number,
  plan: DryRunPlan,
  candidates: readonly BlockingCandidate[],
  { database: { current }, scale, ...options }: BlockingOptions,
): Promise<Measurement> {
  const waits = new Map<BlockingCandidate, Waits>();
  let tables: ScaledTables = { filled: new Map(), unfilled: new Map() };
  try {
    const names = [...new Set(candidates.flatMap(({ growsWith }) => growsWith))];
    tables = await inSession(current, (session) => scaleTables(session, names, rows, scale));
    await using sessions = new Sessions(current);
    await using watcher = await current.connect();
    for (const script of scriptsUpTo(plan, candidates)) {
      const own = candidates.filter((candidate) => candidate.script === script);
      const means = { ...options, candidates: own, watcher, sessions };
      const measured = await watchScript(script, current, means, options.discretion);
      if ('failure' in measured) return { rows, tables, waits, ...measured };
      for (const [candidate, its] of measured.waits) waits.set(candidate, its);
    }
    return { rows, tables, waits };
  } catch (error) {
    if (!(error instanceof PostgresError)) throw error;
    return { rows, tables, waits, failure: error.message };
  }
}

async function watchScript(
  script: PlannedScript,
  database: Database,
  means: WatchMeans,
  discretion: Discretion | undefined,
): Promise<{ readonly waits: ReadonlyMap<BlockingCandidate, Waits> } | { readonly failure: string }> {
  const { watch, failure } = await inSession(database, async (session) => {
    const watching = new ScriptWatch(session, means, discretion);
    const run = await runScript(watching, script, means.clock, undefined, { discretion: watching });
    return { watch: watching, failure: run.failure };
  });
  const waits = await watch.waits();
  return failure ? { failure: `${script.file}: ${failure.error.message}` } : { waits };
}

/** The up scripts of the pending migrations, to the last that has a candidate. */
function scriptsUpTo(
  { migrations }: DryRunPlan,
  candidates: readonly BlockingCandidate[],
): readonly PlannedScript[] {
  const scripts = migrations.filter(({ pending, aside }) => pending && !aside).map(({ up }) => up);
  const last = scripts.findLastIndex((script) => candidates.some((candidate) => candidate.script === script));
  return scripts.slice(0, last + 1);
}
