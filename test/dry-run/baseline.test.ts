import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startEngine } from '../../src/engines/choose-engine.js';
import type { PostgresServer } from '../../src/engines/engine.js';
import { UserError } from '../../src/errors.js';
import { problemsOf, runOn, type TestMigration, verdicts } from '../support/dry-run.js';
import { enginesHere } from '../support/engines-here.js';
import { noPlainPostgres, startPlainPostgres } from '../support/plain-postgres.js';

const options = { statementTimeoutMs: 10_000 };

/** What a team has run in the course of time; the table of the second is gone again. */
const history: readonly string[] = [
  `CREATE SCHEMA app; CREATE EXTENSION IF NOT EXISTS pg_trgm; CREATE EXTENSION IF NOT EXISTS pageinspect;
   COMMENT ON EXTENSION pg_trgm IS 'similarity'`,
  'CREATE TABLE app.legacy (id int PRIMARY KEY)',
  `CREATE TYPE app.mood AS ENUM ('sad', 'happy');
   CREATE TABLE app.users (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text NOT NULL, mood app.mood);
   CREATE INDEX users_name ON app.users USING gin (name gin_trgm_ops);
   COMMENT ON TABLE app.users IS 'people'`,
  'CREATE INDEX CONCURRENTLY users_mood ON app.users (mood)',
  'DROP TABLE app.legacy',
  `CREATE SEQUENCE app.numbers; CREATE TABLE app.orders (id bigint DEFAULT nextval('app.numbers'), at date,
     user_id bigint REFERENCES app.users, note text) PARTITION BY RANGE (at);
   CREATE TABLE app.orders_2024 PARTITION OF app.orders FOR VALUES FROM ('2024-01-01') TO ('2025-01-01')`,
  `CREATE FUNCTION app.touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.note := 'x'; RETURN NEW; END $$;
   CREATE TRIGGER touch BEFORE INSERT ON app.orders FOR EACH ROW EXECUTE FUNCTION app.touch();
   CREATE VIEW app.happy AS SELECT * FROM app.users WHERE mood = 'happy'`,
  `INSERT INTO app.users (name) VALUES ('a'), ('b')`,
];

/** What only the server of production has: made by others than the migrations. */
const beside = `
  CREATE ROLE owner_of_all; CREATE ROLE cloudsqlsuperuser; CREATE ROLE reader;
  ALTER TABLE app.users OWNER TO owner_of_all; GRANT SELECT ON app.users TO reader;
  GRANT ALL ON SCHEMA app TO cloudsqlsuperuser;
  ALTER DEFAULT PRIVILEGES FOR ROLE owner_of_all IN SCHEMA app GRANT SELECT ON TABLES TO reader;
  CREATE PUBLICATION everything FOR ALL TABLES;
  CREATE FUNCTION public.watch() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN END $$;
  CREATE EVENT TRIGGER watching ON ddl_command_end EXECUTE FUNCTION public.watch();
  COMMENT ON EVENT TRIGGER watching IS 'w';
  CREATE TABLE public.schema_migrations (version text PRIMARY KEY); INSERT INTO public.schema_migrations VALUES ('1'), ('2')`;

/** A dump of the first migrations, with data, as psql is given it. */
async function dumpAfter(count: number): Promise<string> {
  await using server = await startPlainPostgres();
  await using session = await server.connect({ user: 'postgres', database: 'postgres' });
  for (const up of history.slice(0, count)) await session.execute(up);
  await session.execute(beside);
  return await server.dump('postgres');
}

describe.skipIf(noPlainPostgres !== undefined)('a baseline', () => {
  const dumps = new Map<number, string>();
  beforeAll(async () => {
    for (const count of [4, history.length]) dumps.set(count, await dumpAfter(count));
  });

  const pending: TestMigration = {
    up: 'ALTER TABLE app.users ADD COLUMN IF NOT EXISTS age int',
    down: 'ALTER TABLE app.users DROP COLUMN age',
  };

  describe.each(enginesHere)('on the %s engine', (kind) => {
    let server: PostgresServer;
    beforeAll(async () => {
      ({ server } = await startEngine(kind, options));
    });
    afterAll(async () => {
      await server[Symbol.asyncDispose]();
    });

    const withBaseline = (baseline: string, ups: readonly string[], last = pending) =>
      runOn(
        server,
        [...ups.map((up) => ({ up, history: true })), last],
        { horizon: '1 month' },
        { baseline },
      );

    it.each<readonly [string, number, readonly string[]]>([
      ['has all of the history', history.length, history],
      ['stands in for all of it', history.length, []],
      ['has its first half', 4, history],
      ['has its first half, of which files were deleted', 4, history.slice(3)],
    ])('that %s', async (_, count, ups) => {
      const result = await withBaseline(dumps.get(count) ?? '', ups);
      expect(problemsOf(result)).toEqual([]);
      expect(verdicts(result)).toEqual(['applied idempotent restored same']);
      const tables = result.tables?.map(({ name }) => name);
      const half = ['legacy', 'users', 'schema_migrations'];
      const all = ['orders', 'orders_2024', 'users', 'schema_migrations'];
      expect(tables).toEqual(count === 4 && ups.length === 0 ? half : all);
    });

    it.each<readonly [string, string, readonly string[], string]>([
      [
        'itself wrong',
        'CREATE TABLE t (a int);\nSELECT 1/0;',
        [],
        'The baseline fails at schema.sql:2:1: division by zero (SQLSTATE 22012)',
      ],
      [
        'followed by a history that is wrong',
        'CREATE TABLE t (a int);',
        ['CREATE TABLE t (a int)', 'CREATE TABLE u (a int)', 'CREATE TABLE u (a int)'],
        'The history fails at 3.up.sql:1:1: relation "u" already exists (SQLSTATE 42P07)',
      ],
    ])('that is %s', async (_, baseline, ups, message) => {
      const error = await withBaseline(baseline, ups).catch((e: unknown) => e);
      expect(error).toBeInstanceOf(UserError);
      expect((error as UserError).message).toBe(message);
    });

    it('of a newer server, with what only a superuser may do', async () => {
      const baseline = String.raw`\restrict abc
SET transaction_timeout_of_tomorrow = 0;
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
CREATE DATABASE prod;
\connect prod
GRANT CONNECT ON DATABASE prod TO app;
CREATE EXTENSION IF NOT EXISTS plpgsql WITH SCHEMA pg_catalog;
COMMENT ON EXTENSION plpgsql IS 'PL/pgSQL';
CREATE EXTENSION IF NOT EXISTS vector WITH SCHEMA public;
COMMENT ON EXTENSION vector IS 'vectors';
CREATE SCHEMA public;
CREATE FUNCTION public.strlen(text) RETURNS int LANGUAGE c AS '/lib/x';
ALTER FUNCTION public.strlen(text) OWNER TO app;
CREATE TABLE public.items (id int, v public.vector(3));
CREATE TABLE public.t (a int);
ALTER TABLE public.t OWNER TO rdsadmin;
COPY public.t (a) FROM stdin;
1
2
\.
CREATE SUBSCRIPTION s CONNECTION 'host=x' PUBLICATION p WITH (connect = false);
INSERT INTO public.t VALUES (3);
\unrestrict abc
`;
      const result = await withBaseline(baseline, [], {
        up: 'DO $$ BEGIN IF (SELECT count(*) FROM t) <> 3 THEN RAISE EXCEPTION $m$rows$m$; END IF; END $$; DROP TABLE IF EXISTS items',
      });
      expect(problemsOf(result)).toEqual([]);
      expect(result.tables?.map(({ name }) => name)).toEqual(['t']);
    });
  });
});
