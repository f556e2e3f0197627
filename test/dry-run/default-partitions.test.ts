import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startEngine } from '../../src/engines/choose-engine.js';
import type { PostgresServer } from '../../src/engines/engine.js';
import { problemsOf, runOn } from '../support/dry-run.js';
import { enginesHere } from '../support/engines-here.js';

const options = { horizon: '1 day', now: '2026-03-10 12:00:00+00' };

const table = (type: string): string =>
  `CREATE TABLE IF NOT EXISTS events (at ${type}) PARTITION BY RANGE (at);
CREATE TABLE IF NOT EXISTS events_rest PARTITION OF events DEFAULT;
`;

const part = (name: string, from: string, to: string): string =>
  `CREATE TABLE IF NOT EXISTS ${name} PARTITION OF events FOR VALUES FROM (${from}) TO (${to});\n`;

const march = part('m3', "'2026-03-01'", "'2026-04-01'");

/** Once, however often it runs. */
const insert = (...values: readonly string[]): string =>
  `INSERT INTO events (at) SELECT v FROM (VALUES ${values.map((value) => `(${value})`).join(', ')}) AS t (v)
  WHERE NOT EXISTS (SELECT FROM events WHERE events.at = v);\n`;

const date = (text: string): string => `date '${text}'`;

interface Case {
  readonly name: string;
  readonly history?: string;
  readonly up: readonly string[];
  readonly problems?: readonly string[];
}

const warning = (place: string, rows: string, from: string): string =>
  `default-partition-not-empty ${place} DEFAULT partition public.events_rest of public.events now holds ${rows} from ${from} on that no other partition takes: none can be made for them while they are there.`;

const cases: readonly Case[] = [
  {
    name: 'rows of the next partition',
    up: [table('date') + march, insert(date('2026-03-05'), date('2026-04-02'), date('2026-04-30'))],
    problems: [warning('2.up.sql:1:1', '2 rows', '2026-04-02')],
  },
  {
    name: 'a row between two partitions',
    up: [
      table('timestamptz') +
        march +
        part('m5', "'2026-05-01'", "'2026-06-01'") +
        insert("timestamptz '2026-04-02 00:00+00'"),
    ],
    problems: [warning('1.up.sql:5:1', 'a row', '2026-04-02 00:00:00+00')],
  },
  {
    name: 'rows, and no other partition at all',
    history: table('timestamp'),
    up: [insert("timestamp '2026-04-02'")],
    problems: [warning('2.up.sql:1:1', 'a row', '2026-04-02 00:00:00')],
  },
  {
    name: 'what is older than the first partition, far in the future, or NULL',
    up: [table('date') + march + insert(date('2001-01-01'), date('9999-01-01'), "'infinity'", 'NULL::date')],
  },
  {
    name: 'integers beyond the last partition',
    up: [
      table('bigint') +
        part('p1', '0', '10') +
        part('p2', '10', '30') +
        insert('-1', '5', '49', '50::bigint'),
    ],
    problems: [warning('1.up.sql:5:1', 'a row', '49')],
  },
  {
    name: 'partitions without an end',
    up: [table('int') + part('p1', 'MINVALUE', '10') + part('p2', '20', 'MAXVALUE') + insert('15', '5')],
    problems: [warning('1.up.sql:5:1', 'a row', '15')],
  },
  {
    name: 'rows that were there before',
    history: table('date') + march + insert(date('2026-04-02')),
    up: [insert(date('2026-04-03'))],
  },
  {
    name: 'rows of a table that became the DEFAULT partition',
    history: "CREATE TABLE heap (at date); INSERT INTO heap VALUES ('2026-04-02')",
    up: [
      `CREATE TABLE IF NOT EXISTS events (at date) PARTITION BY RANGE (at);
DO $$ BEGIN
  IF to_regclass('events_rest') IS NULL THEN ALTER TABLE heap RENAME TO events_rest; ALTER TABLE events ATTACH PARTITION events_rest DEFAULT; END IF;
END $$`,
    ],
  },
  {
    name: 'rows that a later migration moves to their partition',
    up: [
      table('date') + march + insert(date('2026-04-02')),
      `DO $$ BEGIN
  CREATE TEMPORARY TABLE moved ON COMMIT DROP AS SELECT * FROM events_rest;
  DELETE FROM events_rest;
  CREATE TABLE IF NOT EXISTS m4 PARTITION OF events FOR VALUES FROM ('2026-04-01') TO ('2026-05-01');
  INSERT INTO events SELECT * FROM moved;
END $$`,
    ],
  },
  {
    name: 'a list, whose rest belongs there',
    up: [
      `CREATE TABLE IF NOT EXISTS events (at date) PARTITION BY LIST (at);
CREATE TABLE IF NOT EXISTS events_rest PARTITION OF events DEFAULT;
${insert(date('2026-04-02'))}`,
    ],
  },
  {
    name: 'rows of which only the routine for the next partition knows',
    history: table('date') + march + insert(date('2026-04-02')),
    up: [
      `CREATE OR REPLACE FUNCTION f(d date) RETURNS void LANGUAGE plpgsql AS $$ BEGIN
EXECUTE format('CREATE TABLE IF NOT EXISTS %I PARTITION OF events FOR VALUES FROM (%L) TO (%L)', 'events_' || d, d, d + 7);
END $$`,
    ],
    problems: [
      `default-partition-not-empty 2.up.sql:2:1 Function public.f(date), called as f('2026-04-01'), fails: updated partition constraint for default partition "events_rest" would be violated by some row.`,
    ],
  },
];

describe.each(enginesHere.slice(0, 1))('DEFAULT partitions on the %s engine', (kind) => {
  let server: PostgresServer;
  beforeAll(async () => {
    ({ server } = await startEngine(kind, { statementTimeoutMs: 10_000 }));
  });
  afterAll(() => server[Symbol.asyncDispose]());

  it.each(cases)('$name', async ({ up, history, problems = [] }) => {
    const before = history === undefined ? [] : [{ up: history, history: true }];
    const pending = up.map((one) => ({ up: one }));
    expect(problemsOf(await runOn(server, [...before, ...pending], options))).toEqual(problems);
  });
});
