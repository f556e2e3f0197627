import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startEngine } from '../../src/engines/choose-engine.js';
import type { PostgresServer } from '../../src/engines/engine.js';
import { problemsOf, runOn, type TestMigration } from '../support/dry-run.js';
import { casesFor, enginesHere } from '../support/engines-here.js';

const history: TestMigration = {
  up: `CREATE TABLE orders (id bigint PRIMARY KEY, note text);
    INSERT INTO orders SELECT n, 'x' FROM generate_series(1, 50) n;
    CREATE TABLE events (id bigint NOT NULL) PARTITION BY RANGE (id);
    CREATE TABLE events_1 PARTITION OF events FOR VALUES FROM (1) TO (100);
    CREATE TABLE events_2 PARTITION OF events FOR VALUES FROM (100) TO (200)`,
  history: true,
};

const invalid = (index: string): string =>
  `The migration leaves index ${index} INVALID: no query uses it, and every write keeps it up until DROP INDEX CONCURRENTLY removes it.`;

interface Case {
  readonly name: string;
  readonly migrations: readonly TestMigration[];
  readonly problems: readonly string[];
}

const cases: readonly Case[] = [
  {
    name: 'a concurrent build that fails',
    migrations: [
      {
        up: 'SELECT 1;\nCREATE UNIQUE INDEX CONCURRENTLY "Note" ON orders (note);',
        shape: 'none',
      },
    ],
    problems: [
      'migration-failed 2.up.sql:2:1 The migration fails: could not create unique index "Note".',
      `invalid-index-left 2.up.sql:2:1 ${invalid('public."Note"')}`,
    ],
  },
  {
    name: 'an index without a name, and what came before it',
    migrations: [
      {
        up: 'CREATE TABLE a (x int);\n\nCREATE UNIQUE INDEX CONCURRENTLY ON orders (note);',
        shape: 'none',
      },
    ],
    problems: [
      'migration-failed 2.up.sql:3:1 The migration fails: could not create unique index "orders_note_idx".',
      `invalid-index-left 2.up.sql:3:1 ${invalid('public.orders_note_idx')}`,
      'half-applied-on-failure 2.up.sql:3:1 The migration stops half way and leaves behind table public.a (added); run again, it stops at line 1 because of that: relation "a" already exists.',
    ],
  },
  {
    name: 'an index that was invalid before is no news',
    migrations: [
      { up: 'CREATE UNIQUE INDEX CONCURRENTLY i ON orders (note)', shape: 'none' },
      { up: 'CREATE INDEX IF NOT EXISTS j ON orders (note)' },
    ],
    problems: [
      'migration-failed 2.up.sql:1:1 The migration fails: could not create unique index "i".',
      `invalid-index-left 2.up.sql:1:1 ${invalid('public.i')}`,
    ],
  },
  {
    name: 'a script that is one transaction leaves nothing',
    migrations: [
      { up: 'CREATE TABLE a (x int); SELECT 1/0' },
      { up: 'CREATE TABLE a (x int); SELECT 1/0', shape: 'wrapped' },
      { up: 'BEGIN; CREATE TABLE a (x int); SELECT 1/0; COMMIT', shape: 'none' },
    ],
    problems: [
      'migration-failed 2.up.sql:1:25 The migration fails: division by zero.',
      'migration-failed 3.up.sql:1:25 The migration fails: division by zero.',
      'migration-failed 4.up.sql:1:32 The migration fails: division by zero.',
    ],
  },
  {
    name: 'a COMMIT of its own, and a guard that lets the second run get as far',
    migrations: [
      {
        up: `BEGIN; ALTER TABLE orders ADD COLUMN IF NOT EXISTS a int; COMMIT;
BEGIN; CREATE TABLE b (x int); SELECT 1/0; COMMIT`,
      },
    ],
    problems: [
      'migration-failed 2.up.sql:2:32 The migration fails: division by zero.',
      'half-applied-on-failure 2.up.sql:2:32 The migration stops half way and leaves behind column public.orders.a (added); run again, it passes over that and gets as far as before.',
    ],
  },
  {
    name: 'many things that are left, and a second run that gets further',
    migrations: [
      {
        up: `CREATE TABLE IF NOT EXISTS a (x int);
CREATE TABLE IF NOT EXISTS b (x int);
CREATE TABLE IF NOT EXISTS c (x int);
DO $$ BEGIN IF to_regclass('d') IS NULL THEN RAISE 'no'; END IF; END $$;`,
        shape: 'none',
      },
      {
        up: `DO $$ BEGIN IF to_regclass('e') IS NOT NULL THEN RETURN; END IF; CREATE TABLE e (x int); COMMIT; RAISE 'no'; END $$`,
        shape: 'none',
      },
    ],
    problems: [
      'migration-failed 2.up.sql:4:1 The migration fails: no.',
      'half-applied-on-failure 2.up.sql:4:1 The migration stops half way and leaves behind table public.a (added), table public.b (added), table public.c (added); run again, it passes over that and gets as far as before.',
      'migration-failed 3.up.sql:1:1 The migration fails: no.',
      'half-applied-on-failure 3.up.sql:1:1 The migration stops half way and leaves behind table public.e (added); run again, it passes over that and ends well.',
    ],
  },
  {
    name: 'the same statement that fails otherwise the second time',
    migrations: [
      {
        up: `DO $$ BEGIN CREATE TABLE e (x int); COMMIT; RAISE 'no'; END $$`,
        shape: 'none',
      },
    ],
    problems: [
      'migration-failed 2.up.sql:1:1 The migration fails: no.',
      'half-applied-on-failure 2.up.sql:1:1 The migration stops half way and leaves behind table public.e (added); run again, it stops at line 1 because of that: relation "e" already exists.',
    ],
  },
  {
    name: 'what a failed script left is there for the next one, the second run is not',
    migrations: [
      { up: 'CREATE TABLE a (); ALTER TABLE a ADD COLUMN IF NOT EXISTS x int; SELECT 1/0', shape: 'none' },
      { up: 'ALTER TABLE a ADD COLUMN IF NOT EXISTS y int' },
    ],
    problems: [
      'migration-failed 2.up.sql:1:66 The migration fails: division by zero.',
      'half-applied-on-failure 2.up.sql:1:66 The migration stops half way and leaves behind table public.a (added); run again, it stops at line 1 because of that: relation "a" already exists.',
    ],
  },
  {
    name: 'an index of a partitioned table that a later migration makes whole',
    migrations: [
      { up: 'CREATE INDEX IF NOT EXISTS i ON ONLY events (id)' },
      {
        up: `CREATE INDEX IF NOT EXISTS i_1 ON events_1 (id); ALTER INDEX i ATTACH PARTITION i_1;
          CREATE INDEX IF NOT EXISTS i_2 ON events_2 (id); ALTER INDEX i ATTACH PARTITION i_2`,
      },
    ],
    problems: [],
  },
  {
    name: 'one that is not whole at the end',
    migrations: [
      { up: 'SELECT 1;\nCREATE INDEX IF NOT EXISTS i ON ONLY events (id)' },
      { up: 'CREATE INDEX IF NOT EXISTS i_1 ON events_1 (id); ALTER INDEX i ATTACH PARTITION i_1' },
    ],
    problems: [
      'invalid-index-left 2.up.sql:2:1 After the last pending migration index public.i is still INVALID, for no valid index of partition public.events_2 is attached to it.',
    ],
  },
  {
    name: 'one of a table with many partitions, of which one has parts without an index',
    migrations: [
      {
        up: `CREATE TABLE IF NOT EXISTS events_3 PARTITION OF events FOR VALUES FROM (200) TO (300) PARTITION BY RANGE (id);
CREATE TABLE IF NOT EXISTS "Events 4" PARTITION OF events_3 FOR VALUES FROM (200) TO (300);
CREATE TABLE IF NOT EXISTS events_5 PARTITION OF events DEFAULT;
CREATE INDEX IF NOT EXISTS i ON ONLY events (id);
CREATE INDEX IF NOT EXISTS i_3 ON ONLY events_3 (id);
ALTER INDEX i ATTACH PARTITION i_3;`,
      },
    ],
    problems: [
      'invalid-index-left 2.up.sql:4:1 After the last pending migration index public.i is still INVALID, for no valid index of partitions public.events_1, public.events_2, public.events_3 and 1 more is attached to it.',
      'invalid-index-left 2.up.sql:5:1 After the last pending migration index public.i_3 is still INVALID, for no valid index of partition public."Events 4" is attached to it.',
    ],
  },
  {
    name: 'an index in a file that is tried out aside',
    migrations: [{ up: 'CREATE INDEX IF NOT EXISTS i ON ONLY events (id)', aside: true }],
    problems: [],
  },
];

describe.each(enginesHere)('what a migration leaves behind, on the %s engine', (kind) => {
  let server: PostgresServer;
  beforeAll(async () => {
    const options = { statementTimeoutMs: 10_000 };
    ({ server } = await startEngine(kind, options));
  });
  afterAll(() => server[Symbol.asyncDispose]());

  it.each(casesFor(kind, cases))('$name', async ({ migrations, problems }) => {
    expect(problemsOf(await runOn(server, [history, ...migrations]))).toEqual(problems);
  });
});
