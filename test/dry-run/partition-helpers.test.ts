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

/** Line 3 of the script. */
const ofNumbers = (head: string, body: string, last = '200'): string =>
  `CREATE TABLE IF NOT EXISTS numbers (id bigint NOT NULL) PARTITION BY RANGE (id);
CREATE TABLE IF NOT EXISTS numbers_0 PARTITION OF numbers FOR VALUES FROM (0) TO (100); CREATE TABLE IF NOT EXISTS numbers_100 PARTITION OF numbers FOR VALUES FROM (100) TO (${last});
CREATE OR REPLACE ${head} LANGUAGE plpgsql AS $$\n${body}\n$$;`;

const makeNumbers = (from: string, to: string, guard = 'IF NOT EXISTS '): string =>
  `BEGIN\n  EXECUTE format('CREATE TABLE ${guard}%I PARTITION OF numbers FOR VALUES FROM (%L) TO (%L)', 'numbers_' || ${from}, ${from}, ${to});\nEND`;

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
  {
    name: 'one without arguments, whose partitions are all there',
    up: helper(
      'FUNCTION f() RETURNS void',
      `DECLARE s date := date_trunc('month', now()) + interval '1 month'; e date := s + interval '1 month';\nBEGIN\n  ${execute('s', 'e')}\nEND`,
    ),
  },
  {
    name: 'one without arguments that does nothing, with partitions and without',
    up: helper(
      'FUNCTION f() RETURNS void',
      `DECLARE s date; BEGIN\n  FOR s IN SELECT current_date WHERE false LOOP ${execute('s', 's + 1')} END LOOP;\nEND`,
    ),
    problems: ['partition-helper-fails 1.up.sql:9:1 Function public.f(), called as f(), makes no partition.'],
  },
  {
    name: 'one that is told how many months ahead',
    up: helper(
      'FUNCTION f(months_ahead int) RETURNS void',
      `DECLARE s date; e date;\nBEGIN FOR n IN 0..months_ahead LOOP\n  s := date_trunc('month', now()) + make_interval(months => n); e := s + interval '1 month';\n  ${execute('s', 'e')}\nEND LOOP; END`,
    ),
  },
  {
    name: 'one that is told the table, and calls another',
    up:
      helper(
        'FUNCTION f(parent text, d date) RETURNS void',
        `DECLARE s date := date_trunc('month', d); e date := s + interval '1 month';\nBEGIN\n  EXECUTE format('CREATE TABLE %I PARTITION OF %I FOR VALUES FROM (%L) TO (%L)', parent || to_char(s, '_YYYY_MM'), parent, s, e);\nEND`,
      ) +
      `CREATE OR REPLACE FUNCTION "Odd ""one"(tab regclass, "from" date) RETURNS void LANGUAGE plpgsql AS $$ BEGIN PERFORM f(tab::text, "from"); END $$`,
    problems: [
      'partition-helper-fails 1.up.sql:12:3 Function public.f(text,date), called as f(\'events\', NEXT), makes its partition, and fails when it is called once more for the same period: relation "events_MONTH" already exists.',
      'partition-helper-fails 1.up.sql:12:3 Function public."Odd ""one"(regclass,date), called as Odd "one(\'"public"."events"\', NEXT), makes its partition, and fails when it is called once more for the same period: relation "events_MONTH" already exists.',
    ],
  },
  {
    name: 'a procedure that commits',
    up: helper('PROCEDURE f(d date)', byDate(`${execute('s', 'e', '')} COMMIT;`)),
    problems: [
      'partition-helper-fails 1.up.sql:12:3 Procedure public.f(date), called as f(NEXT), makes its partition, and fails when it is called once more for the same period: relation "events_MONTH" already exists.',
    ],
  },
  {
    name: 'overloads, of which one is wrong',
    up:
      helper('FUNCTION f(d date) RETURNS void SECURITY DEFINER', byDate(execute('s', 'e'))) +
      `CREATE OR REPLACE FUNCTION f(d timestamp) RETURNS void LANGUAGE plpgsql AS $$\n${byDate(execute('s', 'e', ''))}\n$$;`,
    problems: [
      'partition-helper-fails 1.up.sql:17:3 Function public.f(timestamp without time zone), called as f(NEXT), makes its partition, and fails when it is called once more for the same period: relation "events_MONTH" already exists.',
    ],
  },
  {
    name: 'one that is told integers',
    up: ofNumbers('FUNCTION f(from_id bigint, to_id int) RETURNS void', makeNumbers('from_id', 'to_id')),
  },
  {
    name: 'one that is told a small integer, and makes the partition anew',
    up: ofNumbers('FUNCTION f(start smallint) RETURNS void', makeNumbers('start', 'start + 100', '')),
    problems: [
      'partition-helper-fails 1.up.sql:5:3 Function public.f(smallint), called as f(200), makes its partition, and fails when it is called once more for the same period: relation "numbers_200" already exists.',
    ],
  },
  {
    name: 'one that leaves integers out',
    up: ofNumbers('FUNCTION f(id bigint, width int) RETURNS void', makeNumbers('id + 1', 'id + width')),
    problems: [
      'partition-helper-fails 1.up.sql:3:1 Function public.f(bigint,integer), called as f(200, 100), leaves a gap: no partition takes the rows from 200 to just before 201.',
    ],
  },
  {
    name: 'one that looks at the rows for the next integer, and finds none',
    up: ofNumbers(
      'FUNCTION f() RETURNS void',
      makeNumbers("(SELECT 'x')", '0')
        .replace('EXECUTE', 'IF EXISTS (SELECT FROM numbers) THEN EXECUTE')
        .replace('END', 'END IF; END'),
    ),
  },
  {
    name: 'one for integers, behind which there is nothing, and one that is told what nobody knows',
    up:
      ofNumbers('FUNCTION f(id bigint) RETURNS void', makeNumbers('id', 'id + 1'), 'MAXVALUE') +
      `CREATE TABLE IF NOT EXISTS other (id int) PARTITION BY RANGE (id); CREATE TABLE IF NOT EXISTS other_0 PARTITION OF other FOR VALUES FROM (0) TO (9);
CREATE OR REPLACE FUNCTION g(n int) RETURNS void LANGUAGE plpgsql AS $$ BEGIN EXECUTE 'CREATE TABLE o PARTITION OF other FOR VALUES FROM (9) TO ' || n; END $$;`,
    problems: [
      'partition-helper-not-called 1.up.sql:3:1 Whether function public.f(bigint) makes the next partition is not known, for the last partition has no upper bound that could be passed: it was not called.',
      'partition-helper-not-called 1.up.sql:8:1 Whether function public.g(integer) makes the next partition is not known, for nothing tells what to give it for n (integer): it was not called.',
    ],
  },
  {
    name: 'one that is told the table, where another has integers',
    up:
      helper(
        'FUNCTION f(parent text, d date) RETURNS void',
        `DECLARE s date := date_trunc('month', d); e date := s + interval '1 month';\nBEGIN\n  EXECUTE format('CREATE TABLE IF NOT EXISTS %I PARTITION OF %I FOR VALUES FROM (%L) TO (%L)', parent || to_char(s, '_YYYY_MM'), parent, s, e);\nEND`,
      ) +
      'CREATE TABLE IF NOT EXISTS a (id int) PARTITION BY RANGE (id); CREATE TABLE IF NOT EXISTS a_0 PARTITION OF a FOR VALUES FROM (0) TO (9);',
  },
  {
    name: 'one of the history, for a table that is touched',
    history: helper('FUNCTION f(d date) RETURNS void', byDate(execute('s', 'e', ''))),
    up: "CREATE TABLE IF NOT EXISTS events_old PARTITION OF events FOR VALUES FROM (MINVALUE) TO ('2000-01-01')",
    problems: [
      'partition-gap 2.up.sql:1:1 No partition of public.events takes the rows from NEXT to just before NEXT: an INSERT of such a row fails.',
      'partition-helper-fails 1.up.sql:12:3 Function public.f(date), called as f(NEXT), makes its partition, and fails when it is called once more for the same period: relation "events_MONTH" already exists.',
    ],
  },
  {
    name: 'one of the history, for a table that is not touched',
    history: helper('FUNCTION f(d date) RETURNS void', byDate(execute('s', 'e', ''))),
    up: 'CREATE TABLE IF NOT EXISTS other (id int)',
  },
  {
    name: 'one whose argument says nothing',
    up: helper(
      'FUNCTION f(settings jsonb) RETURNS void',
      byDate(execute('s', 'e')).replace('d)', "settings ->> 'd')"),
    ),
    problems: [
      'partition-helper-not-called 1.up.sql:9:1 Whether function public.f(jsonb) makes the next partition is not known, for nothing tells what to give it for settings (jsonb): it was not called.',
    ],
  },
  {
    name: 'one that partitions the table, once',
    up: helper(
      'FUNCTION f() RETURNS void',
      `BEGIN\n  CREATE TABLE other (at date) PARTITION BY RANGE (at);\n  CREATE TABLE o1 PARTITION OF events FOR VALUES FROM ('2000-01-01') TO ('2001-01-01');\nEND`,
    ),
  },
  {
    name: 'one that ends its session',
    up: helper(
      'FUNCTION f(d date) RETURNS void',
      byDate(`${execute('s', 'e')} PERFORM pg_terminate_backend(pg_backend_pid());`),
    ),
    problems: [
      'partition-helper-fails 1.up.sql:12:3 Function public.f(date), called as f(NEXT), fails: terminating connection due to administrator command.',
    ],
  },
  {
    name: 'one that never ends',
    up: helper('FUNCTION f(d date) RETURNS void', byDate(`${execute('s', 'e')} LOOP NULL; END LOOP;`)),
    problems: [
      'partition-helper-fails 1.up.sql:12:3 Function public.f(date), called as f(NEXT), fails: canceling statement due to statement timeout.',
    ],
  },
  {
    name: 'one that drops the table',
    up: helper('FUNCTION f(d date) RETURNS void', byDate(`${execute('s', 'e')} DROP TABLE events CASCADE;`)),
    problems: [
      'partition-helper-fails 1.up.sql:9:1 Function public.f(date), called as f(NEXT), makes no partition.',
    ],
  },
];

describe.each(enginesHere.slice(0, 1))('what makes partitions, on the %s engine', (kind) => {
  let server: PostgresServer;
  beforeAll(async () => {
    const settings = { statementTimeoutMs: 3_000 };
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
