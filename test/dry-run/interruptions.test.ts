import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startEngine } from '../../src/engines/choose-engine.js';
import type { PostgresServer } from '../../src/engines/engine.js';
import { problemsOf, runOn, type TestMigration } from '../support/dry-run.js';
import { enginesHere } from '../support/engines-here.js';

const history: TestMigration = {
  up: `CREATE TABLE orders (id bigint PRIMARY KEY, total int);
    INSERT INTO orders SELECT n, n FROM generate_series(1, 20) n`,
  history: true,
};

interface Case {
  readonly name: string;
  readonly migrations: readonly TestMigration[];
  readonly problems: readonly string[];
}

const one = (up: string, more: Partial<TestMigration> = {}): readonly TestMigration[] => [
  { up, shape: 'none', ...more },
];

const cutOff = (place: string, line: number, what: string): string =>
  `half-applied-on-failure 2.up.sql:${place} Cancelled or cut off behind line ${line}, the migration leaves behind ${what}; run again, it`;

const guardedByTheLast = `ALTER TABLE orders ADD COLUMN IF NOT EXISTS amount int;
DO $$ BEGIN
  IF EXISTS (SELECT FROM information_schema.columns WHERE table_name = 'orders' AND column_name = 'note') THEN RETURN; END IF;
  ALTER TABLE orders ADD CONSTRAINT positive CHECK (amount > 0);
END $$;
ALTER TABLE orders ADD COLUMN IF NOT EXISTS note text;`;

const positiveIsThere = `${cutOff('4:3', 5, 'column public.orders.amount (added), constraint positive on public.orders (added)')} fails: constraint "positive" for relation "orders" already exists.`;

const cases: readonly Case[] = [
  {
    name: 'what guards the steps is done last',
    migrations: one(guardedByTheLast),
    problems: [positiveIsThere],
  },
  { name: 'one transaction', migrations: one(guardedByTheLast, { shape: 'one-query' }), problems: [] },
  {
    name: 'a block that the script commits in between, and one that it does not',
    migrations: one(
      `BEGIN; ${guardedByTheLast.replace(/(?<=END [$]{2};)/, ' COMMIT; BEGIN;')} ROLLBACK;
BEGIN; ALTER TABLE orders ADD COLUMN IF NOT EXISTS note text; COMMIT`,
      { shape: 'one-query' },
    ),
    problems: [positiveIsThere],
  },
  {
    name: 'a table that has given up its name',
    migrations: one(`CREATE TABLE IF NOT EXISTS orders_new (LIKE orders INCLUDING ALL);
INSERT INTO orders_new SELECT * FROM orders ON CONFLICT DO NOTHING;
ALTER TABLE IF EXISTS orders RENAME TO orders_old;
ALTER TABLE IF EXISTS orders_new RENAME TO orders;`),
    problems: [
      'rerun-failed 2.up.sql:3:1 Run a second time, the migration fails: relation "orders_old" already exists.',
      `${cutOff('2:38', 3, 'table public.orders (removed), table public.orders_new (added), table public.orders_old (added)')} fails: relation "orders" does not exist.`,
    ],
  },
  {
    name: 'a second run that takes the wrong one away',
    migrations: [
      { up: 'CREATE TABLE a (x int); CREATE TABLE b (x int)', history: true },
      ...one(`DROP TABLE IF EXISTS a;
ALTER TABLE IF EXISTS b RENAME TO a;
CREATE TABLE IF NOT EXISTS b (x int);`),
    ],
    problems: [
      'half-applied-on-failure 3.up.sql:2:1 Cancelled or cut off behind line 2, the migration leaves behind table public.b (removed); run again, it ends with another schema than when it is not interrupted: table public.a (removed).',
    ],
  },
  {
    name: 'rows that are there twice',
    migrations: [
      { up: 'CREATE TABLE log (id int)', history: true },
      ...one(`INSERT INTO log VALUES (1);
CREATE UNIQUE INDEX IF NOT EXISTS once ON log (id);`),
    ],
    problems: [
      'rerun-failed 3.up.sql:1:1 Run a second time, the migration fails: duplicate key value violates unique constraint "once".',
      'half-applied-on-failure 3.up.sql:2:1 Cancelled or cut off behind line 1, the migration leaves behind what it wrote until then; run again, it fails: could not create unique index "once".',
    ],
  },
  {
    name: 'a second run fails in the same way without an interruption',
    migrations: one(`UPDATE orders SET total = total + 0;
ALTER TABLE orders ADD CONSTRAINT positive CHECK (total > 0);
DROP TABLE IF EXISTS other;`),
    problems: [
      'rerun-failed 2.up.sql:2:1 Run a second time, the migration fails: constraint "positive" for relation "orders" already exists.',
    ],
  },
  {
    name: 'a second run changes the same without an interruption',
    migrations: one('CREATE INDEX ON orders (total);\nSELECT 1;'),
    problems: [
      'rerun-changed-schema 2.up.sql:1:1 Run a second time, the migration changes the schema again: index public.orders_total_idx1 (added).',
    ],
  },
  {
    name: 'settings of the role are those of the next session',
    migrations: [
      { up: 'CREATE SCHEMA shop', history: true },
      ...one(`ALTER ROLE CURRENT_USER SET search_path = shop;
DO $$ BEGIN IF current_schema = 'shop' THEN RAISE 'not here'; END IF; END $$;
ALTER ROLE CURRENT_USER RESET search_path;`),
    ],
    problems: [
      'half-applied-on-failure 3.up.sql:2:1 Cancelled or cut off behind line 1, the migration leaves behind database (settings: none → role drydock_migrator: search_path=shop); run again, it fails: not here.',
    ],
  },
  {
    name: 'a temporary table goes with its session',
    migrations: one(`CREATE TEMPORARY TABLE batch AS SELECT id FROM orders;
UPDATE orders SET total = 0 FROM batch WHERE batch.id = orders.id AND total IS NULL;
DROP TABLE batch;`),
    problems: [],
  },
  {
    name: 'a new value of an enum type is used by the next transaction',
    migrations: [
      { up: `CREATE TYPE mood AS ENUM ('glad')`, history: true },
      ...one(`ALTER TYPE mood ADD VALUE IF NOT EXISTS 'sad';
CREATE TABLE IF NOT EXISTS moods (m mood DEFAULT 'sad'::mood);
INSERT INTO moods DEFAULT VALUES;`),
    ],
    problems: [],
  },
  {
    name: 'CONCURRENTLY, and what comes after it in the next migration',
    migrations: [
      ...one(`DROP INDEX CONCURRENTLY IF EXISTS i;
UPDATE orders SET total = 0 WHERE total IS NULL;
CREATE INDEX CONCURRENTLY IF NOT EXISTS i ON orders (total);`),
      { up: 'COMMENT ON INDEX i IS NULL; UPDATE orders SET total = 1' },
    ],
    problems: [],
  },
  {
    name: 'a file that is tried out aside',
    migrations: one(guardedByTheLast, { aside: true }),
    problems: [],
  },
];

/** A statement is cancelled while it waits for another session. */
const builds: readonly Case[] = [
  {
    name: 'IF NOT EXISTS keeps what the cancelled build has left, in the search_path of the script',
    migrations: [
      { up: 'CREATE SCHEMA shop; CREATE TABLE shop.lines (id int)', history: true },
      ...one(`SET search_path = shop;
CREATE INDEX CONCURRENTLY IF NOT EXISTS i ON lines (id);`),
    ],
    problems: [
      'invalid-index-left 3.up.sql:2:1 Cancelled while it is built, index shop.i stays INVALID: run again, the migration takes it for done.',
    ],
  },
  {
    name: 'as the only statement of the file, and the database is as it should be for the next',
    migrations: one('CREATE INDEX CONCURRENTLY IF NOT EXISTS i ON orders (total)', {
      shape: 'one-query',
    }).concat({
      up: `DO $$ BEGIN ASSERT (SELECT indisvalid FROM pg_index WHERE indexrelid = 'i'::regclass); END $$`,
    }),
    problems: [
      'invalid-index-left 2.up.sql:1:1 Cancelled while it is built, index public.i stays INVALID: run again, the migration takes it for done.',
    ],
  },
  {
    name: 'DROP INDEX before it takes that away',
    migrations: one(`DROP INDEX CONCURRENTLY IF EXISTS i;
CREATE INDEX CONCURRENTLY IF NOT EXISTS i ON orders (total);`),
    problems: [],
  },
  {
    name: 'DROP INDEX in the migration before it is there to be run again',
    migrations: [
      { up: 'DROP INDEX CONCURRENTLY IF EXISTS i' },
      { up: 'CREATE INDEX CONCURRENTLY IF NOT EXISTS i ON orders (total)' },
    ],
    problems: [],
  },
  {
    name: 'a later statement that the second run does not get over',
    migrations: one(`CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS i ON orders (total);
ALTER TABLE orders DROP CONSTRAINT IF EXISTS once;
ALTER TABLE orders ADD CONSTRAINT once UNIQUE USING INDEX i;`),
    problems: [
      'half-applied-on-failure 2.up.sql:3:24 Cancelled at line 1, the migration leaves behind index public.i (added); run again, it fails: index "i" is not valid.',
    ],
  },
];

/** Elsewhere the same is done with what another engine brings for it. */
const [firstEngine] = enginesHere;
const everywhere = /^(?:what guards|one transaction|settings)/;

const casesFor = (kind: 'local' | 'embedded'): readonly Case[] => [
  ...cases.filter(({ name }) => kind === firstEngine || everywhere.test(name)),
  ...(kind === 'local' ? builds : []),
];

describe.each(enginesHere)('a migration that is interrupted, on the %s engine', (kind) => {
  let server: PostgresServer;
  beforeAll(async () => {
    ({ server } = await startEngine(kind, { statementTimeoutMs: 10_000 }));
  });
  afterAll(() => server[Symbol.asyncDispose]());

  it.each(casesFor(kind))('$name', async ({ migrations, problems }) => {
    expect(problemsOf(await runOn(server, [history, ...migrations]))).toEqual(problems);
  });
});
