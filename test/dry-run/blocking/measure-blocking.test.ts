import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BlockingCandidate, blockingCandidates } from '../../../src/dry-run/blocking/candidates.js';
import { measureBlocking } from '../../../src/dry-run/blocking/measure-blocking.js';
import type { Scale } from '../../../src/dry-run/blocking/scale-tables.js';
import { takeSnapshot } from '../../../src/dry-run/catalog/snapshot.js';
import { LackingExtensions } from '../../../src/dry-run/extensions/lacking-extensions.js';
import { RoutineSources } from '../../../src/dry-run/failing-place.js';
import { observerFor } from '../../../src/dry-run/observer.js';
import type { DryRunPlan } from '../../../src/dry-run/plan.js';
import { runScript } from '../../../src/dry-run/run-script.js';
import { applyUp } from '../../../src/dry-run/stages/apply-up.js';
import { inSession, type Stage } from '../../../src/dry-run/stages/stage.js';
import { WorkingDatabase } from '../../../src/dry-run/working-database.js';
import { startEngine } from '../../../src/engines/choose-engine.js';
import type { Connection, PostgresServer } from '../../../src/engines/engine.js';
import type { TableSizes } from '../../../src/postgres/table-sizes.js';
import type { Blocking } from '../../../src/report.js';
import { planOf, type TestMigration } from '../../support/dry-run.js';
import { hasLocalPostgres } from '../../support/engines-here.js';

/** Holds up whoever comes to `slow()` until the test lets go of the same advisory lock. */
const history: TestMigration = {
  up: `CREATE TABLE orders (id bigint PRIMARY KEY, note text);
    CREATE TABLE customers (id bigint PRIMARY KEY);
    CREATE FUNCTION slow(bigint) RETURNS bigint IMMUTABLE LANGUAGE plpgsql AS
      'BEGIN PERFORM pg_catalog.pg_advisory_xact_lock(1); RETURN $1; END';
    INSERT INTO orders VALUES (1, 'x')`,
  history: true,
};

const scale: Scale = async (session, _, rows) => {
  await session.execute(
    `INSERT INTO orders SELECT n, 'x' FROM generate_series(1, ${rows}) AS n ON CONFLICT DO NOTHING`,
  );
  return { unseeded: [] };
};

/** A transaction that takes as long as the test says: it stops at the advisory lock and the clock is put forward. */
class Delay {
  now = 0;
  readonly #ms: number;
  readonly #kinds: number;
  #paused: (() => void)[] = [];
  #over = false;

  /** @param kinds how many sessions either wait or have been served when the clock is put forward */
  constructor(ms: number, kinds: number) {
    this.#ms = ms;
    this.#kinds = kinds;
  }

  pause = (): Promise<void> =>
    this.#over ? Promise.resolve() : new Promise((resolve) => void this.#paused.push(resolve));

  /** Resolves when nobody is held up any more. */
  async run(holder: Connection): Promise<void> {
    for (;;) {
      const [row] = await holder.query(`SELECT
        count(*) FILTER (WHERE locktype = 'advisory')::int AS stopped,
        count(*) FILTER (WHERE locktype = 'relation')::int AS waiting
        FROM pg_locks WHERE NOT granted`);
      if (row?.['stopped'] === 1 && Number(row['waiting']) + this.#paused.length === this.#kinds) break;
    }
    this.now += this.#ms;
    await holder.execute('SELECT pg_advisory_unlock(1)');
    this.#over = true;
    for (const resolve of this.#paused) resolve();
  }
}

describe.runIf(hasLocalPostgres)('how long other sessions wait', () => {
  let server: PostgresServer;
  beforeAll(async () => {
    ({ server } = await startEngine('local', { statementTimeoutMs: 20_000 }));
  });
  afterAll(() => server[Symbol.asyncDispose]());

  const stageOf = (plan: DryRunPlan, database: WorkingDatabase): Stage => ({
    database: database.current,
    major: server.major,
    roles: server.roles,
    clock: () => performance.now(),
    routines: new RoutineSources(),
    extensions: new LackingExtensions(plan, server.major),
    observe: () => observerFor(database.current, server),
    snapshot: (session) =>
      session
        ? takeSnapshot(session, server.major)
        : inSession(database.current, (own) => takeSnapshot(own, server.major)),
  });

  /** What the dry-run sees of the pending migrations; the database is afterwards as they find it. */
  async function candidatesOf(
    plan: DryRunPlan,
    database: WorkingDatabase,
  ): Promise<readonly BlockingCandidate[]> {
    const candidates: BlockingCandidate[] = [];
    for (const { up, pending } of plan.migrations)
      if (!pending)
        await inSession(database.current, (session) => runScript(session, up, () => performance.now()));
    const saved = await database.save();
    for (const migration of plan.migrations.filter(({ pending }) => pending)) {
      const stage = stageOf(plan, database);
      const before = await stage.snapshot();
      const { statements, failure } = await applyUp(migration, stage);
      expect(failure).toBeUndefined();
      candidates.push(...blockingCandidates(migration.up, statements, before));
    }
    await database.restore(saved);
    return candidates;
  }

  interface Circumstances {
    /** Milliseconds that the transaction takes, where it stops at the advisory lock. */
    readonly delay?: readonly [ms: number, kinds: number];
    readonly rows?: number;
    readonly stats?: TableSizes;
    readonly scale?: Scale;
  }

  async function measure(
    migrations: readonly TestMigration[],
    circumstances: Circumstances = {},
  ): Promise<readonly (readonly [line: number, ...Blocking[]])[]> {
    const plan = await planOf([history, ...migrations]);
    await using database = new WorkingDatabase(server, await server.createDatabase());
    const candidates = await candidatesOf(plan, database);
    const delay = circumstances.delay && new Delay(...circumstances.delay);
    let delayed: Promise<void> | undefined;
    const result = await measureBlocking(plan, candidates, {
      database,
      server,
      clock: () => delay?.now ?? 0,
      rows: 10,
      pause: () => delay?.pause() ?? Promise.resolve(),
      progress: () => undefined,
      ...circumstances,
      scale: async (session, oids, rows) => {
        const scaled = await (circumstances.scale ?? scale)(session, oids, rows);
        if (delay) {
          const holder = await database.current.connect();
          await holder.execute('SELECT pg_advisory_lock(1)');
          delayed = delay.run(holder).finally(() => holder[Symbol.asyncDispose]());
        }
        return scaled;
      },
    });
    await delayed;
    return [...result].map(([{ startLine }, blocking]) => [startLine, ...blocking]);
  }

  it('a light ALTER keeps everybody out until the heavy UPDATE behind it is committed', async () => {
    const up = `ALTER TABLE orders ADD COLUMN a bigint;
      UPDATE orders SET a = slow(id)`;
    expect(await measure([{ up }], { delay: [41_000, 4] })).toEqual([
      [
        1,
        {
          relation: 'public.orders',
          mode: 'AccessExclusiveLock',
          growsWith: ['public.orders'],
          rows: 10,
          waits: { read: 41_000, insert: 41_000, update: 41_000, delete: 41_000 },
        },
      ],
    ]);
  });
});
