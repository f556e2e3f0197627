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

const lower = `to_date(right(c.relname, 7), 'YYYY_MM')`;
const upper = `(${lower} + interval '1 month')`;

/** Line 9 of the script; the statement that drops is on line 12. */
const dropper = (head: string, condition: string, drop = "'DROP TABLE %s', r.p"): string =>
  `${table}CREATE OR REPLACE ${head} LANGUAGE plpgsql AS $$
DECLARE r record; BEGIN FOR r IN SELECT c.oid::regclass AS p, c.relname FROM pg_inherits AS i
  JOIN pg_class AS c ON c.oid = i.inhrelid WHERE i.inhparent = 'events'::regclass AND ${condition} LOOP
  EXECUTE format(${drop});
END LOOP; END $$;`;

interface Case {
  readonly name: string;
  readonly up: string;
  readonly history?: string;
  readonly problems?: readonly string[];
}

const droppers: readonly Case[] = [
  {
    name: 'one that looks at the upper bound',
    up: dropper("FUNCTION f(keep interval DEFAULT '90 days') RETURNS void", `${upper} < now() - keep`),
  },
  {
    name: 'one that looks at the lower bound, and keeps less than a partition is long',
    up: dropper("FUNCTION f(keep interval DEFAULT '0') RETURNS void", `${lower} < now() - keep`),
    problems: [
      'retention-drops-current 1.up.sql:12:3 Function public.f(interval), called as f(), removes partition public.events_MONTH of public.events, which takes rows of the present.',
    ],
  },
  {
    name: 'one that looks at the lower bound, told how many it keeps',
    up: dropper('FUNCTION f(keep_days int) RETURNS void', `${lower} < current_date - keep_days`),
  },
  {
    name: 'one that looks the wrong way, told how many it keeps',
    up: dropper(
      'FUNCTION f(months_to_keep int) RETURNS void',
      `${lower} > now() - make_interval(months => months_to_keep)`,
    ),
    problems: [
      'retention-drops-current 1.up.sql:12:3 Function public.f(integer), called as f(4), removes partition public.events_MONTH of public.events, which takes rows of the present, and 2 later ones.',
    ],
  },
  {
    name: 'one that detaches, and keeps the present but not the future',
    up: dropper(
      'FUNCTION f() RETURNS void',
      `(${upper} < now() - interval '1 year' OR ${lower} > date_trunc('month', now()) + interval '1 month')`,
      "'ALTER TABLE events DETACH PARTITION %s', r.p",
    ),
    problems: [
      'retention-drops-current 1.up.sql:12:3 Function public.f(), called as f(), removes partition public.events_MONTH of public.events, which takes rows of the future.',
    ],
  },
  {
    name: 'one that is told up to when',
    up: dropper('FUNCTION f(cutoff date) RETURNS void', `${upper} < cutoff`),
  },
  {
    name: 'one that is told up to when, and drops what comes after',
    up: dropper('FUNCTION f(cutoff date) RETURNS void', `${upper} > cutoff`),
    problems: [
      'retention-drops-current 1.up.sql:12:3 Function public.f(date), called as f(DAY), removes partition public.events_MONTH of public.events, which takes rows of the present, and 2 later ones.',
    ],
  },
  {
    name: 'one that is told the month, of which there is no partition',
    up: `${table}CREATE OR REPLACE FUNCTION f(year int, month int) RETURNS void LANGUAGE plpgsql AS $$
BEGIN EXECUTE format('DROP TABLE events_%s_%s', year, month); END $$;`,
  },
  {
    name: 'one that fails where there is something to drop',
    up: dropper(
      'FUNCTION f() RETURNS void',
      `${upper} < now() - interval '10 years'`,
      "'DROP TABLE public.%I', r.p || '_'",
    ),
    problems: [
      'partition-helper-fails 1.up.sql:12:3 Function public.f(), called as f(), fails: table "events_OLD_" does not exist.',
    ],
  },
  {
    name: 'a procedure that commits each',
    up: dropper('PROCEDURE f()', `${lower} < now()`).replace('\nEND LOOP', ' COMMIT;\nEND LOOP'),
    problems: [
      'retention-drops-current 1.up.sql:12:3 Procedure public.f(), called as f(), removes partition public.events_MONTH of public.events, which takes rows of the present.',
    ],
  },
  {
    name: 'one that is told the table, and one that tells it',
    up: `${table}CREATE OR REPLACE FUNCTION f(parent regclass, keep interval) RETURNS void LANGUAGE plpgsql AS $$
DECLARE p regclass; BEGIN
  FOR p IN SELECT inhrelid FROM pg_inherits WHERE inhparent = parent LOOP
    -- DROP TABLE, not DELETE
    EXECUTE 'DROP TABLE ' || p;
  END LOOP;
END $$;
CREATE OR REPLACE FUNCTION g() RETURNS void LANGUAGE sql AS $$ SELECT f('events', '1 year') $$;`,
    problems: [
      `retention-drops-current 1.up.sql:13:5 Function public.f(regclass,interval), called as f('"public"."events"', '63 days'), removes partition public.events_MONTH of public.events, which takes rows of the present, and 2 later ones.`,
      'retention-drops-current 1.up.sql:16:1 Function public.g(), called as g(), removes partition public.events_MONTH of public.events, which takes rows of the present, and 2 later ones.',
    ],
  },
  {
    name: 'one that makes the present anew',
    up: dropper(
      'FUNCTION f() RETURNS void',
      `now() >= ${lower} AND now() < ${upper}`,
      `'ALTER TABLE events DETACH PARTITION %1$s; DROP TABLE %1$s; CREATE TABLE %3$I PARTITION OF events FOR VALUES FROM (%2$L) TO (%4$L)', r.p, date_trunc('month', now()), r.relname, date_trunc('month', now()) + interval '1 month'`,
    ),
  },
  {
    name: 'one that drops all there is',
    up: dropper('FUNCTION f() RETURNS void', 'true'),
  },
  {
    name: 'one that keeps as many of the oldest',
    up: dropper('FUNCTION f() RETURNS void', 'true ORDER BY c.relname OFFSET 3'),
    problems: [
      'retention-drops-current 1.up.sql:12:3 Function public.f(), called as f(), removes partition public.events_MONTH of public.events, which takes rows of the present, and 2 later ones.',
    ],
  },
  {
    name: 'one that drops the table itself',
    up: `${table}CREATE OR REPLACE FUNCTION f(suffix text DEFAULT '') RETURNS void LANGUAGE plpgsql AS $$
BEGIN EXECUTE 'DROP TABLE events' || suffix; END $$;`,
  },
  {
    name: 'one that drops a temporary table, and would fail',
    up: `${table}CREATE OR REPLACE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $$
BEGIN EXECUTE 'DROP TABLE tmp_events_' || pg_backend_pid(); END $$;`,
  },
  {
    name: 'one that is told the partition',
    up: `${table}CREATE OR REPLACE FUNCTION f(partition regclass) RETURNS void LANGUAGE plpgsql AS $$
BEGIN EXECUTE 'ALTER TABLE events DETACH PARTITION ' || partition; END $$;`,
  },
  {
    name: 'one that is told what nobody knows',
    up: dropper(
      'FUNCTION f(settings jsonb) RETURNS void',
      `${upper} < now() - (settings ->> 'keep')::interval`,
    ),
    problems: [
      'partition-helper-not-called 1.up.sql:9:1 Whether function public.f(jsonb) keeps the partitions of the present is not known, for nothing tells what to give it for settings (jsonb): it was not called.',
    ],
  },
  {
    name: 'one of the history, for a table that is not touched',
    history: dropper('FUNCTION f() RETURNS void', `${lower} < now()`),
    up: 'CREATE TABLE IF NOT EXISTS other (id int)',
  },
];

describe.each(enginesHere.slice(0, 1))('what drops partitions, on the %s engine', (kind) => {
  let server: PostgresServer;
  beforeAll(async () => {
    const settings = { statementTimeoutMs: 3_000 };
    ({ server } = await startEngine(kind, settings));
  });
  afterAll(() => server[Symbol.asyncDispose]());

  it.each(droppers)('$name', async ({ up, history, problems = [] }) => {
    const before = history === undefined ? [] : [{ up: history, history: true }];
    const found = problemsOf(await runOn(server, [...before, { up }], { horizon: '1 day' }));
    expect(found.map(withoutDates)).toEqual(problems);
  });

  it('asks the server for the present, whatever time is taken for now', async () => {
    const up = dropper('FUNCTION f() RETURNS void', `${upper} < now()`);
    expect(problemsOf(await runOn(server, [{ up }], { horizon: '1 day', now: '2000-01-01' }))).toEqual([
      expect.stringMatching(/^partition-gap /),
    ]);
  });
});

/** Tests hold on every day. */
const withoutDates = (text: string): string =>
  text
    .replace(/events_(?:19[89]|200)\d_\d\d/g, 'events_OLD')
    .replace(/events_\d{4}_\d\d\b/g, 'events_MONTH')
    .replace(/'\d{4}-\d\d-\d\d'/g, 'DAY');
