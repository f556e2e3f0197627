import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dryRun } from '../../src/dry-run/dry-run.js';
import { startEngine } from '../../src/engines/choose-engine.js';
import type { PostgresServer } from '../../src/engines/engine.js';
import { casesFor, enginesHere } from '../support/engines-here.js';
import { contextOf, planOf, problemsOf, runOn, type TestMigration, verdicts } from '../support/dry-run.js';

const options = { statementTimeoutMs: 10_000 };
const history: TestMigration = {
  up: `CREATE TABLE orders (id bigint PRIMARY KEY, note text, state varchar(20), changed timestamptz DEFAULT now());
    INSERT INTO orders SELECT n, 'note ' || n, CASE WHEN n <= 20 THEN 'new' END FROM generate_series(1, 50) n`,
  history: true,
};
const parted: TestMigration = {
  up: `CREATE TABLE events (id int, day int NOT NULL) PARTITION BY RANGE (day);
    CREATE TABLE events_1 PARTITION OF events FOR VALUES FROM (1) TO (6);
    CREATE TABLE events_2 PARTITION OF events FOR VALUES FROM (6) TO (11);
    INSERT INTO events SELECT n, n FROM generate_series(1, 10) n`,
  history: true,
};

/** Ten rows, some of whose values a narrower type cannot hold; `bare` is the same without a key. */
const measured: TestMigration = {
  up: `CREATE TABLE m (id int PRIMARY KEY, n numeric(10,4), f float8, at timestamptz, code text, day date, ids text[]);
    INSERT INTO m SELECT g, g + CASE WHEN g > 7 THEN 0.125 ELSE 0 END, g + 0.5,
      timestamptz '2026-01-01 00:00:00+00' + CASE WHEN g > 6 THEN interval '90 s 1 us' ELSE interval '0' END,
      CASE WHEN g > 8 THEN '007' ELSE g || '.50' END, '2026-01-01', ARRAY[g::text] FROM generate_series(1, 9) g;
    INSERT INTO m (id) VALUES (10);
    CREATE TABLE bare AS TABLE m`,
  history: true,
};

const retyped = (column: string, type: string, using = `${column}::${type}`): string =>
  `ALTER TABLE m ALTER ${column} TYPE ${type} USING ${using}`;

interface Circumstances {
  readonly down?: string;
  readonly rollback?: string;
  /** Runs after the history. */
  readonly before?: string;
  readonly on?: TestMigration;
}

type Case = readonly [up: string, problems: readonly string[], circumstances?: Circumstances];

const lost = (place: string, what: string): string =>
  `data-lost 3.up.sql:${place} The migration destroys ${what}.`;
const regained = (place: string, what: string): string =>
  `data-lost 3.up.sql:${place} The migration takes away ${what}; the down script brings that back.`;
const notBack = (place: string, what: string): string =>
  `rollback-loses-data 3.down.sql:${place} The down script does not bring back ${what}.`;

const leftBehind = (place: string, what: string): string =>
  `swap-leaves-behind 3.up.sql:${place} orders is another table than before, and these did not come along: ${what}.`;

const swap = (copy: string): string =>
  `CREATE TABLE orders_new (id bigint PRIMARY KEY, note text, state varchar(20), changed timestamptz DEFAULT now());
${copy};
ALTER TABLE orders RENAME TO orders_old;
ALTER TABLE orders_new RENAME TO orders`;

const cases: readonly Case[] = [
  // Rows and tables that are gone.
  ['SELECT 1; DROP TABLE orders', [lost('1:11', 'all 50 rows of orders')]],
  ['TRUNCATE orders', [lost('1:1', 'all 50 rows of orders')]],
  ['SELECT 1;\nDELETE FROM public.orders WHERE id <= 7', [lost('2:1', '7 rows of orders')]],
  ['DELETE FROM orders WHERE id = 7', [lost('1:1', '1 row of orders')]],
  ['SELECT 1; DELETE FROM orders WHERE id > 1; SELECT 2', [lost('1:11', '49 rows of orders')]],
  [
    'SELECT 1; WITH gone AS (DELETE FROM orders RETURNING 1) SELECT count(*) FROM gone',
    [lost('1:11', 'all 50 rows of orders')],
  ],
  [
    'SELECT 1; DROP SCHEMA s CASCADE',
    [lost('1:11', 'the only row of s."T" and all 2 rows of s.u')],
    {
      before:
        'CREATE SCHEMA s; CREATE TABLE s.T (a int); ALTER TABLE s.T RENAME TO """T"""; CREATE TABLE s.u (a int); INSERT INTO s."""T""" VALUES (1); INSERT INTO s.u VALUES (1), (2)',
    },
  ],
  [
    'SELECT 1; DELETE FROM orders WHERE id = 1',
    [lost('1:11', '1 row of orders and all 2 rows of items')],
    {
      before:
        'CREATE TABLE items (o bigint REFERENCES orders ON DELETE CASCADE); INSERT INTO items VALUES (1), (1)',
    },
  ],
  // Columns and values.
  ['ALTER TABLE orders DROP COLUMN note', [lost('1:1', '50 values of orders.note')]],
  ['SELECT 1; ALTER TABLE orders ADD z int, DROP COLUMN state', [lost('1:11', '20 values of orders.state')]],
  ['SELECT 1; UPDATE orders SET state = NULL WHERE id <= 3', [lost('1:11', '3 values of orders.state')]],
  [
    'SELECT 1; ALTER TABLE orders ALTER note TYPE varchar(3) USING left(note, 3)',
    [lost('1:11', 'the ends of all 50 values of orders.note')],
  ],
  // Types that hold less.
  [
    retyped('n', 'numeric(10,2)'),
    [lost('1:1', '2 of the 9 values of m.n (numeric(10,4) became numeric(10,2))')],
  ],
  [retyped('n', 'int'), [lost('1:1', '2 of the 9 values of m.n (numeric(10,4) became integer)')]],
  [retyped('f', 'int'), [lost('1:1', 'all 9 values of m.f (double precision became integer)')]],
  [
    retyped('at', 'timestamptz(0)'),
    [lost('1:1', '3 of the 9 values of m.at (timestamp with time zone became timestamp(0) with time zone)')],
  ],
  [
    retyped('at', 'date', "(at AT TIME ZONE 'UTC')::date"),
    [lost('1:1', '3 of the 9 values of m.at (timestamp with time zone became date)')],
  ],
  [
    retyped('code', 'numeric(10,2)'),
    [lost('1:1', '1 of the 9 values of m.code (text became numeric(10,2))')],
  ],
  [
    `${retyped('code', 'int', 'left(code, 1)::int')}; ${retyped('code', 'text')}`,
    [lost('1:1', 'all 9 values of m.code (text, after it was another type)')],
  ],
  [retyped('code', 'varchar(3)', 'left(code, 3)'), [lost('1:1', 'the ends of 8 of the 9 values of m.code')]],
  [
    'SELECT 1; ALTER TABLE bare ALTER n TYPE int, ALTER day TYPE text',
    [lost('1:11', '2 of the 9 values of bare.n (numeric(10,4) became integer)')],
  ],
  [
    'ALTER TABLE m ADD i int; UPDATE m SET i = n; ALTER TABLE m DROP n; ALTER TABLE m RENAME i TO n',
    [lost('1:46', '2 of the 9 values of m.n (numeric(10,4) became integer)')],
  ],
  [
    retyped('n', 'int'),
    [lost('1:1', '2 of the 9 values of m.n (numeric(10,4) became integer)')],
    { down: retyped('n', 'numeric(10,4)'), rollback: 'data-lost' },
  ],
  // Types that hold as much, and values that were written over first.
  [`${retyped('id', 'bigint')}; ${retyped('n', 'numeric(12,6)')}; ${retyped('f', 'numeric')}`, []],
  [`${retyped('at', 'timestamp')}; ${retyped('day', 'timestamptz')}; ${retyped('code', 'varchar(40)')}`, []],
  [`${retyped('n', 'float8')}; ${retyped('f', 'text')}; ${retyped('ids', 'varchar[]')}`, []],
  [`UPDATE m SET n = round(n); ${retyped('n', 'int')}`, []],
  [`ALTER TABLE m ADD exact numeric; UPDATE m SET exact = n; ${retyped('n', 'int')}`, []],
  // What is meant, or moved.
  ["UPDATE orders SET note = 'x'", []],
  ['DELETE FROM orders WHERE false', []],
  ['ALTER TABLE orders DROP COLUMN empty', [], { before: 'ALTER TABLE orders ADD empty int' }],
  ['DROP TABLE empty', [], { before: 'CREATE TABLE empty (a int)' }],
  ['ALTER TABLE orders ALTER note TYPE varchar(300)', []],
  ['ALTER TABLE orders RENAME note TO remark', []],
  ['ALTER TABLE orders RENAME TO purchases', []],
  ['CREATE SCHEMA s; ALTER TABLE orders SET SCHEMA s', []],
  [
    'ALTER TABLE orders ADD remark text; UPDATE orders SET remark = note; ALTER TABLE orders DROP COLUMN note',
    [],
  ],
  [
    'ALTER TABLE orders ADD n numeric; UPDATE orders SET n = id; ALTER TABLE orders DROP COLUMN id; ALTER TABLE orders RENAME n TO id',
    [],
  ],
  ['CREATE TABLE purchases AS SELECT * FROM orders; DROP TABLE orders', []],
  ['CREATE TABLE archive AS SELECT * FROM orders WHERE id < 9; DELETE FROM orders WHERE id < 9', []],
  [
    'CREATE TABLE archive AS SELECT * FROM orders WHERE id < 8; DELETE FROM orders WHERE id < 9',
    [lost('1:60', '8 rows of orders')],
  ],
  [
    'CREATE TABLE notes (o bigint, note text); INSERT INTO notes SELECT id, note FROM orders; ALTER TABLE orders DROP COLUMN note',
    [],
  ],
  [
    'CREATE TABLE c AS SELECT * FROM orders; DROP TABLE orders; CREATE TABLE orders AS SELECT * FROM c; DROP TABLE c',
    [leftBehind('1:60', 'NOT NULL of id, the default of changed and the primary key')],
  ],
  // What stands elsewhere since long.
  ['DROP TABLE orders', [], { before: 'CREATE SCHEMA archive; CREATE TABLE archive.orders AS TABLE orders' }],
  ['DROP TABLE orders_old', [], { before: 'CREATE TABLE orders_old AS SELECT id, note FROM orders' }],
  [
    'DROP TABLE orders_old',
    [lost('1:1', 'all 50 rows of orders_old')],
    { before: "CREATE TABLE orders_old AS SELECT id, note || '.' AS note FROM orders" },
  ],
  [
    'DELETE FROM orders WHERE id < 9',
    [],
    { before: 'CREATE TABLE orders_archive AS SELECT *, now() AS at FROM orders WHERE id < 20' },
  ],
  [
    'DELETE FROM orders WHERE id < 9',
    [lost('1:1', '8 rows of orders')],
    { before: 'CREATE TABLE orders_archive AS SELECT * FROM orders WHERE id BETWEEN 2 AND 20' },
  ],
  [
    'DROP TABLE orders_1',
    [],
    { before: 'CREATE TABLE orders_1 AS SELECT changed, id, note FROM orders WHERE id < 20' },
  ],
  [
    'DROP TABLE people',
    [lost('1:1', 'all 50 rows of people')],
    { before: 'CREATE TABLE people AS TABLE orders' },
  ],
  [
    'ALTER TABLE orders DROP COLUMN note',
    [],
    { before: 'ALTER TABLE orders ADD remark text; UPDATE orders SET remark = note' },
  ],
  ['DROP TABLE orders; CREATE TABLE orders (id int)', [lost('1:1', 'all 50 rows of orders')]],
  // Partitions.
  ['SELECT 1; DROP TABLE events_1', [lost('1:11', '5 rows of events')], { on: parted }],
  ['ALTER TABLE events DETACH PARTITION events_1', [], { on: parted }],
  [
    'ALTER TABLE events DETACH PARTITION events_1; DROP TABLE events_1',
    [lost('1:47', '5 rows of events')],
    { on: parted },
  ],
  [
    'CREATE TABLE e AS SELECT * FROM events_1; DROP TABLE events_1; CREATE TABLE events_a PARTITION OF events FOR VALUES FROM (1) TO (6); INSERT INTO events SELECT * FROM e; DROP TABLE e',
    [],
    { on: parted },
  ],
  [
    'ALTER TABLE orders RENAME TO orders_1; CREATE TABLE orders (LIKE orders_1) PARTITION BY RANGE (id); ALTER TABLE orders ATTACH PARTITION orders_1 FOR VALUES FROM (1) TO (100)',
    [leftBehind('1:40', 'the default of changed and the primary key')],
  ],
  // Swaps.
  [swap('INSERT INTO orders_new SELECT * FROM orders'), []],
  [
    swap('INSERT INTO orders_new SELECT * FROM orders WHERE state IS NULL'),
    ['swap-loses-rows 3.up.sql:4:1 After the swap orders lacks 20 of the 50 rows that it held before.'],
  ],
  [
    swap('INSERT INTO orders_new SELECT id + 1, note, state, changed FROM orders'),
    [
      'swap-loses-rows 3.up.sql:4:1 After the swap orders holds other rows than before: the values of its primary key differ.',
    ],
  ],
  [
    swap(
      'INSERT INTO orders_new SELECT * FROM orders WHERE id < 41; DROP TABLE orders; CREATE TABLE orders ()',
    ),
    ['swap-loses-rows 3.up.sql:4:1 After the swap orders lacks 10 of the 50 rows that it held before.'],
  ],
  // And back.
  [
    "UPDATE orders SET state = 'open' WHERE state = 'new'",
    [notBack('1:11', 'all 20 values of orders.state as they were')],
    { down: "SELECT 1; UPDATE orders SET state = 'x' WHERE id <= 20", rollback: 'data-lost' },
  ],
  [
    "UPDATE orders SET state = 'open' WHERE state = 'new'",
    [],
    { down: "UPDATE orders SET state = 'new' WHERE state = 'open'", rollback: 'restored' },
  ],
  [
    'CREATE TABLE kept AS SELECT id, note FROM orders; ALTER TABLE orders DROP COLUMN note',
    [notBack('1:35', 'the values of orders together in the same rows')],
    {
      down: 'ALTER TABLE orders ADD note text; UPDATE orders o SET note = k.note FROM kept k WHERE k.id = 51 - o.id; DROP TABLE kept',
      rollback: 'data-lost',
    },
  ],
  [
    'CREATE TABLE kept AS SELECT id, note FROM orders; ALTER TABLE orders DROP COLUMN note',
    [],
    {
      down: 'ALTER TABLE orders ADD note text; UPDATE orders o SET note = k.note FROM kept k WHERE k.id = o.id; DROP TABLE kept',
      rollback: 'restored',
    },
  ],
  ['UPDATE orders SET changed = now()', [], { down: 'SELECT 1', rollback: 'restored' }],
  ["UPDATE orders SET state = 'open' WHERE state IS NULL", [], { down: 'SELECT 1', rollback: 'restored' }],
  [
    'ALTER TABLE orders RENAME note TO remark',
    [],
    { down: 'ALTER TABLE orders RENAME remark TO note', rollback: 'restored' },
  ],
  [
    'ALTER TABLE orders RENAME note TO remark',
    [notBack('1:40', '50 values of orders.note')],
    {
      down: 'ALTER TABLE orders DROP COLUMN remark; ALTER TABLE orders ADD note text',
      rollback: 'data-lost',
    },
  ],
  [
    'ALTER TABLE orders ADD z int',
    [notBack('1:35', '3 rows of orders')],
    { down: 'ALTER TABLE orders DROP COLUMN z; DELETE FROM orders WHERE id < 4', rollback: 'data-lost' },
  ],
  [
    'ALTER TABLE orders RENAME TO purchases',
    [notBack('1:23', 'all 50 rows of orders')],
    {
      down: 'DROP TABLE purchases; CREATE TABLE orders (id bigint PRIMARY KEY, note text, state varchar(20), changed timestamptz DEFAULT now())',
      rollback: 'data-lost',
    },
  ],
  [
    'ALTER TABLE orders DROP COLUMN note',
    [lost('1:1', '50 values of orders.note')],
    { down: 'ALTER TABLE orders ADD COLUMN note text', rollback: 'data-lost' },
  ],
  [
    'DELETE FROM orders WHERE id < 5',
    [lost('1:1', '4 rows of orders')],
    { down: 'SELECT 1', rollback: 'data-lost' },
  ],
  // What comes back was not lost.
  [
    "UPDATE orders SET note = substr(note, 6), state = NULL WHERE state = 'new'",
    [regained('1:1', '20 values of orders.state')],
    { down: "UPDATE orders SET note = 'note ' || note, state = 'new' WHERE id <= 20", rollback: 'restored' },
  ],
  [
    'DELETE FROM orders WHERE id = 7',
    [regained('1:1', '1 row of orders')],
    {
      down: "INSERT INTO orders (id, note, state, changed) VALUES (7, 'note 7', 'new', '2026-01-01 00:00:00+00')",
      rollback: 'restored',
      before: "UPDATE orders SET changed = '2026-01-01 00:00:00+00'",
    },
  ],
  [
    'DELETE FROM orders WHERE id = 7',
    [lost('1:1', '1 row of orders')],
    {
      down: "INSERT INTO orders (id, note, state, changed) VALUES (7, 'note 8', 'new', '2026-01-01 00:00:00+00')",
      rollback: 'data-lost',
      before: "UPDATE orders SET changed = '2026-01-01 00:00:00+00'",
    },
  ],
  // What cannot be compared is not spoken of.
  [
    'DELETE FROM hidden',
    [],
    {
      before:
        'CREATE TABLE hidden (a int); INSERT INTO hidden VALUES (1); ALTER TABLE hidden ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY; CREATE POLICY p ON hidden USING (true)',
    },
  ],
  [
    'SELECT 1',
    [],
    {
      before: `CREATE TYPE pair AS (a int, b text); CREATE TYPE mood AS ENUM ('ok'); CREATE TABLE odd (a json, b pair, c mood[], d xml, e int4range, "f""x" bytea, g int GENERATED ALWAYS AS (1) STORED); INSERT INTO odd VALUES ('{}', (1, 'x'), '{ok}', '<a/>', '[1,2)', 'x'); CREATE TABLE none (); INSERT INTO none DEFAULT VALUES`,
      down: 'SELECT 1',
      rollback: 'restored',
    },
  ],
  ["ALTER ROLE CURRENT_USER SET timezone = 'Asia/Tokyo'", [], { down: 'SELECT 1', rollback: 'differs' }],
];

describe.each(enginesHere)('rows on the %s engine', (kind) => {
  let server: PostgresServer;
  beforeAll(async () => {
    ({ server } = await startEngine(kind, options));
  });
  afterAll(async () => {
    await server[Symbol.asyncDispose]();
  });

  it.each(casesFor(kind, cases, 8))('%s', async (...one) => {
    const [up, problems, circumstances = {}] = one as unknown as Case;
    const { down, rollback = 'missing', before = 'SELECT 1' } = circumstances;
    const { on = /\b(?:m|bare)\b/.test(up) ? measured : history } = circumstances;
    const migration = { up, ...(down === undefined ? {} : { down }) };
    const result = await runOn(server, [on, { up: before, history: true }, migration]);
    const said = problemsOf(result).filter((problem) => !/^(?:rerun|rollback-incomplete)/.test(problem));
    expect({ problems: said, rollback: result.migrations[0]?.rollback.status }).toEqual({
      problems,
      rollback,
    });
  });

  it('goes on from the rows that the up script left, though the way back lost some', async () => {
    const result = await runOn(server, [
      history,
      {
        up: 'ALTER TABLE orders ADD COLUMN IF NOT EXISTS z int',
        down: 'ALTER TABLE orders DROP COLUMN z; TRUNCATE orders',
      },
      { up: 'DELETE FROM orders WHERE id = 1' },
    ]);
    expect(verdicts(result)).toEqual([
      'applied idempotent data-lost same',
      'applied idempotent missing skipped',
    ]);
    expect(problemsOf(result)).toEqual([
      'rollback-loses-data 2.down.sql:1:35 The down script does not bring back all 50 rows of orders.',
      'data-lost 3.up.sql:1:1 The migration destroys 1 row of orders.',
    ]);
  });

  it('says which tables that the migrations name have no row after the seed', async () => {
    const migrations: readonly TestMigration[] = [
      {
        up: 'CREATE TABLE a (x int); CREATE TABLE b (x int); CREATE TABLE c (x int); CREATE TABLE d (x int)',
        history: true,
      },
      { up: 'ALTER TABLE a ADD y int; CREATE TABLE IF NOT EXISTS n (x int)' },
      { up: 'SELECT 1; ALTER TABLE b ADD y int; UPDATE b SET y = 1; DROP TABLE c; UPDATE n SET x = 1' },
    ];
    const seed = (await planOf([{ up: 'INSERT INTO a VALUES (1)' }])).migrations[0]?.up;
    const unseeded = async (asked: boolean): Promise<readonly string[]> => {
      const plan = { ...(await planOf(migrations)), ...(asked && seed ? { seed } : {}) };
      return problemsOf(await dryRun(plan, contextOf(server))).filter(
        (problem) => !problem.startsWith('rerun'),
      );
    };
    expect(await unseeded(true)).toEqual([
      'table-not-seeded 3.up.sql:1:11 b holds no row after the seed, so what the migration does to its data is not proven.',
      'table-not-seeded 3.up.sql:1:56 c holds no row after the seed, so what the migration does to its data is not proven.',
    ]);
    expect(await unseeded(false)).toEqual([]);
  });

  it('says nothing of a file that production never runs', async () => {
    const result = await runOn(server, [
      history,
      { up: 'DELETE FROM orders', down: 'SELECT 1', aside: true },
    ]);
    expect(problemsOf(result)).toEqual([]);
  });
});
