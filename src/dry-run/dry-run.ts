import { EngineError } from '../errors.js';
import type { Connection, PostgresServer, SavedDatabase } from '../engines/engine.js';
import type { ReapplyResult, RollbackResult } from '../report.js';
import { diffSnapshots } from './catalog/diff.js';
import { type PartitionOptions, readPartitions } from './catalog/read-partitions.js';
import { type CatalogSnapshot, takeSnapshot } from './catalog/snapshot.js';
import { LackingExtensions } from './extensions/lacking-extensions.js';
import { RoutineSources } from './failing-place.js';
import { harmlessPlan } from './harmless-roles.js';
import { heavyWork } from './heavy-work.js';
import { invalidIndexes, InvalidIndexWatch } from './invalid-indexes.js';
import { layGround } from './lay-ground.js';
import { type DryRunResult, Ledger } from './ledger.js';
import { noRows, readRows, type RowSnapshot } from './rows/read-rows.js';
import { type Destroyed, destroyedBy, judgeRestored } from './rows/row-problems.js';
import { observerFor } from './observer.js';
import { proposal } from './proposal/proposal.js';
import { PartitionWatch } from './partition-watch.js';
import type { DryRunPlan, PlannedMigration, PlannedScript } from './plan.js';
import type { ScriptFailure } from './discretion.js';
import type { Clock } from './run-script.js';
import { mayEndServer, type Stopped, stoppedBy } from './stopped.js';
import { WorkingDatabase } from './working-database.js';
import { applyUp } from './stages/apply-up.js';
import { halfApplied } from './stages/half-applied.js';
import { reapplyUp } from './stages/reapply-up.js';
import { canRunInTransaction } from './stages/in-one-transaction.js';
import { isArtefact, rerunForGood, rerunInTransaction } from './stages/rerun-up.js';
import { rollBack } from './stages/roll-back.js';
import { inSession, type Stage } from './stages/stage.js';

export interface DryRunContext {
  readonly server: PostgresServer;
  readonly clock: Clock;
  /** Told what is being done, for a person who waits. */
  readonly progress: (step: string) => void;
  readonly partitions: PartitionOptions;
  /** Whether a down script is proposed where there is none. */
  readonly proposes?: boolean;
  /** Why it was stopped from outside, where it was: the server is then lost because of that. */
  readonly interrupted?: () => Stopped | undefined;
}

/**
 * Replays the history on a new database, then proves each pending migration: up, up again, down, and up once more,
 * the catalog compared at each step.
 * Where the server is lost, what was found until then stands, and the result says what stopped it.
 * @throws UserError where setup, baseline, seed or history fail: nothing can be said of what comes after them.
 */
export async function dryRun(plan: DryRunPlan, context: DryRunContext): Promise<DryRunResult> {
  const { server } = context;
  const ledger = new Ledger();
  const harmless = harmlessPlan(plan, server);
  ledger.remarks = harmless.problems;
  try {
    await using database = new WorkingDatabase(server, await server.createDatabase());
    await new DryRun(harmless.plan, context, database, ledger).run();
  } catch (error) {
    return ledger.stoppedResult(context.interrupted?.() ?? stoppedBy(error), pendingOf(plan));
  }
  return ledger.result();
}

const pendingOf = ({ migrations }: DryRunPlan): readonly PlannedMigration[] =>
  migrations.filter(({ pending }) => pending);

/** The catalog before and after the up script, the rows before it, and what it did to them. */
interface Ground {
  readonly before: CatalogSnapshot;
  readonly after: CatalogSnapshot;
  readonly rows: RowSnapshot;
  readonly destroyed: Destroyed;
}

/** The steps in their order; what they find goes into the ledger. */
class DryRun {
  readonly #plan: DryRunPlan;
  readonly #context: DryRunContext;
  readonly #routines = new RoutineSources();
  readonly #extensions: LackingExtensions;
  readonly #ledger: Ledger;
  readonly #invalidIndexes = new InvalidIndexWatch();
  readonly #partitions = new PartitionWatch();
  readonly #database: WorkingDatabase;
  /** The catalog as it is now; undefined where it has to be looked at. */
  #present: CatalogSnapshot | undefined;
  /** The rows as they are now; undefined where they have to be read. */
  #rows: RowSnapshot | undefined;

  constructor(plan: DryRunPlan, context: DryRunContext, database: WorkingDatabase, ledger: Ledger) {
    this.#plan = plan;
    this.#context = context;
    this.#database = database;
    this.#ledger = ledger;
    this.#extensions = new LackingExtensions(plan, context.server.major);
  }

  async run(): Promise<void> {
    const { clock } = this.#context;
    const start = clock();
    const { remarks, rows, tables } = await layGround(this.#plan, this.#database, {
      ...this.#context,
      extensions: this.#extensions,
      stage: () => this.#stage(),
    });
    this.#rows = rows;
    this.#ledger.remarks = [...this.#ledger.remarks, ...remarks];
    this.#ledger.tables = tables;
    this.#ledger.historyMs = clock() - start;
    const pending = pendingOf(this.#plan);
    for (const [index, migration] of pending.entries()) {
      this.#context.progress(`${index + 1}/${pending.length} ${migration.id}`);
      await this.#prove(migration, index === pending.length - 1);
    }
    if (this.#ledger.allApplied) await this.#lookAtEnd();
  }

  async #prove(migration: PlannedMigration, isLast: boolean): Promise<void> {
    this.#ledger.open(migration);
    await (migration.aside ? this.#aside(migration) : this.#inLine(migration, isLast));
    this.#ledger.close();
  }

  /** Tries a dev file out on the database as it is at its place in the order, and goes back. */
  async #aside(migration: PlannedMigration): Promise<void> {
    const present = this.#present;
    const saved = await this.#database.save();
    await this.#inLine(migration, true);
    await this.#database.restore(saved);
    this.#present = present;
  }

  async #inLine(migration: PlannedMigration, isLast: boolean): Promise<void> {
    const before = (this.#present ??= await this.#snapshot());
    // Production never runs a file aside: it can lose nothing there.
    const rows = migration.aside ? noRows : (this.#rows ?? (await this.#database.look(readRows)));
    const { result: apply, statements, problems, failure } = await applyUp(migration, this.#stage());
    this.#ledger.note({ apply, statements }, problems);
    this.#ledger.heavyWork.push(...heavyWork(statements, before));
    this.#present = this.#rows = undefined;
    if (failure) await this.#tryToLookAtLeftover(migration, failure, before);
    if (apply.status !== 'applied') return;
    const after = (this.#present = await this.#snapshot());
    this.#ledger.problems.push(...this.#invalidIndexes.note(migration.up, before, after));
    if (!migration.aside) this.#partitions.note(migration.up, before, after);
    const destroyed = await this.#destroyed(migration, rows);
    await this.#rerun(migration, after);
    const ground = { before, after, rows, destroyed };
    const mayEndAnyhow = isLast && !this.#partitions.hasSeenAny;
    await this.#thereAndBack(migration, ground, mayEndAnyhow);
  }

  /** A server that a statement took along, because nothing else stopped it, has nothing left to look at. */
  async #tryToLookAtLeftover(
    migration: PlannedMigration,
    failure: ScriptFailure,
    before: CatalogSnapshot,
  ): Promise<void> {
    try {
      await this.#lookAtLeftover(migration, failure, before);
    } catch (error) {
      if (!(error instanceof EngineError) || !mayEndServer(failure.error.fields.sqlState)) throw error;
    }
  }

  /** What is committed of a migration that failed, and whether it can be run again over that. */
  async #lookAtLeftover(
    migration: PlannedMigration,
    failure: ScriptFailure,
    before: CatalogSnapshot,
  ): Promise<void> {
    const after = (this.#present = await this.#snapshot());
    this.#ledger.problems.push(...this.#invalidIndexes.note(migration.up, before, after, failure));
    const invalid = new Set(invalidIndexes(before, after));
    const leftover = diffSnapshots(before, after).filter(({ object }) => !invalid.has(object));
    if (leftover.length === 0) return;
    const saved = await this.#database.save();
    this.#ledger.problems.push(await halfApplied(migration.up, failure, leftover, this.#stage()));
    await this.#database.restore(saved);
  }

  /** What can be said only when all pending migrations have run. */
  async #lookAtEnd(): Promise<void> {
    if (this.#present) this.#ledger.problems.push(...this.#invalidIndexes.atEnd(this.#present));
    if (!this.#partitions.hasSeenAny) return;
    const { partitions } = this.#context;
    const found = await inSession(this.#database.current, (session) => readPartitions(session, partitions));
    this.#ledger.problems.push(...this.#partitions.judge(found, partitions.horizon));
  }

  async #rerun(migration: PlannedMigration, after: CatalogSnapshot): Promise<void> {
    if (canRunInTransaction(migration.up)) {
      const { result: rerun, problems } = await rerunInTransaction(migration, after, this.#stage());
      if (!isArtefact(rerun, migration)) {
        this.#ledger.note({ rerun }, problems);
        return;
      }
    }
    const saved = await this.#database.save();
    const { result: rerun, problems } = await rerunForGood(migration, after, this.#stage());
    this.#ledger.note({ rerun }, problems);
    await this.#database.restore(saved);
  }

  async #destroyed({ up }: PlannedMigration, before: RowSnapshot): Promise<Destroyed> {
    if (!before.hasRows) return { losses: [], problems: [] };
    this.#rows = await this.#database.look(readRows);
    const destroyed = destroyedBy(up, before, this.#rows);
    this.#ledger.problems.push(...destroyed.problems);
    return destroyed;
  }

  /** Down and up again. Unless nothing follows, the database is afterwards as the up script left it. */
  async #thereAndBack(
    migration: PlannedMigration,
    ground: Ground,
    isLast: boolean,
  ): Promise<void> {
    const { up, down } = migration;
    const { before, after, rows, destroyed } = ground;
    if (!down) return this.#propose(migration, ground);
    const saved = isLast ? undefined : await this.#database.save();
    const { result, problems } = await rollBack(down, before, this.#stage());
    this.#ledger.note({ rollback: result }, problems);
    const rollback = await this.#judgeRows(down, result, rows, destroyed);
    this.#ledger.note({ rollback });
    const reapply: ReapplyResult =
      rollback.status === 'failed' ? { status: 'skipped' } : await reapplyUp(up, after, this.#stage());
    this.#ledger.note({ reapply });
    const same = reapply.status === 'same' && reapply.differences === undefined;
    await this.#backTo(after, saved, same && rollback.status !== 'data-lost');
  }

  /** Derives the down script that is missing; the database stays as it is. */
  async #propose({ up, aside }: PlannedMigration, ground: Ground): Promise<void> {
    if (aside || !this.#context.proposes) return;
    const proposed = await proposal(up, ground, this.#stage());
    if (proposed) this.#ledger.note({ rollback: { status: 'missing', differences: [], proposal: proposed } });
  }

  async #judgeRows(
    down: PlannedScript,
    result: RollbackResult,
    before: RowSnapshot,
    { losses }: Destroyed,
  ): Promise<RollbackResult> {
    if (!before.hasRows || result.status === 'failed') return result;
    const judged = judgeRestored(down, result, before, await this.#database.look(readRows), losses);
    this.#ledger.problems.push(...judged.problems);
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
