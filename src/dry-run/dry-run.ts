import { EngineError } from '../errors.js';
import {
  type Connection,
  type Database,
  PostgresError,
  type PostgresServer,
  type SavedDatabase,
} from '../engines/engine.js';
import type { MigrationReport, ReapplyResult, RerunResult, RollbackResult } from '../report.js';
import { diffSnapshots } from './catalog/diff.js';
import { type PartitionOptions, readPartitions } from './catalog/read-partitions.js';
import { type CatalogTable, readTables } from './catalog/read-tables.js';
import { type CatalogSnapshot, takeSnapshot } from './catalog/snapshot.js';
import { RoutineSources } from './failing-place.js';
import { type HeavyWork, heavyWork } from './heavy-work.js';
import { invalidIndexes, InvalidIndexWatch } from './invalid-indexes.js';
import { observerFor } from './observer.js';
import { PartitionWatch } from './partition-watch.js';
import type { DryRunPlan, PlannedMigration } from './plan.js';
import type { DryRunProblem } from './problem.js';
import type { Clock, ScriptFailure } from './run-script.js';
import { applyUp } from './stages/apply-up.js';
import { halfApplied } from './stages/half-applied.js';
import { skippedReport } from './skipped-report.js';
import { reapplyUp } from './stages/reapply-up.js';
import { runPreparation } from './stages/prepare.js';
import { canRerunInTransaction, rerunForGood, rerunInTransaction } from './stages/rerun-up.js';
import { rollBack } from './stages/roll-back.js';
import { inSession, type Stage } from './stages/stage.js';

export interface DryRunResult {
  readonly migrations: readonly MigrationReport[];
  readonly problems: readonly DryRunProblem[];
  readonly historyMs: number;
  /** The tables that the history left, and the setup and the seed; undefined where there was none of them. */
  readonly tables?: readonly CatalogTable[];
  /** What blocked writers for as long as a table is big, told for every pending migration. */
  readonly heavyWork?: readonly HeavyWork[];
}

export interface DryRunContext {
  readonly server: PostgresServer;
  readonly clock: Clock;
  /** Told what is being done, for a person who waits. */
  readonly progress: (step: string) => void;
  readonly partitions: PartitionOptions;
}

/**
 * Replays the history on a new database, then proves each pending migration: up, up again, down, and up once more,
 * the catalog compared at each step.
 * @throws UserError where setup, seed or history fail: nothing can be said of what comes after them.
 * @throws EngineError where the server is lost.
 */
export async function dryRun(plan: DryRunPlan, context: DryRunContext): Promise<DryRunResult> {
  const run = new DryRun(plan, context, await context.server.createDatabase());
  try {
    return await run.run();
  } finally {
    await run.dispose();
  }
}

/** Sequences of steps on one database that is replaced by a saved one whenever a step left it other than it must be. */
class DryRun {
  readonly #plan: DryRunPlan;
  readonly #context: DryRunContext;
  readonly #routines = new RoutineSources();
  readonly #problems: DryRunProblem[] = [];
  readonly #heavyWork: HeavyWork[] = [];
  readonly #invalidIndexes = new InvalidIndexWatch();
  readonly #partitions = new PartitionWatch();
  #database: Database;
  /** Looks at the catalog and does nothing else: in a session that has looked before, that takes half as long. */
  #watch: Connection | undefined;
  /** The catalog as it is now; undefined where it has to be looked at. */
  #present: CatalogSnapshot | undefined;

  constructor(plan: DryRunPlan, context: DryRunContext, database: Database) {
    this.#plan = plan;
    this.#context = context;
    this.#database = database;
  }

  async dispose(): Promise<void> {
    await this.#closeWatch();
    await this.#database[Symbol.asyncDispose]();
  }

  async run(): Promise<DryRunResult> {
    const { clock } = this.#context;
    const start = clock();
    await this.#prepare();
    const tables = await this.#tables();
    const historyMs = clock() - start;
    const reports: MigrationReport[] = [];
    const pending = this.#plan.migrations.filter((migration) => migration.pending);
    for (const [index, migration] of pending.entries()) {
      this.#context.progress(`${index + 1}/${pending.length} ${migration.id}`);
      reports.push(await this.#prove(migration, index === pending.length - 1));
    }
    if (reports.every(({ apply }) => apply.status === 'applied')) await this.#lookAtEnd();
    const found = { problems: this.#problems, heavyWork: this.#heavyWork };
    return { migrations: reports, ...found, historyMs, ...(tables ? { tables } : {}) };
  }

  async #tables(): Promise<readonly CatalogTable[] | undefined> {
    const { setup, seed, migrations } = this.#plan;
    const nothing = !setup && !seed && !migrations.some(({ pending, aside }) => !pending && !aside);
    return nothing ? undefined : inSession(this.#database, readTables);
  }

  async #prepare(): Promise<void> {
    const { setup, seed, migrations } = this.#plan;
    const history = migrations.filter(({ pending, aside }) => !pending && !aside);
    if (setup) await runPreparation('setup', setup, this.#stage());
    for (const [index, { id, up }] of history.entries()) {
      this.#context.progress(`history ${index + 1}/${history.length} ${id}`);
      await runPreparation('history', up, this.#stage());
      this.#routines.remember(up);
    }
    if (seed) await runPreparation('seed', seed, this.#stage());
  }

  async #prove(migration: PlannedMigration, isLast: boolean): Promise<MigrationReport> {
    try {
      return migration.aside ? await this.#aside(migration) : await this.#inLine(migration, isLast);
    } catch (error) {
      if (!(error instanceof EngineError) || this.#problems.length === 0) throw error;
      return skippedReport(migration, error.message);
    }
  }

  /** Tries a dev file out on the database as it is at its place in the order, and goes back. */
  async #aside(migration: PlannedMigration): Promise<MigrationReport> {
    const present = this.#present;
    const saved = await this.#save();
    const report = await this.#inLine(migration, true);
    this.#database = await this.#restore(saved);
    this.#present = present;
    return report;
  }

  async #inLine(migration: PlannedMigration, isLast: boolean): Promise<MigrationReport> {
    const before = (this.#present ??= await this.#snapshot());
    const { result: apply, statements, problems, failure } = await applyUp(migration, this.#stage());
    this.#problems.push(...problems);
    this.#heavyWork.push(...heavyWork(statements, before));
    this.#present = undefined;
    if (failure) {
      await this.#lookAtLeftover(migration, failure, before);
      return { ...skippedReport(migration), apply, statements };
    }
    const after = (this.#present = await this.#snapshot());
    this.#problems.push(...this.#invalidIndexes.note(migration.up, before, after));
    if (!migration.aside) this.#partitions.note(migration.up, before, after);
    const rerun = await this.#rerun(migration, after);
    const mayEndAnyhow = isLast && !this.#partitions.hasSeenAny;
    const { rollback, reapply } = await this.#thereAndBack(migration, before, after, mayEndAnyhow);
    return { ...skippedReport(migration), apply, rerun, rollback, reapply, statements };
  }

  /** What is committed of a migration that failed, and whether it can be run again over that. */
  async #lookAtLeftover(
    migration: PlannedMigration,
    failure: ScriptFailure,
    before: CatalogSnapshot,
  ): Promise<void> {
    const after = (this.#present = await this.#snapshot());
    this.#problems.push(...this.#invalidIndexes.note(migration.up, before, after, failure));
    const invalid = new Set(invalidIndexes(before, after));
    const leftover = diffSnapshots(before, after).filter(({ object }) => !invalid.has(object));
    if (leftover.length === 0) return;
    const saved = await this.#save();
    this.#problems.push(await halfApplied(migration.up, failure, leftover, this.#stage()));
    this.#database = await this.#restore(saved);
  }

  /** What can be said only when all pending migrations have run. */
  async #lookAtEnd(): Promise<void> {
    if (this.#present) this.#problems.push(...this.#invalidIndexes.atEnd(this.#present));
    if (!this.#partitions.hasSeenAny) return;
    const { partitions } = this.#context;
    const found = await inSession(this.#database, (session) => readPartitions(session, partitions));
    this.#problems.push(...this.#partitions.judge(found, partitions.horizon));
  }

  async #rerun(migration: PlannedMigration, after: CatalogSnapshot): Promise<RerunResult> {
    if (canRerunInTransaction(migration.up)) {
      const { result, problems } = await rerunInTransaction(migration, after, this.#stage());
      if (!isArtefact(result, migration)) {
        this.#problems.push(...problems);
        return result;
      }
    }
    const saved = await this.#save();
    const { result, problems } = await rerunForGood(migration, after, this.#stage());
    this.#problems.push(...problems);
    this.#database = await this.#restore(saved);
    return result;
  }

  /** Down and up again. Unless nothing follows, the database is afterwards as the up script left it. */
  async #thereAndBack(
    { up, down }: PlannedMigration,
    before: CatalogSnapshot,
    after: CatalogSnapshot,
    isLast: boolean,
  ): Promise<{ readonly rollback: RollbackResult; readonly reapply: ReapplyResult }> {
    if (!down) return { rollback: { status: 'missing', differences: [] }, reapply: { status: 'skipped' } };
    const saved = isLast ? undefined : await this.#save();
    const { result: rollback, problems } = await rollBack(down, before, this.#stage());
    this.#problems.push(...problems);
    const reapply: ReapplyResult =
      rollback.status === 'failed' ? { status: 'skipped' } : await reapplyUp(up, after, this.#stage());
    await this.#backTo(after, saved, reapply);
    return { rollback, reapply };
  }

  async #backTo(
    after: CatalogSnapshot,
    saved: SavedDatabase | undefined,
    reapply: ReapplyResult,
  ): Promise<void> {
    if (reapply.status === 'same' && reapply.differences === undefined) await saved?.discard();
    else if (saved) this.#database = await this.#restore(saved);
    this.#present = after;
  }

  #stage(): Stage {
    return {
      database: this.#database,
      major: this.#context.server.major,
      clock: this.#context.clock,
      routines: this.#routines,
      observe: () => observerFor(this.#database, this.#context.server),
      snapshot: (connection) => this.#snapshot(connection),
    };
  }

  async #snapshot(session?: Connection): Promise<CatalogSnapshot> {
    const { major, concurrentSessions } = this.#context.server;
    if (session) return takeSnapshot(session, major);
    const look = () => inSession(this.#database, (fresh) => takeSnapshot(fresh, major));
    if (!concurrentSessions) return look();
    try {
      this.#watch ??= await this.#database.connect();
      return await takeSnapshot(this.#watch, major);
    } catch (error) {
      // A migration may end any session of its own role.
      if (!(error instanceof PostgresError)) throw error;
      await this.#closeWatch();
      return look();
    }
  }

  /** A database is copied while nobody is connected to it. */
  async #save(): Promise<SavedDatabase> {
    await this.#closeWatch();
    return this.#database.save();
  }

  async #restore(saved: SavedDatabase): Promise<Database> {
    await this.#closeWatch();
    return saved.restore();
  }

  async #closeWatch(): Promise<void> {
    const watch = this.#watch;
    this.#watch = undefined;
    await watch?.[Symbol.asyncDispose]();
  }
}

/**
 * Errors that running the whole script in one transaction can cause by itself: 55P04, a new enum value is used;
 * 55006, a table has pending trigger events. They count only where the script really is one transaction.
 */
const isArtefact = (result: RerunResult, { up }: PlannedMigration): boolean =>
  result.status === 'failed' && up.shape === 'none' && ['55P04', '55006'].includes(result.sqlState ?? '');
