import { EngineError } from '../errors.js';
import {
  type Connection,
  type Database,
  PostgresError,
  type PostgresServer,
  type SavedDatabase,
} from '../engines/engine.js';
import type { MigrationReport, ReapplyResult, RerunResult, RollbackResult } from '../report.js';
import { type CatalogTable, readTables } from './catalog/read-tables.js';
import { type CatalogSnapshot, takeSnapshot } from './catalog/snapshot.js';
import { RoutineSources } from './failing-place.js';
import { madeRoleProblems, makeRoles, neededRoles } from './made-roles.js';
import { noRows, readRows, type RowSnapshot } from './rows/read-rows.js';
import { type Destroyed, destroyedBy, judgeRestored, notSeeded } from './rows/row-problems.js';
import { observerFor } from './observer.js';
import type { DryRunPlan, PlannedMigration, PlannedScript } from './plan.js';
import type { DryRunProblem } from './problem.js';
import type { Clock } from './run-script.js';
import { applyUp } from './stages/apply-up.js';
import { skippedReport } from './skipped-report.js';
import { reapplyUp } from './stages/reapply-up.js';
import { runPreparation } from './stages/prepare.js';
import { canRerunInTransaction, rerunForGood, rerunInTransaction } from './stages/rerun-up.js';
import { rollBack } from './stages/roll-back.js';
import { inSession, type Stage } from './stages/stage.js';
import { UnavailableExtensions } from './unavailable-extensions.js';

export interface DryRunResult {
  readonly migrations: readonly MigrationReport[];
  readonly problems: readonly DryRunProblem[];
  readonly historyMs: number;
  /** The tables that the history left, and the setup and the seed; undefined where there was none of them. */
  readonly tables?: readonly CatalogTable[];
}

export interface DryRunContext {
  readonly server: PostgresServer;
  readonly clock: Clock;
  /** Told what is being done, for a person who waits. */
  readonly progress: (step: string) => void;
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

/** The catalog before and after the up script, the rows before it, and what it did to them. */
interface Ground {
  readonly before: CatalogSnapshot;
  readonly after: CatalogSnapshot;
  readonly rows: RowSnapshot;
  readonly destroyed: Destroyed;
}

/** Sequences of steps on one database that is replaced by a saved one whenever a step left it other than it must be. */
class DryRun {
  readonly #plan: DryRunPlan;
  readonly #context: DryRunContext;
  readonly #routines = new RoutineSources();
  readonly #extensions = new UnavailableExtensions();
  readonly #problems: DryRunProblem[] = [];
  /** Said of what stands in for production, and of no step. */
  #remarks: readonly DryRunProblem[] = [];
  #database: Database;
  /** Looks at the catalog and does nothing else: in a session that has looked before, that takes half as long. */
  #watch: Connection | undefined;
  /** The catalog as it is now; undefined where it has to be looked at. */
  #present: CatalogSnapshot | undefined;
  /** The rows as they are now; undefined where they have to be read. */
  #rows: RowSnapshot | undefined;

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
    const problems = [...this.#remarks, ...this.#problems];
    return { migrations: reports, problems, historyMs, ...(tables ? { tables } : {}) };
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
    await this.#makeRoles();
    for (const [index, { id, up }] of history.entries()) {
      this.#context.progress(`history ${index + 1}/${history.length} ${id}`);
      await runPreparation('history', up, this.#stage());
      this.#routines.remember(up);
    }
    if (!seed) return;
    await runPreparation('seed', seed, this.#stage());
    this.#rows = await this.#look(readRows);
    this.#remarks = [...this.#remarks, ...notSeeded(migrations, this.#rows)];
  }

  /** After the setup, which may make them as production has them. */
  async #makeRoles(): Promise<void> {
    const needed = neededRoles(this.#plan);
    if (needed.length === 0) return;
    await using supervisor = await this.#database.connectAsSupervisor();
    this.#remarks = madeRoleProblems(needed, await makeRoles(supervisor, needed));
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
    // Production never runs a file aside: it can lose nothing there.
    const rows = migration.aside ? noRows : (this.#rows ?? (await this.#look(readRows)));
    const { result: apply, statements, problems } = await applyUp(migration, this.#stage());
    this.#problems.push(...problems);
    this.#present = this.#rows = undefined;
    if (apply.status !== 'applied') return { ...skippedReport(migration), apply, statements };
    const after = (this.#present = await this.#snapshot());
    const destroyed = await this.#destroyed(migration, rows);
    const rerun = await this.#rerun(migration, after);
    const ground = { before, after, rows, destroyed };
    const { rollback, reapply } = await this.#thereAndBack(migration, ground, isLast);
    return { ...skippedReport(migration), apply, rerun, rollback, reapply, statements };
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

  async #destroyed({ up }: PlannedMigration, before: RowSnapshot): Promise<Destroyed> {
    if (!before.hasRows) return { losses: [], problems: [] };
    this.#rows = await this.#look(readRows);
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
    const saved = isLast ? undefined : await this.#save();
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
    const judged = judgeRestored(down, result, before, await this.#look(readRows), losses);
    this.#problems.push(...judged.problems);
    return judged.result;
  }

  async #backTo(after: CatalogSnapshot, saved: SavedDatabase | undefined, isAsItWas: boolean): Promise<void> {
    if (!isAsItWas && saved) this.#database = await this.#restore(saved);
    else {
      await saved?.discard();
      // Tables that were made anew have other OIDs.
      this.#rows = undefined;
    }
    this.#present = after;
  }

  #stage(): Stage {
    return {
      database: this.#database,
      major: this.#context.server.major,
      clock: this.#context.clock,
      routines: this.#routines,
      extensions: this.#extensions,
      observe: () => observerFor(this.#database, this.#context.server),
      snapshot: (connection) => this.#snapshot(connection),
    };
  }

  async #snapshot(session?: Connection): Promise<CatalogSnapshot> {
    const { major } = this.#context.server;
    return session ? takeSnapshot(session, major) : this.#look((watch) => takeSnapshot(watch, major));
  }

  async #look<Seen>(read: (session: Connection) => Promise<Seen>): Promise<Seen> {
    if (!this.#context.server.concurrentSessions) return inSession(this.#database, read);
    try {
      this.#watch ??= await this.#database.connect();
      return await read(this.#watch);
    } catch (error) {
      // A migration may end any session of its own role.
      if (!(error instanceof PostgresError)) throw error;
      await this.#closeWatch();
      return inSession(this.#database, read);
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
