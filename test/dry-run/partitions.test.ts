import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startEngine } from '../../src/engines/choose-engine.js';
import type { PostgresServer } from '../../src/engines/engine.js';
import { problemsOf, runOn, type TestMigration, verdicts } from '../support/dry-run.js';
import { enginesHere } from '../support/engines-here.js';

const options = { horizon: '1 month', now: '2026-03-10 12:00:00+00' };

const table = (type: string, name = 'events'): string =>
  `CREATE TABLE IF NOT EXISTS ${name} (at ${type} NOT NULL) PARTITION BY RANGE (at);\n`;

const part = (name: string, from: string, to: string, parent = 'events'): string =>
  `CREATE TABLE IF NOT EXISTS ${name} PARTITION OF ${parent} FOR VALUES FROM (${from}) TO (${to});\n`;

const hashed = (modulus: number, remainder: number, parent = 'events'): string =>
  `CREATE TABLE IF NOT EXISTS ${parent}_${modulus}_${remainder} PARTITION OF ${parent} FOR VALUES WITH (MODULUS ${modulus}, REMAINDER ${remainder});\n`;

/** A year that is partitioned itself. */
const nested = (name: string, of: number, parent = 'events'): string =>
  `CREATE TABLE IF NOT EXISTS ${name} PARTITION OF ${parent} FOR VALUES FROM ('${of}-01-01') TO ('${of + 1}-01-01') PARTITION BY RANGE (at);\n`;

const year = part('y2026', "'2026-01-01'", "'2027-01-01'");
const past = 'an INSERT of such a row fails.';

interface Case {
  readonly name: string;
  /** The up scripts of pending migrations. */
  readonly up: readonly (string | TestMigration)[];
  readonly history?: string;
  readonly problems?: readonly string[];
}

const cases: readonly Case[] = [
  { name: 'partitions that reach far enough', up: [table('date') + year] },
  {
    name: 'a day between two of them',
    up: [table('date') + part('p1', 'MINVALUE', "'2025-12-31'") + year],
    problems: [
      `partition-gap 1.up.sql:1:1 No partition of public.events takes the rows from 2025-12-31 to just before 2026-01-01: ${past}`,
    ],
  },
  {
    name: 'more holes than one',
    up: [
      table('timestamptz') +
        part('p1', "'2020-01-01'", "'2021-01-01'") +
        part('p2', "'2022-01-01'", "'2023-01-01'") +
        year,
    ],
    problems: [
      `partition-gap 1.up.sql:1:1 No partition of public.events takes the rows from 2021-01-01 00:00:00+00 to just before 2022-01-01 00:00:00+00, the first of 2 gaps: ${past}`,
    ],
  },
  {
    name: 'the present, in a hole that is told once, and at the end',
    up: [
      table('timestamp') + part('p1', 'MINVALUE', "'2026-03-10'") + part('p2', "'2026-04-01'", 'MAXVALUE'),
      table('timestamp', 'other') + part('o1', 'MINVALUE', "'2026-03-10 12:00'", 'other'),
    ],
    problems: [
      `partition-gap 1.up.sql:1:1 No partition of public.events takes rows of the present, and the last one ends at MAXVALUE: ${past}`,
      `partition-gap 2.up.sql:1:1 No partition of public.other takes rows of the present, and the last one ends at 2026-03-10 12:00:00: ${past}`,
    ],
  },
  {
    name: 'an end before the horizon, and one on it',
    up: [
      table('date') + part('p1', "'2026-01-01'", "'2026-04-10'"),
      table('timestamptz', 'other') + part('o1', "'2026-01-01'", "'2026-04-10 12:00+00'", 'other'),
    ],
    problems: [
      'partition-horizon 1.up.sql:1:1 The partitions of public.events end at 2026-04-10, in less than 1 month: from then on every INSERT of a new row fails.',
    ],
  },
  {
    name: 'a DEFAULT partition takes all of it',
    up: [
      table('date') +
        'CREATE TABLE IF NOT EXISTS p0 PARTITION OF events DEFAULT;' +
        part('p1', "'2020-01-01'", "'2021-01-01'"),
    ],
  },
  {
    name: 'no partition at all',
    up: [table('date')],
    problems: [
      'partition-gap 1.up.sql:1:1 Table public.events has no partition: every INSERT into it fails.',
    ],
  },
  {
    name: 'integers, whose digits count',
    up: [
      table('bigint') +
        part('p1', '1', '9007199254740993') +
        part('p2', '9007199254740993', '9007199254740996') +
        part('p3', '9007199254740997', '9007199254740999'),
    ],
    problems: [
      `partition-gap 1.up.sql:1:1 No partition of public.events takes the rows from 9007199254740996 to just before 9007199254740997: ${past}`,
    ],
  },
  {
    name: 'infinity is an end as well',
    up: [
      table('timestamptz') +
        part('p1', "'-infinity'", "'2026-01-01'") +
        part('p2', "'2026-01-01'", "'infinity'"),
    ],
  },
  {
    name: 'keys of other types, and of two columns',
    up: [
      table('text') + part('p1', "'a'", "'b'"),
      'CREATE TABLE IF NOT EXISTS two (a int NOT NULL, b int NOT NULL) PARTITION BY RANGE (a, b);' +
        'CREATE TABLE IF NOT EXISTS two_1 PARTITION OF two FOR VALUES FROM (1, 1) TO (2, 2)',
      'CREATE TABLE IF NOT EXISTS l (a int NOT NULL) PARTITION BY LIST (a);' +
        'CREATE TABLE IF NOT EXISTS l_1 PARTITION OF l FOR VALUES IN (1, 2)',
      'CREATE TABLE IF NOT EXISTS h (a int NOT NULL) PARTITION BY LIST (a);' +
        'CREATE TABLE IF NOT EXISTS h_rest PARTITION OF h DEFAULT',
    ],
  },
  {
    name: 'keys of other types, and no partition',
    up: [
      'SELECT 1;CREATE TABLE IF NOT EXISTS two (a int NOT NULL, b int NOT NULL) PARTITION BY RANGE (a, b)',
      'CREATE TABLE IF NOT EXISTS l (a int NOT NULL) PARTITION BY LIST (a);' +
        'CREATE TABLE IF NOT EXISTS l_1 PARTITION OF l FOR VALUES IN (1) PARTITION BY HASH (a)',
      "CREATE TABLE IF NOT EXISTS e (a timestamp NOT NULL) PARTITION BY RANGE (date_trunc('day', a))",
    ],
    problems: [
      `partition-gap 3.up.sql:1:1 Table public.e has no partition: every INSERT into it fails.`,
      `partition-gap 2.up.sql:1:69 Table public.l_1 has no partition: every INSERT into it fails.`,
      `partition-gap 1.up.sql:1:10 Table public.two has no partition: every INSERT into it fails.`,
    ],
  },
  {
    name: 'a list whose partitions a routine makes',
    up: [
      `CREATE TABLE IF NOT EXISTS l (a int NOT NULL) PARTITION BY LIST (a);
CREATE OR REPLACE FUNCTION add_tenant(tenant int) RETURNS void LANGUAGE plpgsql AS $$
BEGIN EXECUTE format('CREATE TABLE IF NOT EXISTS %I PARTITION OF l FOR VALUES IN (%L)', 'l_' || tenant, tenant); END $$`,
    ],
  },
  {
    name: 'hashes that all have a partition, and some that have none',
    up: [
      table('date').replace('RANGE', 'HASH') + hashed(2, 0) + hashed(4, 1) + hashed(8, 3) + hashed(8, 7),
      table('date', 'other').replace('RANGE', 'HASH') + hashed(2, 1, 'other') + hashed(8, 4, 'other'),
      table('date', 'much').replace('RANGE', 'HASH') + hashed(40, 7, 'much'),
      table('date', 'last').replace('RANGE', 'HASH') + hashed(2, 1, 'last'),
    ],
    problems: [
      `partition-gap 4.up.sql:1:1 No partition of public.last takes the rows whose hash has the remainder 0 for the modulus 2: ${past}`,
      `partition-gap 3.up.sql:1:1 No partition of public.much takes the rows whose hash has the remainders 0, 1, 2, 3, 4 and 34 more for the modulus 40: ${past}`,
      `partition-gap 2.up.sql:1:1 No partition of public.other takes the rows whose hash has the remainders 0, 2, 6 for the modulus 8: ${past}`,
    ],
  },
  {
    name: 'a partition by hash that is detached',
    history: table('date').replace('RANGE', 'HASH') + hashed(2, 0) + hashed(2, 1),
    up: ["DO $$ BEGIN IF to_regclass('events_2_1') IS NOT NULL THEN DROP TABLE events_2_1; END IF; END $$"],
    problems: [
      `partition-gap 2.up.sql:1:1 No partition of public.events takes the rows whose hash has the remainder 1 for the modulus 2: ${past}`,
    ],
  },
  {
    name: 'a part of a range that holds the present',
    up: [
      table('date') + nested('y2026', 2026) + part('m1', "'2026-01-01'", "'2026-03-01'", 'y2026'),
      table('date', 'soon') +
        nested('s2026', 2026, 'soon') +
        part('s1', "'2026-01-01'", "'2026-04-01'", 's2026') +
        nested('s2027', 2027, 'soon') +
        part('s2', "'2027-03-01'", "'2027-04-01'", 's2027'),
      table('date', 'fine') +
        "CREATE TABLE IF NOT EXISTS f1 PARTITION OF fine FOR VALUES FROM ('2026-01-01') TO ('2026-03-20') PARTITION BY RANGE (at);\n" +
        part('f2', "'2026-01-01'", "'2026-03-20'", 'f1') +
        part('f3', "'2026-03-20'", 'MAXVALUE', 'fine'),
    ],
    problems: [
      `partition-horizon 2.up.sql:2:1 The partitions of public.s2026 end at 2026-04-01, in less than 1 month: from then on every INSERT of a new row fails.`,
      `partition-gap 1.up.sql:2:1 No partition of public.y2026 takes rows of the present, and the last one ends at 2026-03-01: ${past}`,
    ],
  },
  {
    name: 'a part of a range need not hold the present, but has no holes',
    up: [
      table('date') +
        year +
        "CREATE TABLE IF NOT EXISTS y2025 PARTITION OF events FOR VALUES FROM ('2025-01-01') TO ('2026-01-01') PARTITION BY RANGE (at);\n" +
        part('m1', "'2025-01-01'", "'2025-06-01'", 'y2025') +
        part('m2', "'2025-07-01'", "'2026-01-01'", 'y2025'),
    ],
    problems: [
      `partition-gap 1.up.sql:3:1 No partition of public.y2025 takes the rows from 2025-06-01 to just before 2025-07-01: ${past}`,
    ],
  },
  {
    name: 'a table that no pending migration touches',
    history: table('date'),
    up: ['CREATE TABLE IF NOT EXISTS a (x int); ALTER TABLE events ADD COLUMN IF NOT EXISTS y int'],
  },
  {
    name: 'a partition that is dropped',
    history: table('date') + year,
    up: [{ up: 'SELECT 1;\nDROP TABLE IF EXISTS y2026', down: year }],
    problems: [
      'partition-gap 2.up.sql:2:1 Table public.events has no partition: every INSERT into it fails.',
    ],
  },
  {
    name: 'one that is attached to a table of an odd name',
    history:
      'CREATE TABLE "Odd.Name" (at date NOT NULL) PARTITION BY RANGE (at); CREATE TABLE p1 (at date NOT NULL)',
    up: [
      "SELECT 1;\nALTER TABLE \"Odd.Name\" ATTACH PARTITION p1 FOR VALUES FROM ('2026-01-01') TO ('2026-04-01')",
    ],
    problems: [
      'rerun-failed 2.up.sql:2:1 Run a second time, the migration fails: "p1" is already a partition.',
      'partition-horizon 2.up.sql:2:1 The partitions of public."Odd.Name" end at 2026-04-01, in less than 1 month: from then on every INSERT of a new row fails.',
    ],
  },
  {
    name: 'partitions that a function makes',
    history:
      table('date') +
      "CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $$ BEGIN EXECUTE 'CREATE TABLE IF NOT EXISTS p1 PARTITION OF events FOR VALUES FROM (''2026-01-01'') TO (''2026-04-01'')'; END $$",
    up: ['SELECT f();\nSELECT 1'],
    problems: [
      'partition-horizon 2.up.sql:1:1 The partitions of public.events end at 2026-04-01, in less than 1 month: from then on every INSERT of a new row fails.',
    ],
  },
  {
    name: 'what a later migration adds counts, and what a down script forgets does not',
    up: [
      table('date') + part('p1', "'2026-01-01'", "'2026-02-01'"),
      { up: part('p2', "'2026-02-01'", "'2027-01-01'"), down: 'DROP TABLE events' },
    ],
    problems: [
      'rollback-incomplete 2.down.sql:1:1 The down script does not restore the schema: table public.events (removed).',
    ],
  },
  {
    name: 'after a failure nothing is certain',
    up: [table('date'), 'SELECT 1/0'],
    problems: ['migration-failed 2.up.sql:1:1 The migration fails: division by zero.'],
  },
  { name: 'a file that is tried out aside', up: [{ up: table('date'), aside: true }] },
];

// The queries are the same on both; the embedded engine is slow where there is another.
describe.each(enginesHere.slice(0, 1))('partitions on the %s engine', (kind) => {
  let server: PostgresServer;
  beforeAll(async () => {
    const settings = { statementTimeoutMs: 10_000 };
    ({ server } = await startEngine(kind, settings));
  });
  afterAll(() => server[Symbol.asyncDispose]());

  it.each(cases)('$name', async ({ up, history, problems = [] }) => {
    const pending = up.map((one) => (typeof one === 'string' ? { up: one } : one));
    const before = history === undefined ? [] : [{ up: history, history: true }];
    expect(problemsOf(await runOn(server, [...before, ...pending], options))).toEqual(problems);
  });

  it('measures the horizon from the clock of the server, where nobody says what is now', async () => {
    const up = `${table('date')} DO $$ BEGIN EXECUTE format('CREATE TABLE IF NOT EXISTS p PARTITION OF events FOR VALUES FROM (%L) TO (%L)', current_date - 1, current_date + 10); END $$`;
    const near = await runOn(server, [{ up }], { horizon: '2 days' });
    const far = await runOn(server, [{ up }], { horizon: '2 weeks' });
    expect(verdicts(near)).toEqual(['applied idempotent missing skipped']);
    expect(near.problems.map(({ rule }) => rule)).toEqual([]);
    expect(far.problems.map(({ rule }) => rule)).toEqual(['partition-horizon']);
  });
});
