import { EngineError } from '../errors.js';
import type { Connection, PostgresServer, SavedDatabase } from '../engines/engine.js';
import type { MigrationReport, ReapplyResult, RerunResult, RollbackResult } from '../report.js';
import { diffSnapshots } from './catalog/diff.js';
import { type PartitionOptions, readPartitions } from './catalog/read-partitions.js';
import type { CatalogTable } from './catalog/read-tables.js';
import { type CatalogSnapshot, takeSnapshot } from './catalog/snapshot.js';
import { LackingExtensions } from './extensions/lacking-extensions.js';
import { RoutineSources } from './failing-place.js';
import { type HeavyWork, heavyWork } from './heavy-work.js';
import { invalidIndexes, InvalidIndexWatch } from './invalid-indexes.js';
import { layGround } from './lay-ground.js';
import { noRows, readRows, type RowSnapshot } from './rows/read-rows.js';
import { type Destroyed, destroyedBy, judgeRestored } from './rows/row-problems.js';
import { observerFor } from './observer.js';
import { PartitionWatch } from './partition-watch.js';
import type { DryRunPlan, PlannedMigration, PlannedScript } from './plan.js';
import type { DryRunProblem } from './problem.js';
import type { ScriptFailure } from './discretion.js';
import type { Clock } from './run-script.js';
import { WorkingDatabase } from './working-database.js';
import { applyUp } from './stages/apply-up.js';
import { halfApplied } from './stages/half-applied.js';
import { skippedReport } from './skipped-report.js';
import { reapplyUp } from './stages/reapply-up.js';
import { canRunInTransaction } from './stages/in-one-transaction.js';
import { isArtefact, rerunForGood, rerunInTransaction } from './stages/rerun-up.js';
import { rollBack } from './stages/roll-back.js';
import { inSession, type Stage } from './stages/stage.js';

export interface DryRunResult {
  readonly migrations: readonly MigrationReport[];
  readonly problems: readonly DryRunProblem[];
  readonly historyMs: number;
  /** The tables that the history left, the setup, the baseline and the seed; undefined where there was none of them. */
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
 * @throws UserError where setup, baseline, seed or history fail: nothing can be said of what comes after them.
 * @throws EngineError where the server is lost.
 */
export async function dryRun(plan: DryRunPlan, context: DryRunContext): Promise<DryRunResult> {
  const { server } = context;
  await using database = new WorkingDatabase(server, await server.createDatabase());
  return await new DryRun(plan, context, database).run();
}

/** The catalog before and after the up script, the rows before it, and what it did to them. */
interface Ground {
  readonly before: CatalogSnapshot;
  readonly after: CatalogSnapshot;
  readonly rows: RowSnapshot;
  readonly destroyed: Destroyed;
}

/** The steps in their order, and what they found. */
class DryRun {
  readonly #plan: DryRunPlan;
  readonly #context: DryRunContext;
  readonly #routines = new RoutineSources();
  readonly #extensions: LackingExtensions;
  readonly #problems: DryRunProblem[] = [];
  readonly #heavyWork: HeavyWork[] = [];
  readonly #invalidIndexes = new InvalidIndexWatch();
  readonly #partitions = new PartitionWatch();
  readonly #database: WorkingDatabase;
  /** The catalog as it is now; undefined where it has to be looked at. */
  #present: CatalogSnapshot | undefined;
  /** The rows as they are now; undefined where they have to be read. */
  #rows: RowSnapshot | undefined;

  constructor(plan: DryRunPlan, context: DryRunContext, database: WorkingDatabase) {
    this.#plan = plan;
    this.#context = context;
    this.#database = database;
    this.#extensions = new LackingExtensions(plan, context.server.major);
  }

  async run(): Promise<DryRunResult> {
    const { clock } = this.#context;
    const start = clock();
    const { remarks, rows, tables } = await layGround(this.#plan, this.#database, {
      ...this.#context,
      extensions: this.#extensions,
      stage: () => this.#stage(),
    });
    this.#rows = rows;
    const historyMs = clock() - start;
    const reports: MigrationReport[] = [];
    const pending = this.#plan.migrations.filter((migration) => migration.pending);
    for (const [index, migration] of pending.entries()) {
      this.#context.progress(`${index + 1}/${pending.length} ${migration.id}`);
      reports.push(await this.#prove(migration, index === pending.length - 1));
    }
    if (reports.every(({ apply }) => apply.status === 'applied')) await this.#lookAtEnd();
    const found = { problems: [...remarks, ...this.#problems], heavyWork: this.#heavyWork };
    return { migrations: reports, ...found, historyMs, ...(tables ? { tables } : {}) };
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
    const saved = await this.#database.save();
    const report = await this.#inLine(migration, true);
    await this.#database.restore(saved);
    this.#present = present;
    return report;
  }

  async #inLine(migration: PlannedMigration, isLast: boolean): Promise<MigrationReport> {
    const before = (this.#present ??= await this.#snapshot());
    // Production never runs a file aside: it can lose nothing there.
    const rows = migration.aside ? noRows : (this.#rows ?? (await this.#database.look(readRows)));
    const { result: apply, statements, problems, failure } = await applyUp(migration, this.#stage());
    this.#problems.push(...problems);
    this.#heavyWork.push(...heavyWork(statements, before));
    this.#present = this.#rows = undefined;
    if (failure) await this.#tryToLookAtLeftover(migration, failure, before);
    if (apply.status !== 'applied') return { ...skippedReport(migration), apply, statements };
    const after = (this.#present = await this.#snapshot());
    this.#problems.push(...this.#invalidIndexes.note(migration.up, before, after));
    if (!migration.aside) this.#partitions.note(migration.up, before, after);
    const destroyed = await this.#destroyed(migration, rows);
    const rerun = await this.#rerun(migration, after);
    const ground = { before, after, rows, destroyed };
    const mayEndAnyhow = isLast && !this.#partitions.hasSeenAny;
    const { rollback, reapply } = await this.#thereAndBack(migration, ground, mayEndAnyhow);
    return { ...skippedReport(migration), apply, rerun, rollback, reapply, statements };
  }

  /** A server that the migration took along has nothing left to look at. */
  async #tryToLookAtLeftover(
    migration: PlannedMigration,
    failure: ScriptFailure,
    before: CatalogSnapshot,
  ): Promise<void> {
    try {
      await this.#lookAtLeftover(migration, failure, before);
    } catch (error) {
      if (!(error instanceof EngineError)) throw error;
    }
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
    const saved = await this.#database.save();
    this.#problems.push(await halfApplied(migration.up, failure, leftover, this.#stage()));
    await this.#database.restore(saved);
  }

  /** What can be said only when all pending migrations have run. */
  async #lookAtEnd(): Promise<void> {
    if (this.#present) this.#problems.push(...this.#invalidIndexes.atEnd(this.#present));
    if (!this.#partitions.hasSeenAny) return;
    const { partitions } = this.#context;
    const found = await inSession(this.#database.current, (session) => readPartitions(session, partitions));
    this.#problems.push(...this.#partitions.judge(found, partitions.horizon));
  }

  async #rerun(migration: PlannedMigration, after: CatalogSnapshot): Promise<RerunResult> {
    if (canRunInTransaction(migration.up)) {
      const { result, problems } = await rerunInTransaction(migration, after, this.#stage());
      if (!isArtefact(result, migration)) {
        this.#problems.push(...problems);
        return result;
      }
    }
    const saved = await this.#database.save();
    const { result, problems } = await rerunForGood(migration, after, this.#stage());
    this.#problems.push(...problems);
    await this.#database.restore(saved);
    return result;
  }

  async #destroyed({ up }: PlannedMigration, before: RowSnapshot): Promise<Destroyed> {
    if (!before.hasRows) return { losses: [], problems: [] };
    this.#rows = await this.#database.look(readRows);
    const destroyed = destroyedBy(up, before, this.#rows);
    this.#problems.push(...destroyed.problems);
    return destroyed;
  }

  /** Down and up again. Unless nothing follows, the database is afterwards as the up script left it. */
  async #thereAndBack(
    { up, down }: PlannedMigration,
    { before, after, rows, destroyed }: Ground,
    isLast: boolean,
  ): Promise<{ readonly rollback: RollbackResult; readonly reapply: ReapplyResult }> {
    if (!down) return { rollback: { status: 'missing', differences: [] }, reapply: { status: 'skipped' } };
    const saved = isLast ? undefined : await this.#database.save();
    const { result, problems } = await rollBack(down, before, this.#stage());
    this.#problems.push(...problems);
    const rollback = await this.#judgeRows(down, result, rows, destroyed);
    const reapply: ReapplyResult =
      rollback.status === 'failed' ? { status: 'skipped' } : await reapplyUp(up, after, this.#stage());
    const same = reapply.status === 'same' && reapply.differences === undefined;
    await this.#backTo(after, saved, same && rollback.status !== 'data-lost');
    return { rollback, reapply };
  }

  async #judgeRows(
    down: PlannedScript,
    result: RollbackResult,
    before: RowSnapshot,
    { losses }: Destroyed,
  ): Promise<RollbackResult> {
    if (!before.hasRows || result.status === 'failed') return result;
    const judged = judgeRestored(down, result, before, await this.#database.look(readRows), losses);
    this.#problems.push(...judged.problems);
    return judged.result;
  }

  async #backTo(after: CatalogSnapshot, saved: SavedDatabase | undefined, isAsItWas: boolean): Promise<void> {
    if (!isAsItWas && saved) await this.#database.restore(saved);
    else {
      await saved?.discard();
      // Tables that were made anew have other OIDs.
      this.#rows = undefined;
    }
    this.#present = after;
  }

  #stage(): Stage {
    return {
      database: this.#database.current,
      major: this.#context.server.major,
      roles: this.#context.server.roles,
      clock: this.#context.clock,
      routines: this.#routines,
      extensions: this.#extensions,
      observe: () => observerFor(this.#database.current, this.#context.server),
      snapshot: (connection) => this.#snapshot(connection),
    };
  }

  async #snapshot(session?: Connection): Promise<CatalogSnapshot> {
    const { major } = this.#context.server;
    return session
      ? takeSnapshot(session, major)
      : this.#database.look((watch) => takeSnapshot(watch, major));
  }
}
