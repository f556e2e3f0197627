import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
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
    INSERT INTO orders VALUES (1, 'x');
    INSERT INTO customers VALUES (1);
    CREATE INDEX slow_orders ON orders (slow(id));
    CREATE MATERIALIZED VIEW slow_ids AS SELECT slow(id) FROM orders`,
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

  const kinds = ['read', 'insert', 'update', 'delete'];
  const waitsOf = (...ms: readonly (number | null)[]): Readonly<Record<string, unknown>> =>
    Object.fromEntries(kinds.slice(0, ms.length).map((kind, index) => [kind, ms[index]]));
  const orders = { relation: 'public.orders', growsWith: ['public.orders'], rows: 10 };

  it.each<readonly [string, TestMigration, number, readonly (readonly [number, string, object])[]]>([
    [
      'a light ALTER keeps everybody out until the heavy UPDATE behind it is committed',
      { up: 'ALTER TABLE orders ADD COLUMN a bigint;\nUPDATE orders SET a = slow(id)' },
      4,
      [[1, 'AccessExclusiveLock', waitsOf(41_000, 41_000, 41_000, 41_000)]],
    ],
    [
      'an index build lets readers be',
      { up: 'SELECT 1;\nCREATE INDEX ON orders (slow(id))', shape: 'none' },
      4,
      [[2, 'ShareLock', waitsOf(0, 41_000, 41_000, 41_000)]],
    ],
    [
      // A reader that comes to the index between the lock of the table and that of the index waits for nobody.
      'readers may wait for an index that is built anew, whatever the lock of its table lets them',
      { up: 'REINDEX INDEX slow_orders', shape: 'none' },
      4,
      [
        [
          1,
          'ShareLock',
          { ...waitsOf(0, 41_000, 41_000, 41_000), read: expect.toBeOneOf([0, 41_000]) as number },
        ],
      ],
    ],
    [
      'who is kept out only later waits from there',
      {
        up: `LOCK TABLE orders IN SHARE MODE;
ALTER TABLE orders ADD CHECK (id > 0) NOT VALID;
UPDATE orders SET note = slow(id)`,
      },
      5,
      [
        [1, 'ShareLock', waitsOf(0, 41_000, 41_000, 41_000)],
        [2, 'AccessExclusiveLock', waitsOf(41_000)],
      ],
    ],
    [
      'a table that is gone when its lock is',
      { up: 'ALTER TABLE orders RENAME TO moved;\nUPDATE moved SET id = slow(id)' },
      4,
      [[1, 'AccessExclusiveLock', waitsOf(41_000, 41_000, 41_000, 41_000)]],
    ],
    [
      'a materialized view: nobody writes to it',
      { up: 'REFRESH MATERIALIZED VIEW slow_ids' },
      1,
      [[1, 'AccessExclusiveLock', waitsOf(41_000)]],
    ],
  ])('%s', async (_, migration, sessions, expected) => {
    const measured = await measure([migration], { delay: [41_000, sessions] });
    expect(measured.flatMap(([line, ...all]) => all.map(({ mode, waits }) => [line, mode, waits]))).toEqual(
      expected,
    );
  });

  it('a foreign key keeps writers from both its tables', async () => {
    const up =
      'ALTER TABLE customers ADD CHECK (id > 0) NOT VALID;\nALTER TABLE orders ADD FOREIGN KEY (id) REFERENCES customers';
    const fill: Scale = async (session) => {
      await session.execute('INSERT INTO customers VALUES (2)');
      return { unseeded: [] };
    };
    const measured = await measure([{ up, shape: 'none' }], { scale: fill });
    expect(
      measured.map(([line, ...all]) => [line, ...all.map(({ relation, waits }) => [relation, waits])]),
    ).toEqual([
      [1, ['public.customers', undefined]],
      [2, ['public.customers', waitsOf(0, 0, 0, 0)], ['public.orders', waitsOf(0, 0, 0, 0)]],
    ]);
  });

  it('runs nothing where no wait grows, and says so', async () => {
    const scaled = vi.fn(scale);
    const up = 'ALTER TABLE orders ADD COLUMN a int;\nCREATE INDEX CONCURRENTLY ON orders (note)';
    const result = await measure([{ up, shape: 'none' }], { scale: scaled });
    expect(result).toEqual([[1, { relation: 'public.orders', mode: 'AccessExclusiveLock', growsWith: [] }]]);
    expect(scaled).not.toHaveBeenCalled();
  });

  it('says why it was not measured', async () => {
    const index: TestMigration = { up: 'CREATE INDEX ON orders (note)', shape: 'none' };
    const why = async (migrations: readonly TestMigration[], circumstances: Circumstances) =>
      (await measure(migrations, circumstances)).flatMap(([, ...all]) =>
        all.map(({ unmeasured }) => unmeasured),
      );
    expect(await why([index], { rows: 0 })).toEqual(['blocking.rows is 0']);
    const unseeded = [{ schema: 'public', name: 'orders', reason: 'of its CHECK' }];
    expect(await why([index], { scale: () => Promise.resolve({ unseeded }) })).toEqual([
      'public.orders could not be filled: of its CHECK',
    ]);
    const unique: TestMigration = { up: 'CREATE UNIQUE INDEX ON orders (note)', shape: 'none' };
    expect(await why([unique], {})).toEqual([
      expect.stringMatching(/^with 10 rows a migration fails: 2.up.sql: could not create unique index/),
    ]);
    expect(
      await why([{ up: 'ALTER TABLE orders RENAME TO o' }, { up: 'CREATE INDEX ON o (note)' }], {}),
    ).toEqual([undefined, 'public.o was not there before the pending migrations']);
    await using alone = new WorkingDatabase(server, await server.createDatabase());
    const plan = await planOf([history, index]);
    const result = await measureBlocking(plan, await candidatesOf(plan, alone), {
      database: alone,
      server: { kind: 'embedded', concurrentSessions: false },
      clock: () => 0,
      rows: 10,
      pause: () => Promise.resolve(),
      progress: () => undefined,
      scale,
    });
    expect([...result.values()].flat().map(({ unmeasured }) => unmeasured)).toEqual([
      'the embedded engine has one session at a time',
    ]);
  });

  it('is measured at three sizes where the size of production is known', async () => {
    const stats = new Map([['public.orders', { rows: 1_000_000, bytes: 0, indexBytes: 0 }]]);
    const up = 'CREATE INDEX ON orders (slow(id))';
    const [[, blocking] = []] = await measure([{ up, shape: 'none' }], {
      rows: 1000,
      stats,
      delay: [41_000, 4],
    });
    expect(blocking).toMatchObject({
      rows: 1000,
      projection: {
        relation: 'public.orders',
        rows: 1_000_000,
        ms: 41_000,
        error: 0,
        measuredAt: [100, 334, 1000],
      },
    });
    const unknown = new Map([['public.orders', { rows: null, bytes: 0, indexBytes: 0 }]]);
    const unprojected = await measure([{ up: 'CREATE INDEX ON orders (note)' }], { stats: unknown });
    expect(unprojected).toEqual([
      [
        1,
        {
          ...orders,
          mode: 'ShareLock',
          waits: waitsOf(0, 0, 0, 0),
          unprojected: 'production has never analysed public.orders: its rows are unknown',
        },
      ],
    ]);
  });

  it('one transaction after the other, and the next migration after that', async () => {
    const indexes = ['a', 'b', 'c', 'd'].map((name) => `CREATE INDEX ${name} ON orders (note);`).join('\n');
    const measured = await measure([
      { up: indexes, shape: 'none' },
      { up: 'CREATE INDEX e ON orders (note)' },
    ]);
    expect(measured.map(([line, ...all]) => [line, all.map(({ waits }) => waits)])).toEqual(
      [1, 2, 3, 4, 1].map((line) => [line, [waitsOf(0, 0, 0, 0)]]),
    );
  });
});
