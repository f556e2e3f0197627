import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dryRun } from '../../src/dry-run/dry-run.js';
import { startEngine } from '../../src/engines/choose-engine.js';
import type { PostgresServer } from '../../src/engines/engine.js';
import { contextOf, planOf, problemsOf, runOn, type TestMigration, verdicts } from '../support/dry-run.js';
import { casesFor, enginesHere } from '../support/engines-here.js';

const options = { statementTimeoutMs: 10_000 };
const orders: TestMigration = {
  up: 'CREATE TABLE orders (id bigint PRIMARY KEY, note text)',
  history: true,
};
const without = (what: string, left: string): string =>
  `Drydock carried out ${what} without ${left}: what that allows in production is not part of this proof.`;

/** How a setup leaves a database: roles of its own, and things that it gives to nobody. */
const setup = `CREATE ROLE keeper; CREATE ROLE boss SUPERUSER; CREATE ROLE ops IN ROLE boss;
CREATE TABLE t (id serial PRIMARY KEY, at date); CREATE VIEW v AS SELECT id FROM t; CREATE SEQUENCE seq;
CREATE MATERIALIZED VIEW m AS SELECT id FROM t; CREATE TYPE mood AS ENUM ('ok'); CREATE TYPE pair AS (a int, b int);
CREATE DOMAIN d AS int; CREATE TYPE span AS RANGE (subtype = int); CREATE SCHEMA "S 1" CREATE TABLE "T" (a int);
CREATE TABLE p (a int) PARTITION BY LIST (a); CREATE TABLE p1 PARTITION OF p FOR VALUES IN (1);
CREATE FUNCTION f(a int DEFAULT 1) RETURNS int LANGUAGE sql AS 'SELECT a'; CREATE PROCEDURE q() LANGUAGE sql AS '';
CREATE AGGREGATE total(int) (SFUNC = int4pl, STYPE = int);
CREATE TABLE kept (a int); ALTER TABLE kept OWNER TO keeper;
CREATE FUNCTION on_ddl() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END';
CREATE EVENT TRIGGER watch ON ddl_command_end EXECUTE FUNCTION on_ddl();
CREATE EXTENSION citext`;

interface Case {
  readonly name: string;
  readonly migrations: readonly TestMigration[];
  readonly verdicts: readonly string[];
  readonly problems?: readonly string[];
}

const good = 'applied idempotent restored same';
const once = 'applied failed restored same';
const rerunFails = (place: string, role: string): string =>
  `rerun-failed ${place} Run a second time, the migration fails: role "${role}" already exists.`;

const cases: readonly Case[] = [
  {
    name: 'made, and dropped by the down script',
    migrations: [{ up: "CREATE ROLE app LOGIN PASSWORD 'x'", down: 'DROP ROLE app' }],
    verdicts: [once],
    problems: [rerunFails('1.up.sql:1:1', 'app')],
  },
  {
    name: 'the down script forgets it',
    migrations: [{ up: 'CREATE USER app; CREATE GROUP g ROLE app', down: 'DROP ROLE g' }],
    verdicts: ['applied failed differs failed'],
    problems: [
      rerunFails('1.up.sql:1:1', 'app'),
      'rollback-incomplete 1.down.sql:1:1 The down script does not restore the schema: role app (added).',
    ],
  },
  {
    name: 'where it is not there, in a DO block, and used at once',
    migrations: [
      orders,
      {
        up: `DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'app') THEN
    CREATE ROLE app LOGIN; -- of the service
  END IF;
  ALTER TABLE orders OWNER TO app;
  SET LOCAL ROLE app;
  ALTER TABLE orders ADD COLUMN IF NOT EXISTS a int;
END $$`,
        down: 'ALTER TABLE orders DROP COLUMN a; REASSIGN OWNED BY app TO CURRENT_USER; DROP OWNED BY app; DROP ROLE app',
      },
    ],
    verdicts: [good],
  },
  {
    name: 'with a handler, and with EXECUTE of a constant',
    migrations: [
      orders,
      {
        up: `DO $$ BEGIN
  CREATE ROLE a SUPERUSER NOLOGIN BYPASSRLS;
EXCEPTION WHEN duplicate_object THEN NULL;
END $$;
DO $$ BEGIN
  EXECUTE 'CREATE ROLE b WITH REPLICATION IN ROLE a';
  ALTER TABLE orders OWNER TO b;
EXCEPTION WHEN duplicate_object THEN NULL;
END $$`,
        down: 'ALTER TABLE orders OWNER TO CURRENT_USER; DROP ROLE b; DROP ROLE a',
      },
    ],
    verdicts: [good],
    problems: [
      `role-created 2.up.sql:2:3 ${without('CREATE ROLE a', 'SUPERUSER, BYPASSRLS')}`,
      `role-created 2.up.sql:6:3 ${without('CREATE ROLE b', 'REPLICATION')}`,
    ],
  },
  {
    name: 'by EXECUTE of what is put together, and in a body between quotes',
    migrations: [
      orders,
      {
        up: `DO $$
DECLARE sql text := 'CREATE ROLE a SUPERUSER';
BEGIN
  EXECUTE sql;
  EXECUTE format('CREATE ROLE %I CREATEROLE PASSWORD %L', 'b', 'it''s');
  EXECUTE 'CREATE ROLE ' || lower('C') || ' NOLOGIN CREATEDB' ;
  ALTER TABLE orders OWNER TO a; ALTER TABLE orders OWNER TO b; ALTER TABLE orders OWNER TO c;
END $$;
DO 'BEGIN EXECUTE format(''CREATE ROLE %I SUPERUSER'', ''d''); ALTER TABLE orders OWNER TO d; END'`,
        down: 'ALTER TABLE orders OWNER TO CURRENT_USER; DROP ROLE a, b, c, d',
      },
    ],
    verdicts: [once],
    problems: [
      `role-created 2.up.sql:4:3 ${without('CREATE ROLE a', 'SUPERUSER')}`,
      `role-created 2.up.sql:5:3 ${without('CREATE ROLE b', 'CREATEROLE')}`,
      `role-created 2.up.sql:6:3 ${without('CREATE ROLE …', 'CREATEDB')}`,
      `role-created 2.up.sql:9:11 ${without('CREATE ROLE d', 'SUPERUSER')}`,
      rerunFails('2.up.sql:4:3', 'a'),
    ],
  },
  {
    name: 'altered',
    migrations: [
      { up: 'CREATE ROLE app', history: true },
      {
        up: "ALTER ROLE app LOGIN NOSUPERUSER CREATEDB; ALTER ROLE app SET work_mem = '8MB'; COMMENT ON ROLE app IS 'x'",
        down: 'ALTER ROLE app NOLOGIN NOCREATEDB; ALTER ROLE app RESET ALL; COMMENT ON ROLE app IS NULL',
      },
      { up: 'ALTER ROLE app LOGIN CONNECTION LIMIT 3', down: 'ALTER ROLE app NOINHERIT CONNECTION LIMIT -1' },
      { up: 'ALTER ROLE app RENAME TO service', down: 'ALTER ROLE service RENAME TO app' },
    ],
    verdicts: [good, 'applied idempotent differs differs', 'applied failed restored same'],
    problems: [
      `role-created 2.up.sql:1:1 ${without('ALTER ROLE app', 'CREATEDB')}`,
      'rollback-incomplete 3.down.sql:1:1 The down script does not restore the schema: role app (attributes: LOGIN → LOGIN, NOINHERIT).',
      'rerun-failed 4.up.sql:1:1 Run a second time, the migration fails: role "app" does not exist.',
    ],
  },
  {
    name: 'memberships',
    migrations: [
      { up: 'CREATE ROLE readers; CREATE ROLE app; CREATE ROLE boss', history: true },
      { up: 'GRANT readers TO app', down: 'REVOKE readers FROM app' },
      { up: 'GRANT pg_monitor, readers TO app', down: 'REVOKE readers FROM app' },
      {
        up: 'CREATE ROLE late IN ROLE readers, app ADMIN boss',
        down: 'DROP ROLE late',
      },
    ],
    verdicts: [good, 'applied idempotent differs same', once],
    problems: [
      'rollback-incomplete 3.down.sql:1:1 The down script does not restore the schema: role app (member of: readers → pg_monitor).',
      rerunFails('4.up.sql:1:1', 'late'),
    ],
  },
  {
    name: 'predefined roles that lead out of the server',
    migrations: [
      { up: 'CREATE ROLE app', history: true },
      {
        up: 'GRANT pg_read_server_files, pg_execute_server_program TO app; DO $$ BEGIN GRANT pg_write_server_files TO app; END $$',
        down: 'REVOKE pg_read_server_files FROM app',
      },
      {
        up: 'CREATE USER reader IN ROLE pg_read_server_files, app -- the importer\n;',
        down: 'DROP USER reader',
      },
    ],
    verdicts: [good, once],
    problems: [
      'role-created 2.up.sql:1:1 Drydock left out GRANT pg_read_server_files, pg_execute_server_program: it leads out of the database to the machine, and what it allows is not part of this proof.',
      'role-created 2.up.sql:1:75 Drydock left out GRANT pg_write_server_files: it leads out of the database to the machine, and what it allows is not part of this proof.',
      `role-created 3.up.sql:1:1 ${without('CREATE USER reader', 'IN ROLE pg_read_server_files')}`,
      rerunFails('3.up.sql:1:1', 'reader'),
    ],
  },
  {
    name: 'default privileges, its own schema, what it owns',
    migrations: [
      {
        up: `CREATE ROLE app;
CREATE SCHEMA AUTHORIZATION app;
ALTER DEFAULT PRIVILEGES FOR ROLE app IN SCHEMA app GRANT SELECT ON TABLES TO PUBLIC;
SET ROLE app;
CREATE TABLE app.t (a int);
CREATE TABLE public.u (a int);
RESET ROLE;
CREATE TABLE app.v (a int);
ALTER TABLE app.v OWNER TO app;
CREATE SCHEMA s; CREATE TYPE s.mood AS ENUM ('ok'); ALTER TYPE s.mood OWNER TO app`,
        down: 'DROP TABLE u; DROP SCHEMA s CASCADE; DROP OWNED BY app CASCADE; DROP ROLE app',
      },
    ],
    verdicts: [once],
    problems: [rerunFails('1.up.sql:1:1', 'app')],
  },
  {
    name: 'the place of an error behind a word that is left out',
    migrations: [
      { up: 'CREATE ROLE app SUPERUSER; ALTER ROLE app SUPERUSER; CREATE ROLE app2 SUPERUSER; SELECT nope' },
    ],
    verdicts: ['failed skipped missing skipped'],
    problems: [
      `role-created 1.up.sql:1:1 ${without('CREATE ROLE app', 'SUPERUSER')}`,
      `role-created 1.up.sql:1:28 ${without('ALTER ROLE app', 'SUPERUSER')}`,
      `role-created 1.up.sql:1:54 ${without('CREATE ROLE app2', 'SUPERUSER')}`,
      'migration-failed 1.up.sql:1:89 The migration fails: column "nope" does not exist.',
    ],
  },
];

describe.each(enginesHere)('roles that migrations make, on the %s engine', (kind) => {
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

  it.each<readonly [string, string]>([
    ["DO $$ BEGIN EXECUTE concat('CREATE ROLE app ', lower('SUPERUSER')); END $$", 'SUPERUSER'],
    [
      "DO $$ BEGIN EXECUTE concat('GRANT pg_read_server_files TO ', current_user); END $$",
      'pg_read_server_files',
    ],
  ])('what cannot be read fails, and the help says why: %s', async (up, word) => {
    const [problem] = (await runOn(server, [{ up }])).problems;
    expect(problem).toMatchObject({
      rule: 'migration-failed',
      help: expect.stringContaining(word) as string,
    });
  });

  it.each<readonly [string, readonly string[]]>([
    [
      `ALTER TABLE t ADD COLUMN IF NOT EXISTS n int; ALTER TABLE p ADD COLUMN IF NOT EXISTS n int;
CREATE TABLE IF NOT EXISTS p2 PARTITION OF p FOR VALUES IN (2); ALTER TABLE kept ADD COLUMN IF NOT EXISTS n int;
CREATE OR REPLACE VIEW v AS SELECT id, at FROM t; REFRESH MATERIALIZED VIEW m; ALTER SEQUENCE seq INCREMENT 2;
ALTER TYPE mood ADD VALUE IF NOT EXISTS 'well'; ALTER DOMAIN d SET DEFAULT 1; ALTER TYPE span OWNER TO keeper;
ALTER TYPE pair OWNER TO keeper; ALTER TABLE "S 1"."T" OWNER TO keeper; COMMENT ON SCHEMA "S 1" IS 'x';
ALTER FUNCTION f(int) IMMUTABLE; ALTER PROCEDURE q() OWNER TO keeper; COMMENT ON AGGREGATE total(int) IS 'x';
ALTER ROLE keeper LOGIN; GRANT SELECT ON t TO keeper, ops; GRANT keeper TO keeper2; SET ROLE keeper; SELECT 1`,
      [
        'role-created 1.up.sql:7:60 Drydock made the role keeper2, which no script creates: its real attributes and grants are not part of this proof.',
      ],
    ],
    [
      'SELECT 1;\nALTER FUNCTION on_ddl() STABLE',
      ['migration-failed 1.up.sql:2:1 The migration fails: must be owner of function on_ddl.'],
    ],
    [
      'SET ROLE boss',
      ['migration-failed 1.up.sql:1:1 The migration fails: permission denied to set role "boss".'],
    ],
    [
      'SET ROLE ops',
      ['migration-failed 1.up.sql:1:1 The migration fails: permission denied to set role "ops".'],
    ],
  ])('what a setup made can be used: %s', async (up, problems) => {
    const plan = await planOf([{ up, shape: 'none' }]);
    const [first] = (await planOf([{ up: setup, shape: 'none' }])).migrations;
    const result = await dryRun({ ...plan, ...(first ? { setup: first.up } : {}) }, contextOf(server));
    expect(problemsOf(result)).toEqual(problems);
  });

  it('goes along with its database', async () => {
    await runOn(server, [{ up: 'CREATE ROLE fleeting' }]);
    const result = await runOn(server, [{ up: 'CREATE ROLE fleeting' }]);
    expect(result.migrations[0]?.apply.status).toBe('applied');
  });
});
