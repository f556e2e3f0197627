import { EngineError } from '../errors.js';
import type { ReapplyResult, RerunResult, RollbackResult } from '../report.js';
import { diffSnapshots } from './catalog/diff.js';
import type { CatalogSnapshot } from './catalog/snapshot.js';
import type { ScriptFailure } from './discretion.js';
import { type BlockingCandidate, blockingCandidates } from './blocking/candidates.js';
import { heavyWork } from './heavy-work.js';
import type { Place } from './interruptions/in-new-sessions.js';
import { keepForInterruptions, type Seen, tryInterruptions } from './interruptions/interruptions.js';
import { invalidIndexes, InvalidIndexWatch } from './invalid-indexes.js';
import type { Ledger } from './ledger.js';
import { PartitionWatch } from './partitions/partition-watch.js';
import type { PlannedMigration, PlannedScript } from './plan.js';
import { proposal } from './proposal/proposal.js';
import { noRows, type RowSnapshot } from './rows/read-rows.js';
import {
  type Destroyed,
  destroyedBy,
  type JudgedRollback,
  judgeRestored,
  regained,
  type ToldLoss,
} from './rows/row-problems.js';
import { applyUp } from './stages/apply-up.js';
import { halfApplied } from './stages/half-applied.js';
import { canRunInTransaction } from './stages/in-one-transaction.js';
import { leftInTheWay, reapplyUp } from './stages/reapply-up.js';
import { isArtefact, rerunForGood, rerunInTransaction } from './stages/rerun-up.js';
import { rollBack } from './stages/roll-back.js';
import type { Stage } from './stages/stage.js';
import { verify } from './stages/verify.js';
import { type BeforeAndAfter, judgeSwaps } from './swaps/judge-swaps.js';
import { type Refusal, refusalOf } from './refused-rows.js';
import type { MadeRows } from './seeding/plainer-rows.js';
import { mayEndServer } from './stopped.js';
import type { SavedState, WorkingDatabase } from './working-database.js';

/** A migration that was applied. */
export interface Proven {
  readonly migration: PlannedMigration;
  /** The catalog and the rows that it found. */
  readonly catalog: CatalogSnapshot;
  readonly rows: RowSnapshot;
  /** The catalog that it left. */
  readonly after: CatalogSnapshot;
  /** What was told of rows that it destroyed, or that did not come back. */
  readonly losses: readonly ToldLoss[];
  /** Whether its down script gave the schema back, and it could be run once more after that. */
  readonly isReversible: boolean;
}

/** The catalog and the rows that the up script found, the catalog that it left, and what it did to the rows. */
interface Ground {
  readonly before: CatalogSnapshot;
  readonly after: CatalogSnapshot;
  readonly rows: RowSnapshot;
  readonly destroyed: Destroyed;
}

export interface ProofContext {
  readonly stage: () => Stage;
  /** Whether a down script is proposed where there is none. */
  readonly proposes: boolean;
  /** The rows that nobody but Drydock put there. */
  readonly made: MadeRows;
  /** Whether several sessions can be open at once. */
  readonly concurrentSessions: boolean;
}

/** The steps of one migration in their order; what they find goes into the ledger. */
export class MigrationProof {
  readonly invalidIndexes = new InvalidIndexWatch();
  readonly partitions = new PartitionWatch();
  /** What other sessions may have to wait for, in the order of the plan. */
  readonly blocking: BlockingCandidate[] = [];
  readonly #database: WorkingDatabase;
  readonly #ledger: Ledger;
  readonly #stage: () => Stage;
  readonly #context: ProofContext;
  readonly #earlier: PlannedScript[] = [];
  #refusal: Refusal | undefined;

  constructor(database: WorkingDatabase, ledger: Ledger, context: ProofContext) {
    this.#database = database;
    this.#ledger = ledger;
    this.#stage = context.stage;
    this.#context = context;
  }

  /** Where there is one, nothing that was found holds. */
  get refusal(): Refusal | undefined {
    return this.#refusal;
  }

  /** Runs the up script alone, and tells nothing. @returns whether it was applied */
  async deploy(migration: PlannedMigration): Promise<boolean> {
    if (migration.aside) return true;
    const { result, problems, failure } = await applyUp(migration, this.#stage());
    this.#database.changed();
    this.#earlier.push(migration.up);
    const refusal = failure && refusalOf(failure, problems, this.#context.made);
    this.#refusal = refusal && { next: refusal.next };
    return result.status === 'applied';
  }

  /** A dev file is tried out on the database as it is at its place in the order, and left behind. */
  async prove(migration: PlannedMigration, mayEndAnyhow: boolean): Promise<Proven | undefined> {
    if (!migration.aside) {
      const proven = await this.#inLine(migration, mayEndAnyhow);
      this.#earlier.push(migration.up);
      return proven;
    }
    const saved = await this.#database.save();
    await this.#inLine(migration, true);
    await this.#database.restore(saved);
    return undefined;
  }

  /**
   * Up, up again, down, and up once more. Where it was applied, and unless the end does not matter, the database is
   * afterwards as the up script left it.
   */
  async #inLine(migration: PlannedMigration, mayEndAnyhow: boolean): Promise<Proven | undefined> {
    const before = await this.#database.catalog();
    // Production never runs a file aside: it can lose nothing there.
    const rows = migration.aside ? noRows : await this.#database.rows();
    const untouched = await keepForInterruptions(migration, this.#place);
    const durationMs = await this.#apply(migration, before, untouched);
    if (durationMs === undefined) return undefined;
    const after = await this.#database.catalog();
    this.#ledger.problems.push(...this.invalidIndexes.note(migration.up, before, after));
    if (!migration.aside) this.partitions.note(migration.up, before, after, rows);
    const destroyed = await this.#destroyed(migration, rows, { before, after });
    for (const script of migration.verify ?? [])
      this.#ledger.problems.push(...(await verify(script, this.#stage())));
    const rerun = await this.#rerun(migration, after);
    const isEnd = mayEndAnyhow && !this.partitions.hasSeenAny;
    const back = await this.#thereAndBack(migration, { before, after, rows, destroyed }, isEnd);
    if (untouched) await this.#interrupt(migration, untouched, { before, after, rerun, durationMs }, isEnd);
    const losses = [...destroyed.losses, ...back.losses];
    return { migration, catalog: before, rows, after, losses, isReversible: back.isReversible };
  }

  /** How long it took, in milliseconds; undefined where it was not applied. Then what was kept is of no use. */
  async #apply(
    migration: PlannedMigration,
    before: CatalogSnapshot,
    untouched: SavedState | undefined,
  ): Promise<number | undefined> {
    const { result: apply, statements, problems, failure } = await applyUp(migration, this.#stage());
    this.#ledger.note({ apply, statements }, problems);
    this.#ledger.heavyWork.push(...heavyWork(statements, before));
    this.#database.changed();
    if (apply.status === 'applied') {
      if (!migration.aside) this.blocking.push(...blockingCandidates(migration.up, statements, before));
      return apply.durationMs ?? 0;
    }
    this.#refusal = failure && refusalOf(failure, problems, this.#context.made);
    if (failure && !this.#refusal) await this.#tryToLookAtLeftover(migration, failure, before, untouched);
    else await untouched?.database.discard();
    return undefined;
  }

  /** A server that a statement took along, because nothing else stopped it, has nothing left to look at. */
  async #tryToLookAtLeftover(
    migration: PlannedMigration,
    failure: ScriptFailure,
    before: CatalogSnapshot,
    untouched: SavedState | undefined,
  ): Promise<void> {
    try {
      await untouched?.database.discard();
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
    const after = await this.#database.catalog();
    this.#ledger.problems.push(...this.invalidIndexes.note(migration.up, before, after, failure));
    const invalid = new Set(invalidIndexes(before, after));
    const leftover = diffSnapshots(before, after).filter(({ object }) => !invalid.has(object));
    if (leftover.length === 0) return;
    const saved = await this.#database.save();
    this.#ledger.problems.push(await halfApplied(migration.up, failure, leftover, this.#stage()));
    await this.#database.restore(saved);
  }

  /** Interrupts it where that can be told from a second run. */
  async #interrupt(
    migration: PlannedMigration,
    untouched: SavedState,
    seen: Seen,
    isEnd: boolean,
  ): Promise<void> {
    const saved = isEnd ? undefined : await this.#database.save();
    this.#ledger.problems.push(...(await tryInterruptions(migration, untouched, seen, this.#place)));
    await this.#backTo(seen.after, saved, false);
  }

  get #place(): Place {
    const { concurrentSessions } = this.#context;
    return { database: this.#database, stage: this.#stage, concurrentSessions, earlier: this.#earlier };
  }

  async #rerun(migration: PlannedMigration, after: CatalogSnapshot): Promise<RerunResult> {
    if (canRunInTransaction(migration.up)) {
      const { result: rerun, problems } = await rerunInTransaction(migration, after, this.#stage());
      if (!isArtefact(rerun, migration)) {
        this.#ledger.note({ rerun }, problems);
        return rerun;
      }
    }
    const saved = await this.#database.save();
    const { result: rerun, problems } = await rerunForGood(migration, after, this.#stage());
    this.#ledger.note({ rerun }, problems);
    await this.#database.restore(saved);
    return rerun;
  }

  async #destroyed(
    { up }: PlannedMigration,
    before: RowSnapshot,
    catalogs: BeforeAndAfter<CatalogSnapshot>,
  ): Promise<Destroyed> {
    if (before.tables.size === 0) return { losses: [], problems: [] };
    const after = await this.#database.rows();
    const destroyed = destroyedBy(up, before, after);
    this.#ledger.problems.push(...destroyed.problems, ...judgeSwaps(up, catalogs, { before, after }));
    return destroyed;
  }

  async #thereAndBack(
    migration: PlannedMigration,
    ground: Ground,
    isEnd: boolean,
  ): Promise<Pick<Proven, 'losses' | 'isReversible'>> {
    const { up, down } = migration;
    const { before, after, rows, destroyed } = ground;
    if (!down) {
      await this.#propose(migration, ground);
      return { losses: [], isReversible: false };
    }
    const saved = isEnd ? undefined : await this.#database.save();
    const { result, problems } = await rollBack(down, before, this.#stage());
    this.#database.changed();
    this.#ledger.note({ rollback: result }, problems);
    const { result: rollback, losses } = await this.#judgeRows(down, result, rows, destroyed);
    this.#ledger.note({ rollback });
    const reapply: ReapplyResult =
      rollback.status === 'failed' ? { status: 'skipped' } : await reapplyUp(up, after, this.#stage());
    const isToldOf = rollback.status !== 'restored';
    const told = isToldOf ? [] : leftInTheWay(down, reapply, 'After the down script the up script');
    this.#ledger.note({ reapply }, told);
    const same = reapply.status === 'same' && reapply.differences === undefined;
    await this.#backTo(after, saved, same && rollback.status !== 'data-lost');
    const isRestored = ['restored', 'data-lost'].includes(rollback.status);
    return { losses, isReversible: isRestored && reapply.status === 'same' };
  }

  /** Derives the down script that is missing; the database stays as it is. */
  async #propose({ up, aside, repeatable }: PlannedMigration, ground: Ground): Promise<void> {
    if (aside || repeatable || !this.#context.proposes) return;
    const proposed = await proposal(up, ground, this.#stage());
    if (proposed) this.#ledger.note({ rollback: { status: 'missing', differences: [], proposal: proposed } });
  }

  async #judgeRows(
    down: PlannedScript,
    result: RollbackResult,
    before: RowSnapshot,
    destroyed: Destroyed,
  ): Promise<JudgedRollback> {
    if (!before.hasRows || result.status === 'failed') return { result, losses: [], problems: [] };
    const after = await this.#database.rows();
    const judged = judgeRestored(down, result, before, after, destroyed.losses);
    this.#ledger.problems.push(...judged.problems);
    for (const [problem, milder] of regained(destroyed, before, after)) this.#ledger.replace(problem, milder);
    return judged;
  }

  /** Tables that were made anew have other OIDs: their rows are read again. */
  async #backTo(after: CatalogSnapshot, saved: SavedState | undefined, isAsItWas: boolean): Promise<void> {
    if (!isAsItWas && saved) {
      await this.#database.restore(saved);
      return;
    }
    await saved?.database.discard();
    this.#database.changed(after);
  }
}
