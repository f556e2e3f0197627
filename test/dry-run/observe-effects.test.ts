import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { EffectObserver } from '../../src/dry-run/observe-effects.js';
import { observeFromOutside } from '../../src/dry-run/observe-from-outside.js';
import { observerFor } from '../../src/dry-run/observer.js';
import { runScript } from '../../src/dry-run/run-script.js';
import { createEmbeddedEngine } from '../../src/engines/embedded/embedded.js';
import type { Connection, PostgresServer } from '../../src/engines/engine.js';
import { createLocalEngine } from '../../src/engines/local/local.js';
import type { TransactionShape } from '../../src/migration-tools/migration-tool.js';
import type { Effects } from '../../src/postgres/effects.js';
import { parseScript } from '../../src/sql/parse-script.js';
import { enginesHere, hasLocalPostgres } from '../support/engines-here.js';
import { sharedParser } from '../support/lint-example.js';

const options = { statementTimeoutMs: 60_000 };
const local = createLocalEngine();
const engines = { local, embedded: createEmbeddedEngine() } as const;

const tables = `
  CREATE TABLE customers (id bigint PRIMARY KEY);
  CREATE TABLE orders (id bigint PRIMARY KEY, customer_id int NOT NULL, total varchar(10));
  INSERT INTO customers SELECT n FROM generate_series(1, 10) AS n;
  INSERT INTO orders SELECT n, n, n FROM generate_series(1, 10) AS n;`;

/** `[statement, what it did]`: locks, then `scan`s and `rewrite`s. */
type Trace = readonly (readonly [string, string])[];

const written = ({ locks, scans, rewrites }: Effects): string =>
  [
    ...Object.entries(locks)
      .map(([name, mode]) => `${name} ${mode}`)
      .sort(),
    ...scans.map((name) => `scan ${name}`),
    ...rewrites.map((name) => `rewrite ${name}`),
  ].join('; ');

/** Runs the scripts in one session, on a new database with `tables` in it: what each of their statements did. */
async function trace(
  server: PostgresServer,
  scripts: readonly string[],
  shape: TransactionShape = 'wrapped',
): Promise<readonly string[]> {
  await using database = await server.createDatabase();
  const observer = observerFor(database, server);
  await using connection = await database.connect();
  await connection.execute(tables);
  const found: string[] = [];
  for (const text of scripts) {
    const parsed = await parseScript(text, await sharedParser());
    const script = { file: 'a.sql', direction: 'up', shape, parsed } as const;
    const { statements, failure } = await runScript(connection, script, () => 0, observer);
    found.push(...statements.map(({ effects }) => written(effects)));
    if (failure) found.push(failure.error.fields.sqlState);
  }
  return found;
}

const traceTable = async (server: PostgresServer, expected: Trace): Promise<void> => {
  const sql = expected.map(([statement]) => statement).join(';\n');
  expect(await trace(server, [sql])).toEqual(expected.map(([, effects]) => effects));
};

describe.each(enginesHere)('inside transactions, on the engine %s', (kind) => {
  let server: PostgresServer;
  beforeAll(async () => {
    server = await engines[kind].start(options);
  });
  afterAll(() => server[Symbol.asyncDispose]());

  test('locks, scans and rewrites are those that were measured (research/peers.md, 0)', async () => {
    const cases: Trace = [
      ['CREATE INDEX ON orders (total)', 'public.orders SHARE; scan public.orders'],
      ['ALTER TABLE orders ADD CHECK (id > 0)', 'public.orders ACCESS EXCLUSIVE; scan public.orders'],
      ['ALTER TABLE orders ADD CHECK (id > 0) NOT VALID', 'public.orders ACCESS EXCLUSIVE'],
      [
        'ALTER TABLE orders ALTER COLUMN total TYPE varchar(5)',
        'public.orders ACCESS EXCLUSIVE; scan public.orders; rewrite public.orders',
      ],
      ['ALTER TABLE orders ALTER COLUMN total TYPE text', 'public.orders ACCESS EXCLUSIVE'],
      ['ALTER TABLE orders ADD COLUMN at timestamptz DEFAULT now()', 'public.orders ACCESS EXCLUSIVE'],
      [
        'ALTER TABLE orders ADD COLUMN n serial',
        'public.orders ACCESS EXCLUSIVE; scan public.orders; rewrite public.orders',
      ],
      ['CREATE TABLE lines (order_id bigint REFERENCES orders)', 'public.orders SHARE ROW EXCLUSIVE'],
      ['TRUNCATE orders', 'public.orders ACCESS EXCLUSIVE; rewrite public.orders'],
      ['UPDATE orders SET total = 1', 'public.orders ROW EXCLUSIVE; scan public.orders'],
      ['SELECT total FROM orders', 'public.orders ACCESS SHARE; scan public.orders'],
      ['INSERT INTO orders VALUES (11, 1)', 'public.orders ROW EXCLUSIVE'],
      ['REFRESH MATERIALIZED VIEW totals', '42P01'],
    ];
    for (const [statement, effects] of cases) {
      expect((await trace(server, [statement])).at(-1), statement).toBe(effects);
    }
  });

  test('a relation that the statement dropped has its name; so has its foreign key’s other end', () =>
    trace(server, [
      'CREATE SCHEMA "My shop"; CREATE TABLE "My shop"."Lines" (id bigint REFERENCES orders)',
      'DROP SCHEMA "My shop" CASCADE',
    ]).then((found) => {
      expect(found.at(-1)).toBe('"My shop"."Lines" ACCESS EXCLUSIVE; public.orders ACCESS EXCLUSIVE');
    }));

  test('what the transaction made is nobody’s concern', () =>
    traceTable(server, [
      ['CREATE TABLE fresh (id int)', ''],
      ['CREATE INDEX ON fresh (id)', ''],
      ['CREATE TEMP TABLE own AS SELECT 1 AS id', ''],
      ['DROP TABLE fresh', ''],
    ]));

  test('temporary tables are no one else’s, even in the next transaction', async () => {
    expect(await trace(server, ['CREATE TEMP TABLE own (id int)', 'ALTER TABLE own ADD a int'])).toEqual([
      '',
      '',
    ]);
  });

  test('what a transaction made counts in the next one, whoever made it', async () => {
    const found = await trace(server, [
      'CREATE TABLE fresh (id int)',
      'CREATE INDEX ON fresh (id)',
      'DROP TABLE fresh',
    ]);
    expect(found).toEqual(['', 'public.fresh SHARE; scan public.fresh', 'public.fresh ACCESS EXCLUSIVE']);
  });

  test('scans of an earlier transaction are not counted again', async () => {
    const found = await trace(server, [
      'SELECT total FROM orders',
      'SELECT 1',
      'ALTER TABLE orders ADD a int',
    ]);
    expect(found.slice(1)).toEqual(['', 'public.orders ACCESS EXCLUSIVE']);
  });

  test('names are those from before the statement, also after a rename that was rolled back', async () => {
    const swap =
      'ALTER TABLE orders RENAME TO orders_old; CREATE TABLE orders (id bigint); DROP TABLE orders_old';
    expect(await trace(server, [swap])).toEqual([
      'public.orders ACCESS EXCLUSIVE',
      '',
      'public.orders_old ACCESS EXCLUSIVE',
    ]);
    const undone = ['ALTER TABLE orders RENAME TO gone; SELECT 1/0', 'ALTER TABLE orders ADD a int'];
    expect((await trace(server, undone)).at(-1)).toBe('public.orders ACCESS EXCLUSIVE');
  });

  test('a lock that is held already is not hidden by a weaker one that the statement adds', async () => {
    const found = await trace(server, [
      "ALTER TABLE orders ALTER COLUMN total SET DEFAULT '1'; ALTER TABLE orders ADD UNIQUE (total)",
      "ALTER TABLE orders ALTER COLUMN total SET DEFAULT '2'; CREATE INDEX ON orders (total)",
    ]);
    expect(found).toEqual([
      'public.orders ACCESS EXCLUSIVE',
      'public.orders ACCESS EXCLUSIVE; scan public.orders',
      'public.orders ACCESS EXCLUSIVE',
      'public.orders SHARE; scan public.orders',
    ]);
  });

  test('a lock that is held already counts for the statement that names the relation', () =>
    traceTable(server, [
      ['ALTER TABLE orders ADD a int', 'public.orders ACCESS EXCLUSIVE'],
      ['ALTER TABLE orders ADD b int', 'public.orders ACCESS EXCLUSIVE'],
      ['ALTER TABLE customers ADD b int', 'public.customers ACCESS EXCLUSIVE'],
      ['INSERT INTO orders VALUES (11, 1)', 'public.orders ROW EXCLUSIVE'],
      ['INSERT INTO orders VALUES (12, 1)', 'public.orders ROW EXCLUSIVE'],
      ['DROP TABLE orders', 'public.orders ACCESS EXCLUSIVE'],
    ]));

  test('a migration cannot blind it with names and operators of its own', () =>
    traceTable(server, [
      ['CREATE SCHEMA evil', ''],
      ['SET search_path = evil, pg_catalog, public', ''],
      ["CREATE FUNCTION evil.no(oid, oid) RETURNS boolean LANGUAGE sql AS 'SELECT false'", ''],
      ['CREATE OPERATOR evil.= (LEFTARG = oid, RIGHTARG = oid, FUNCTION = evil.no)', ''],
      ['CREATE OPERATOR evil.<= (LEFTARG = oid, RIGHTARG = oid, FUNCTION = evil.no)', ''],
      ['CREATE OPERATOR evil.>= (LEFTARG = oid, RIGHTARG = oid, FUNCTION = evil.no)', ''],
      ["CREATE FUNCTION evil.pg_backend_pid() RETURNS int LANGUAGE sql AS 'SELECT 0'", ''],
      ['CREATE VIEW evil.pg_locks AS SELECT 1 AS relation', ''],
      ['TRUNCATE orders', 'public.orders ACCESS EXCLUSIVE; rewrite public.orders'],
    ]));

  test('it asks once a statement, and gets back no relation that the transaction made', async () => {
    await using database = await server.createDatabase();
    await using connection = await database.connect();
    await connection.execute('CREATE TABLE old (id int)');
    const asked: number[] = [];
    const counting: Connection = Object.create(connection, {
      query: {
        value: async (sql: string, parameters?: readonly unknown[]) => {
          const rows = await connection.query(sql, parameters);
          asked.push(rows.length);
          return rows;
        },
      },
    }) as Connection;
    const observer = new EffectObserver(counting);
    const [statement] = (await parseScript('SELECT 1', await sharedParser())).statements;
    if (!statement) throw new Error('no statement');
    await connection.execute('BEGIN');
    await observer.begin();
    for (let n = 0; n < 20; n += 1) {
      await connection.execute(`CREATE TABLE t${n} (id int)`);
      await observer.after(statement);
    }
    await connection.execute('COMMIT; BEGIN');
    await observer.begin();
    expect(asked).toEqual([1, ...new Array<number>(20).fill(0), 20]);
  });

  test('what runs in no transaction block shows its scans and rewrites without other sessions', async () => {
    const statements = [
      'CREATE INDEX CONCURRENTLY ON orders (total)',
      'VACUUM FULL orders',
      'VACUUM customers',
    ];
    const found = await trace(server, statements, 'none');
    const seen = found.map((effects) => effects.replace(/^public\.\w+ [A-Z ]+(?:; |$)/, ''));
    expect(seen).toEqual(['scan public.orders', 'scan public.orders; rewrite public.orders', '']);
  });
});

describe.runIf(hasLocalPostgres)('from outside', () => {
  let server: PostgresServer;
  beforeAll(async () => {
    server = await local.start(options);
  });
  afterAll(() => server[Symbol.asyncDispose]());

  const alone = (...statements: readonly string[]): Promise<readonly string[]> =>
    trace(server, [statements.join(';\n')], 'none');

  test('CREATE, REINDEX and DROP INDEX CONCURRENTLY', async () => {
    const expected = 'public.orders SHARE UPDATE EXCLUSIVE; scan public.orders';
    expect(
      await alone(
        'CREATE INDEX CONCURRENTLY orders_total_idx ON orders (total)',
        'REINDEX INDEX CONCURRENTLY orders_total_idx',
        'REINDEX TABLE CONCURRENTLY public.orders',
        'DROP INDEX CONCURRENTLY orders_total_idx',
      ),
    ).toEqual([expected, expected, expected, 'public.orders SHARE UPDATE EXCLUSIVE']);
  });

  test('DETACH PARTITION CONCURRENTLY', async () => {
    const found = await alone(
      'CREATE TABLE events (at date) PARTITION BY RANGE (at)',
      "CREATE TABLE events_1 PARTITION OF events FOR VALUES FROM ('2026-01-01') TO ('2026-02-01')",
      'ALTER TABLE events DETACH PARTITION events_1 CONCURRENTLY',
    );
    expect(found.at(-1)).toBe('public.events SHARE UPDATE EXCLUSIVE; public.events_1 ACCESS EXCLUSIVE');
  });

  test('what waits for the lock itself: VACUUM FULL', async () => {
    expect(await alone('VACUUM FULL orders')).toEqual([
      'public.orders ACCESS EXCLUSIVE; scan public.orders; rewrite public.orders',
    ]);
  });

  test('scans of another session that come late into the statistics are not those of the statement', async () => {
    await using database = await server.createDatabase();
    const { statements } = await parseScript('VACUUM orders', await sharedParser());
    const [vacuum] = statements;
    if (!vacuum) throw new Error('no statement');
    {
      await using other = await database.connect();
      await other.execute(tables);
      await other.query("SELECT pg_stat_get_numscans('orders'::regclass)");
      await other.execute('SELECT total FROM orders');
    }
    await using connection = await database.connect();
    const run = () => connection.execute('SELECT pg_sleep(0.6)').then(() => connection.execute(vacuum.text));
    expect((await observeFromOutside(database, connection, vacuum, run)).scans).toEqual([]);
  });

  test('what waits for no writer: VACUUM', async () => {
    expect(await alone('VACUUM orders')).toEqual(['public.orders SHARE UPDATE EXCLUSIVE']);
  });

  test('what waits for nothing ends all the same, and so does what fails', async () => {
    const found = await alone('VACUUM customers', 'CALL nowhere()', 'SELECT 1');
    expect(found[1]).toBe('');
    expect(found[2]).toBe('42883');
    expect(await alone('CREATE UNIQUE INDEX CONCURRENTLY ON orders ((id / 20))')).toContain('23505');
    expect(await alone('REINDEX TABLE CONCURRENTLY missing')).toEqual(['', '42P01']);
  });

  test('a relation that only its schema in search_path names', async () => {
    const found = await alone(
      'CREATE SCHEMA shop',
      'CREATE TABLE shop."Odd name" (id int)',
      'SET search_path = shop',
      'CREATE INDEX CONCURRENTLY ON "Odd name" (id)',
    );
    expect(found.at(-1)).toBe('shop."Odd name" SHARE UPDATE EXCLUSIVE; scan shop."Odd name"');
  });
});
