import type { PostgresServer } from '../engines/engine.js';
import { type BlockingOptions, measureBlocking } from './blocking/measure-blocking.js';
import { takeSnapshot } from './catalog/snapshot.js';
import { LackingExtensions } from './extensions/lacking-extensions.js';
import { RoutineSources } from './failing-place.js';
import { harmlessPlan } from './harmless-roles.js';
import { layGround } from './lay-ground.js';
import { type DryRunResult, Ledger } from './ledger.js';
import { observerFor } from './observer.js';
import type { DryRunProblem } from './problem.js';
import { examinePartitions } from './partitions/examine-partitions.js';
import type { PartitionOptions } from './partitions/read-coverage.js';
import type { Assertion, DryRunPlan, PlannedMigration, PlannedScript } from './plan.js';
import { type Refusal, withRefusal, withoutRefuted } from './refused-rows.js';
import { MigrationProof, type Proven } from './prove-migration.js';
import { rollBackAll } from './roll-back-all.js';
import type { Clock } from './run-script.js';
import { runTogether } from './run-together.js';
import type { MadeRows } from './seeding/plainer-rows.js';
import { seedTables } from './seeding/seed-tables.js';
import type { Stage } from './stages/stage.js';
import { assert } from './stages/verify.js';
import { type Stopped, stoppedBy } from './stopped.js';
import { type SavedState, WorkingDatabase } from './working-database.js';

/** How it is measured how long other sessions wait. */
export type BlockingSettings = Pick<BlockingOptions, 'rows' | 'stats' | 'pause'>;

export interface DryRunContext {
  readonly server: PostgresServer;
  readonly clock: Clock;
  /** Told what is being done, for a person who waits. */
  readonly progress: (step: string) => void;
  readonly partitions: PartitionOptions;
  readonly blocking: BlockingSettings;
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
  const harmless = harmlessPlan(plan, server);
  let remarks: readonly DryRunProblem[] = toldHere(harmless.problems, plan);
  let made: MadeRows = { rows: plan.seedRows ?? 0, plain: false, without: [] };
  for (;;) {
    const ledger = new Ledger(remarks);
    try {
      await using database = new WorkingDatabase(server, await server.createDatabase());
      const refusal = await new DryRun(harmless.plan, context, { database, ledger, made }).run();
      const result = ledger.result();
      if (!refusal) return { ...result, problems: withoutRefuted(result.problems) };
      remarks = withRefusal(remarks, refusal);
      made = refusal.next;
    } catch (error) {
      return ledger.stoppedResult(context.interrupted?.() ?? stoppedBy(error), pendingOf(plan));
    }
  }
}

const pendingOf = ({ migrations }: DryRunPlan): readonly PlannedMigration[] =>
  migrations.filter(({ pending, provenElsewhere }) => pending && !provenElsewhere);

/** What is said of a script, and not of how it ran, is said by the run that proves it. */
function toldHere(remarks: readonly DryRunProblem[], { migrations }: DryRunPlan): readonly DryRunProblem[] {
  const elsewhere = migrations.filter(({ provenElsewhere }) => provenElsewhere);
  const files = new Set(elsewhere.flatMap(({ up, down }) => [up.file, ...(down ? [down.file] : [])]));
  return remarks.filter(({ file }) => !files.has(file));
}

/** What has run when all pending migrations have. */
const scriptsRun = ({ setup, baseline, migrations }: DryRunPlan): readonly PlannedScript[] => [
  ...[setup, baseline].flatMap((script) => script ?? []),
  ...migrations.flatMap(({ up, aside }) => (aside ? [] : [up])),
];

/** One try with certain rows, on a database of its own. */
interface Attempt {
  readonly database: WorkingDatabase;
  readonly ledger: Ledger;
  readonly made: MadeRows;
}

/** The whole of it, in order; what is found goes into the ledger. */
class DryRun {
  readonly #plan: DryRunPlan;
  readonly #context: DryRunContext;
  readonly #routines = new RoutineSources();
  readonly #extensions: LackingExtensions;
  readonly #ledger: Ledger;
  readonly #database: WorkingDatabase;
  readonly #proof: MigrationProof;
  readonly #made: MadeRows;

  constructor(plan: DryRunPlan, context: DryRunContext, { database, ledger, made }: Attempt) {
    this.#plan = plan;
    this.#context = context;
    this.#made = made;
    this.#database = database;
    this.#ledger = ledger;
    this.#extensions = new LackingExtensions(plan, context.server.major);
    this.#proof = new MigrationProof(database, ledger, {
      stage: () => this.#stage(),
      proposes: context.proposes ?? false,
      made,
      concurrentSessions: context.server.concurrentSessions,
    });
  }

  /** Where a migration refuses the rows that were made, it ends there, and tells what to try next. */
  async run(): Promise<Refusal | undefined> {
    await this.#layGround();
    const together = await runTogether(this.#plan, this.#stage());
    const ground = await this.#saveGround();
    const isReady = await this.#deployOthers();
    if (!this.#proof.refusal) await this.#proveAll(isReady);
    if (this.#proof.refusal) {
      await ground?.database.discard();
      return this.#proof.refusal;
    }
    if (together) this.#ledger.refute(together);
    await this.#measureBlocking(ground);
    return undefined;
  }

  /** What precedes in line and another run proves. @returns whether all of it was applied */
  async #deployOthers(): Promise<boolean> {
    const others = this.#plan.migrations.filter(({ provenElsewhere }) => provenElsewhere);
    let allApplied = true;
    for (const [index, migration] of others.entries()) {
      this.#context.progress(`before ${index + 1}/${others.length} ${migration.id}`);
      const isApplied = await this.#proof.deploy(migration);
      if (this.#proof.refusal) return false;
      allApplied &&= isApplied;
    }
    return allApplied;
  }

  /** @param isReady whether all that precedes was applied: else the end is not the one that production comes to */
  async #proveAll(isReady: boolean): Promise<void> {
    const pending = pendingOf(this.#plan);
    const endMatters = pending.length > 1 || (this.#plan.assertions ?? []).length > 0;
    const proven: Proven[] = [];
    for (const [index, migration] of pending.entries()) {
      this.#context.progress(`${index + 1}/${pending.length} ${migration.id}`);
      const one = await this.#prove(migration, !endMatters);
      if (this.#proof.refusal) return;
      if (one) proven.push(one);
    }
    if (!isReady || !this.#ledger.allApplied) return;
    await this.#lookAtEnd(proven);
    await this.#rollBackAll(proven);
  }

  async #layGround(): Promise<void> {
    const { clock } = this.#context;
    const start = clock();
    const { remarks, tables } = await layGround(this.#plan, this.#database, {
      ...this.#context,
      made: this.#made,
      extensions: this.#extensions,
      stage: () => this.#stage(),
    });
    this.#ledger.remarks = [...this.#ledger.remarks, ...toldHere(remarks, this.#plan)];
    this.#ledger.tables = tables;
    this.#ledger.historyMs = clock() - start;
  }

  async #prove(migration: PlannedMigration, mayEndAnyhow: boolean): Promise<Proven | undefined> {
    this.#ledger.open(migration);
    const proven = await this.#proof.prove(migration, mayEndAnyhow);
    this.#ledger.close();
    return proven;
  }

  /** What can be said only when all pending migrations have run. */
  async #lookAtEnd(proven: readonly Proven[]): Promise<void> {
    const last = proven.at(-1)?.migration.up;
    const asserted = this.#assertions('up');
    if (last && asserted.length > 0)
      this.#ledger.problems.push(...(await assert(asserted, last, this.#stage())));
    const { invalidIndexes, partitions: watch } = this.#proof;
    this.#ledger.problems.push(...invalidIndexes.atEnd(await this.#database.catalog()));
    const found = await examinePartitions(watch, {
      database: this.#database,
      options: this.#context.partitions,
      scripts: scriptsRun(this.#plan),
      routines: this.#routines,
    });
    this.#ledger.problems.push(...found);
  }

  async #rollBackAll(proven: readonly Proven[]): Promise<void> {
    const problems = await rollBackAll(proven, {
      database: this.#database,
      stage: () => this.#stage(),
      progress: this.#context.progress,
      assertions: this.#assertions('down'),
    });
    this.#ledger.problems.push(...problems);
  }

  /** Only for what can be measured: the copy costs as much as a migration. */
  async #saveGround(): Promise<SavedState | undefined> {
    const { server, blocking } = this.#context;
    return server.concurrentSessions && blocking.rows > 0 ? this.#database.save() : undefined;
  }

  async #measureBlocking(ground: SavedState | undefined): Promise<void> {
    const { server, clock, progress, blocking } = this.#context;
    if (ground) await this.#database.restore(ground);
    const result = await measureBlocking(this.#plan, this.#proof.blocking, {
      ...blocking,
      database: this.#database,
      server,
      clock,
      progress,
      scale: (session, only, rows) => seedTables(session, { rows, only, plain: true }),
      discretion: this.#extensions,
    });
    this.#ledger.noteBlocking(result);
  }

  #assertions(when: Assertion['after']): readonly Assertion[] {
    return (this.#plan.assertions ?? []).filter(({ after }) => after === when);
  }

  #stage(): Stage {
    const { server, clock } = this.#context;
    return {
      database: this.#database.current,
      major: server.major,
      roles: server.roles,
      clock,
      routines: this.#routines,
      extensions: this.#extensions,
      observe: () => observerFor(this.#database.current, server),
      snapshot: (session) =>
        session
          ? takeSnapshot(session, server.major)
          : this.#database.look((watch) => takeSnapshot(watch, server.major)),
    };
  }
}
