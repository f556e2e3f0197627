import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startEngine } from '../../src/engines/choose-engine.js';
import type { PostgresServer } from '../../src/engines/engine.js';
import { problemsOf, runOn } from '../support/dry-run.js';
import { enginesHere } from '../support/engines-here.js';

/** A table with partitions by month: one past, the present, two to come. */
const table = `CREATE TABLE IF NOT EXISTS events (id bigint, at timestamptz NOT NULL) PARTITION BY RANGE (at);
DO $$ DECLARE m date; BEGIN
  FOR n IN -1..2 LOOP
    m := date_trunc('month', now()) + n * interval '1 month';
    EXECUTE format('CREATE TABLE IF NOT EXISTS %I PARTITION OF events FOR VALUES FROM (%L) TO (%L)',
      'events_' || to_char(m, 'YYYY_MM'), m, (m + interval '1 month')::date);
  END LOOP;
END $$;
`;

/** Line 9 of the script. */
const helper = (head: string, body: string, language = 'plpgsql'): string =>
  `${table}CREATE OR REPLACE ${head} LANGUAGE ${language} AS $$\n${body}\n$$;`;

const execute = (from: string, to: string, guard = 'IF NOT EXISTS ', parent = 'events'): string =>
  `EXECUTE format('CREATE TABLE ${guard}%I PARTITION OF ${parent} FOR VALUES FROM (%L) TO (%L)', 'events_' || to_char(${from}, 'YYYY_MM'), ${from}, ${to});`;

const byDate = (statement: string): string =>
  `DECLARE s date := date_trunc('month', d); e date := s + interval '1 month';\nBEGIN\n  ${statement}\nEND`;

interface Case {
  readonly name: string;
  readonly up: string;
  readonly history?: string;
  readonly problems?: readonly string[];
}

const makers: readonly Case[] = [
  { name: 'one that takes a date', up: helper('FUNCTION f(d date) RETURNS void', byDate(execute('s', 'e'))) },
  {
    name: 'one that makes it anew',
    up: helper('FUNCTION f(d date) RETURNS void', byDate(execute('s', 'e', ''))),
    problems: [
      'partition-helper-fails 1.up.sql:12:3 Function public.f(date), called as f(NEXT), makes its partition, and fails when it is called once more for the same period: relation "events_MONTH" already exists.',
    ],
  },
  {
    name: 'one whose bounds are the wrong way round',
    up: helper('FUNCTION f(d timestamptz) RETURNS void', byDate(execute('e', 's'))),
    problems: [
      'partition-helper-fails 1.up.sql:12:3 Function public.f(timestamp with time zone), called as f(NEXT), fails: empty range bound specified for partition "events_MONTH".',
    ],
  },
  {
    name: 'one that leaves a day out',
    up: helper('FUNCTION f(d date) RETURNS void', byDate(execute('s + 1', 'e'))),
    problems: [
      'partition-helper-fails 1.up.sql:9:1 Function public.f(date), called as f(NEXT), leaves a gap: no partition takes the rows from NEXT to just before DAY.',
    ],
  },
];

describe.each(enginesHere.slice(0, 1))('what makes partitions, on the %s engine', (kind) => {
  let server: PostgresServer;
  beforeAll(async () => {
    const settings = { statementTimeoutMs: 10_000 };
    ({ server } = await startEngine(kind, settings));
  });
  afterAll(() => server[Symbol.asyncDispose]());

  it.each(makers)('$name', async ({ up, history, problems = [] }) => {
    const before = history === undefined ? [] : [{ up: history, history: true }];
    const found = problemsOf(await runOn(server, [...before, { up }], { horizon: '1 day' }));
    expect(found.map(withoutDates)).toEqual(problems);
  });
});

/** Tests hold on every day. */
const withoutDates = (text: string): string =>
  text
    .replace(/events_\d{4}_\d\d\b/g, 'events_MONTH')
    .replace(/'?\d{4}-\d\d-01(?: 00:00:00)?(?:\+00)?'?/g, 'NEXT')
    .replace(/\d{4}-\d\d-\d\d(?: 00:00:00\+00)?/g, 'DAY');
