import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startEngine } from '../../src/engines/choose-engine.js';
import type { PostgresServer } from '../../src/engines/engine.js';
import { casesFor, enginesHere, hasLocalPostgres } from '../support/engines-here.js';
import { problemsOf, runOn, type TestMigration, verdicts } from '../support/dry-run.js';

const options = { statementTimeoutMs: 10_000 };
const orders = 'CREATE TABLE orders (id bigint PRIMARY KEY, note text)';
const history: TestMigration = {
  up: `${orders}; INSERT INTO orders SELECT n, 'x' FROM generate_series(1, 50) n`,
  history: true,
};

interface Case {
  readonly name: string;
  readonly migrations: readonly TestMigration[];
  readonly verdicts: readonly string[];
  readonly problems?: readonly string[];
}

const cases: readonly Case[] = [
  {
    name: 'what is undone whole',
    migrations: [{ up: orders, down: 'DROP TABLE orders' }],
    verdicts: ['applied failed restored same'],
    problems: [
      'rerun-failed 1.up.sql:1:1 Run a second time, the migration fails: relation "orders" already exists.',
    ],
  },
  {
    name: 'what may be run again',
    migrations: [{ up: orders.replace('TABLE', 'TABLE IF NOT EXISTS'), down: 'DROP TABLE orders' }],
    verdicts: ['applied idempotent restored same'],
  },
  {
    name: 'a down script that forgets an index',
    migrations: [
      history,
      {
        up: 'CREATE INDEX IF NOT EXISTS i ON orders (note); ALTER TABLE orders ADD COLUMN IF NOT EXISTS a int',
        down: '\n  ALTER TABLE orders DROP COLUMN a',
      },
    ],
    verdicts: ['applied idempotent differs same'],
    problems: [
      'rollback-incomplete 2.down.sql:2:3 The down script does not restore the schema: index public.i (added).',
    ],
  },
  {
    name: 'a down script that forgets a row, which the up script then meets',
    migrations: [
      history,
      {
        up: 'CREATE TABLE u (id int PRIMARY KEY)',
        history: true,
      },
      {
        up: 'ALTER TABLE u ADD COLUMN y int; INSERT INTO u (id) VALUES (1)',
        down: '\n  ALTER TABLE u DROP COLUMN y',
      },
    ],
    verdicts: ['applied failed restored failed'],
    problems: [
      'rerun-failed 3.up.sql:1:1 Run a second time, the migration fails: column "y" of relation "u" already exists.',
      'rollback-incomplete 3.down.sql:2:3 After the down script the up script ends with this error: duplicate key value violates unique constraint "u_pkey".',
    ],
  },
  {
    name: 'a dropped column that comes back as the last',
    migrations: [
      history,
      {
        up: 'ALTER TABLE orders ADD COLUMN IF NOT EXISTS z int',
        down: 'ALTER TABLE orders DROP COLUMN IF EXISTS z',
      },
      {
        up: 'ALTER TABLE orders DROP COLUMN IF EXISTS note',
        down: 'ALTER TABLE orders ADD COLUMN note text',
      },
    ],
    verdicts: ['applied idempotent restored same', 'applied idempotent data-lost same'],
    problems: ['data-lost 3.up.sql:1:1 The migration destroys 50 values of orders.note.'],
  },
  {
    name: 'a migration that fails, at the very word',
    migrations: [history, { up: "SELECT 'é😀';\nALTER TABLE orders\n  DROP COLUMN nope;", down: 'SELECT 1' }],
    verdicts: ['failed skipped skipped skipped'],
    problems: [
      'migration-failed 2.up.sql:2:1 The migration fails: column "nope" of relation "orders" does not exist.',
    ],
  },
  {
    name: 'an error that Postgres points to',
    migrations: [history, { up: "SELECT 'é😀',\n nope FROM orders" }],
    verdicts: ['failed skipped missing skipped'],
    problems: ['migration-failed 2.up.sql:2:2 The migration fails: column "nope" does not exist.'],
  },
  {
    name: 'an error inside a DO block, at its line',
    migrations: [{ up: "SELECT 1;\nDO $$\nBEGIN\n  PERFORM 1;\n  RAISE EXCEPTION 'no';\nEND $$" }],
    verdicts: ['failed skipped missing skipped'],
    problems: ['migration-failed 1.up.sql:5:3 The migration fails: no.'],
  },
  {
    name: 'an error inside a function of another file, at its line',
    migrations: [
      {
        up: "CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $$\nBEGIN\n  RAISE 'no';\nEND $$",
        history: true,
      },
      { up: 'SELECT 1;\nSELECT f()' },
    ],
    verdicts: ['failed skipped missing skipped'],
    problems: ['migration-failed 1.up.sql:3:3 The migration fails: no.'],
  },
  {
    name: 'a down script that fails leaves the next migration its ground',
    migrations: [
      { up: orders, down: 'DROP TABLE orderz' },
      { up: 'ALTER TABLE orders ADD COLUMN IF NOT EXISTS a int', down: 'ALTER TABLE orders DROP COLUMN a' },
    ],
    verdicts: ['applied failed failed skipped', 'applied idempotent restored same'],
    problems: [
      'rerun-failed 1.up.sql:1:1 Run a second time, the migration fails: relation "orders" already exists.',
      'rollback-failed 1.down.sql:1:1 The down script fails: table "orderz" does not exist.',
    ],
  },
  {
    name: 'a twin index on the second run',
    migrations: [history, { up: 'CREATE INDEX ON orders (note)', down: 'DROP INDEX orders_note_idx' }],
    verdicts: ['applied changed restored same'],
    problems: [
      'rerun-changed-schema 2.up.sql:1:1 Run a second time, the migration changes the schema again: index public.orders_note_idx1 (added).',
    ],
  },
  {
    name: 'CONCURRENTLY alone, in no transaction',
    migrations: [
      history,
      { up: 'DROP INDEX CONCURRENTLY IF EXISTS i' },
      { up: 'CREATE INDEX CONCURRENTLY IF NOT EXISTS i ON orders (note)', down: 'DROP INDEX CONCURRENTLY i' },
    ],
    verdicts: ['applied idempotent missing skipped', 'applied idempotent restored same'],
  },
  {
    name: 'CONCURRENTLY beside another statement of one query',
    migrations: [history, { up: 'SELECT 1; CREATE INDEX CONCURRENTLY i ON orders (note)' }],
    verdicts: ['failed skipped missing skipped'],
    problems: [
      'migration-failed 2.up.sql:1:11 The migration fails: CREATE INDEX CONCURRENTLY cannot run inside a transaction block.',
    ],
  },
  {
    name: 'CONCURRENTLY beside another statement through psql',
    migrations: [
      history,
      {
        up: 'DROP INDEX CONCURRENTLY IF EXISTS i; CREATE INDEX CONCURRENTLY IF NOT EXISTS i ON orders (note)',
        shape: 'none',
      },
    ],
    verdicts: ['applied idempotent missing skipped'],
  },
  {
    name: 'a new enum value that is used at once',
    migrations: [
      { up: "CREATE TYPE e AS ENUM ('a')", history: true },
      { up: "ALTER TYPE e ADD VALUE IF NOT EXISTS 'b'; SELECT 'b'::e" },
    ],
    verdicts: ['failed skipped missing skipped'],
    problems: [
      `migration-failed 2.up.sql:1:50 The migration fails: unsafe use of new value "b" of enum type e.`,
    ],
  },
  {
    name: 'the same through psql, which commits each statement',
    migrations: [
      { up: "CREATE TYPE e AS ENUM ('a')", history: true },
      { up: "ALTER TYPE e ADD VALUE IF NOT EXISTS 'b'; SELECT 'b'::e", shape: 'none' },
    ],
    verdicts: ['applied idempotent missing skipped'],
  },
  {
    name: 'a transaction that nothing commits',
    migrations: [{ up: `BEGIN; ${orders}` }],
    verdicts: ['failed skipped missing skipped'],
    problems: [
      'migration-failed 1.up.sql:1:8 The migration fails: the script ends inside the transaction that it began, so nothing of it is committed.',
    ],
  },
  {
    name: 'what a script SETs does not leak into the next',
    migrations: [
      { up: 'CREATE SCHEMA s; SET search_path = s; CREATE TEMP TABLE t (a int)', history: true },
      {
        up: 'CREATE TABLE IF NOT EXISTS public.t (a int); CREATE TABLE IF NOT EXISTS u (a int)',
        down: 'DROP TABLE public.u, public.t',
      },
    ],
    verdicts: ['applied idempotent restored same'],
  },
  {
    name: 'COPY FROM stdin with its data',
    migrations: [
      history,
      {
        up: 'COPY orders (id, note) FROM stdin;\n100\ta;b\n\\.\nSELECT 1 / (SELECT count(*) FROM orders WHERE id = 100)',
        shape: 'none',
      },
    ],
    verdicts: ['applied failed missing skipped'],
    problems: [
      'rerun-failed 2.up.sql:1:1 Run a second time, the migration fails: duplicate key value violates unique constraint "orders_pkey".',
    ],
  },
  {
    name: 'a constraint that speaks at COMMIT',
    migrations: [
      {
        up: `${orders}; CREATE TABLE items (o bigint REFERENCES orders DEFERRABLE INITIALLY DEFERRED)`,
        history: true,
      },
      { up: 'INSERT INTO items VALUES (1)' },
      { up: 'SELECT 1;\nINSERT INTO items VALUES (1)' },
    ],
    verdicts: ['failed skipped missing skipped', 'failed skipped missing skipped'],
    problems: [
      'migration-failed 2.up.sql:1:1 The migration fails: insert or update on table "items" violates foreign key constraint "items_o_fkey".',
      'migration-failed 3.up.sql:2:1 The migration fails: insert or update on table "items" violates foreign key constraint "items_o_fkey".',
    ],
  },
  {
    name: 'a file that is tried out beside the line',
    migrations: [
      { up: orders.replace('TABLE', 'TABLE IF NOT EXISTS') },
      { up: 'DROP TABLE IF EXISTS orders', aside: true },
      { up: 'ALTER TABLE orders ADD COLUMN IF NOT EXISTS a int' },
    ],
    verdicts: [
      'applied idempotent missing skipped',
      'applied idempotent missing skipped',
      'applied idempotent missing skipped',
    ],
  },
  {
    name: 'an empty script, and one that only comments',
    migrations: [
      { up: '', down: '' },
      { up: '-- nothing', down: '-- nothing' },
    ],
    verdicts: ['applied idempotent restored same', 'applied idempotent restored same'],
  },
  {
    name: 'a syntax error does not run',
    migrations: [{ up: 'CREATE TABLE a (x int);\nSELEKT 1;\nCREATE TABLE b (x int)' }],
    verdicts: ['failed skipped missing skipped'],
    problems: ['migration-failed 1.up.sql:2:1 The migration fails: syntax error at or near "SELEKT".'],
  },
  {
    name: 'a procedure that commits, through psql',
    migrations: [
      history,
      {
        up: "CREATE PROCEDURE p() LANGUAGE plpgsql AS $$ BEGIN UPDATE orders SET note = 'y'; COMMIT; END $$",
        history: true,
      },
      { up: 'CALL p()', shape: 'none' },
    ],
    verdicts: ['applied idempotent missing skipped'],
  },
];

describe.each(enginesHere)('the dry-run on the %s engine', (kind) => {
  let server: PostgresServer;
  beforeAll(async () => {
    ({ server } = await startEngine(kind, options));
  });
  afterAll(async () => {
    await server[Symbol.asyncDispose]();
  });

  it.each(casesFor(kind, cases))('$name', async ({ migrations, verdicts: expected, problems = [] }) => {
    const result = await runOn(server, migrations);
    expect({ verdicts: verdicts(result), problems: problemsOf(result) }).toEqual({
      verdicts: expected,
      problems,
    });
  });

  it('ends a statement that loops for ever, and goes on', async () => {
    const { server: started } = await startEngine(kind, { statementTimeoutMs: 300 });
    await using impatient = started;
    const loop =
      'DO $$ BEGIN LOOP BEGIN LOOP PERFORM 1; END LOOP; EXCEPTION WHEN query_canceled THEN NULL; END; END LOOP; END $$';
    const result = await runOn(impatient, [{ up: `SELECT 1;\n${loop}` }, { up: 'SELECT 1' }]);
    expect(result.migrations[0]?.apply).toMatchObject({ status: 'failed', sqlState: '57014', line: 2 });
    expect(result.migrations[1]?.apply.status).toBe(kind === 'local' ? 'applied' : 'skipped');
  });
});

describe.runIf(hasLocalPostgres)('effects of statements on tables that exist', () => {
  let server: PostgresServer;
  beforeAll(async () => {
    ({ server } = await startEngine('local', options));
  });
  afterAll(async () => {
    await server[Symbol.asyncDispose]();
  });

  /** Locks as in pg_locks without the word Lock, scans, rewrites of the last statement. */
  it.each<readonly [string, TestMigration['shape'], readonly string[], readonly string[], readonly string[]]>(
    [
      ['CREATE INDEX ON orders (note)', 'one-query', ['public.orders Share'], ['public.orders'], []],
      [
        'CREATE INDEX CONCURRENTLY ON orders (note)',
        'none',
        ['public.orders ShareUpdateExclusive'],
        ['public.orders'],
        [],
      ],
      ['ALTER TABLE orders ADD COLUMN a int', 'one-query', ['public.orders AccessExclusive'], [], []],
      [
        'ALTER TABLE orders ADD COLUMN a uuid DEFAULT gen_random_uuid()',
        'one-query',
        ['public.orders AccessExclusive'],
        ['public.orders'],
        ['public.orders'],
      ],
      [
        'ALTER TABLE orders ALTER COLUMN note SET NOT NULL',
        'one-query',
        ['public.orders AccessExclusive'],
        ['public.orders'],
        [],
      ],
      [
        'ALTER TABLE orders ALTER COLUMN id TYPE numeric',
        'one-query',
        ['public.orders AccessExclusive'],
        ['public.orders'],
        ['public.orders'],
      ],
      ['DROP TABLE orders', 'one-query', ['public.orders AccessExclusive'], [], []],
      [
        'SELECT 1; ALTER TABLE orders SET (fillfactor = 90)',
        'wrapped',
        ['public.orders ShareUpdateExclusive'],
        [],
        [],
      ],
      [
        'LOCK TABLE orders; ALTER TABLE orders ADD COLUMN a int',
        'wrapped',
        ['public.orders AccessExclusive'],
        [],
        [],
      ],
      ['LOCK TABLE orders; CREATE TABLE t (a int)', 'wrapped', [], [], []],
      ['CREATE TABLE t (a int); CREATE INDEX ON t (a)', 'wrapped', [], [], []],
      [
        'CREATE TABLE items (o bigint REFERENCES orders)',
        'one-query',
        ['public.orders ShareRowExclusive'],
        [],
        [],
      ],
      ['UPDATE orders SET note = 1', 'none', ['public.orders RowExclusive'], ['public.orders'], []],
    ],
  )('%s (%s)', async (up, shape, locks, scans, rewrites) => {
    const result = await runOn(server, [history, { up, shape: shape ?? 'none' }]);
    const last = result.migrations[0]?.statements.at(-1);
    expect({
      locks: last?.locks.map(({ relation, mode }) => `${relation} ${mode.replace(/Lock$/, '')}`),
      scans: last?.scans,
      rewrites: last?.rewrites,
    }).toEqual({ locks, scans, rewrites });
  });
});
