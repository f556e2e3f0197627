import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startEngine } from '../../src/engines/choose-engine.js';
import type { PostgresServer } from '../../src/engines/engine.js';
import { problemsOf, runOn, type TestMigration, verdicts } from '../support/dry-run.js';
import { enginesHere } from '../support/engines-here.js';

const options = { statementTimeoutMs: 10_000 };

describe.each(enginesHere)('an extension that only a superuser may create, on the %s engine', (kind) => {
  let server: PostgresServer;
  beforeAll(async () => {
    ({ server } = await startEngine(kind, options));
  });
  afterAll(async () => {
    await server[Symbol.asyncDispose]();
  });

  it.each<readonly [string, TestMigration, string]>([
    [
      'created and dropped',
      { up: 'CREATE EXTENSION pageinspect', down: 'DROP EXTENSION pageinspect' },
      'applied failed restored same',
    ],
    [
      'only where it is not there',
      { up: 'CREATE EXTENSION IF NOT EXISTS pageinspect', down: 'DROP EXTENSION IF EXISTS pageinspect' },
      'applied idempotent restored same',
    ],
    [
      'in a schema, with a comment, in a transaction',
      {
        up: `CREATE SCHEMA IF NOT EXISTS ext; CREATE EXTENSION IF NOT EXISTS bloom WITH SCHEMA ext;
          COMMENT ON EXTENSION bloom IS 'signatures'; CREATE TABLE IF NOT EXISTS t (a int);
          CREATE INDEX IF NOT EXISTS t_a ON t USING bloom (a)`,
        down: 'DROP TABLE t; DROP EXTENSION bloom; DROP SCHEMA ext',
        shape: 'wrapped',
      },
      'applied idempotent restored same',
    ],
    [
      'with what it requires',
      {
        up: 'CREATE EXTENSION IF NOT EXISTS earthdistance CASCADE',
        down: 'DROP EXTENSION earthdistance, cube',
      },
      'applied idempotent restored same',
    ],
    [
      'in a DO block',
      {
        up: 'DO $$ BEGIN CREATE EXTENSION IF NOT EXISTS pageinspect; PERFORM 1; END $$',
        down: 'DROP EXTENSION pageinspect',
      },
      'applied idempotent restored same',
    ],
  ])('%s', async (_, migration, verdict) => {
    const result = await runOn(server, [migration]);
    expect(verdicts(result)).toEqual([verdict]);
    expect(problemsOf(result)).toEqual(
      verdict.includes('failed')
        ? [
            'rerun-failed 1.up.sql:1:1 Run a second time, the migration fails: extension "pageinspect" already exists.',
          ]
        : [],
    );
    for (const { postgres } of result.problems) expect(postgres?.where).toBeUndefined();
  });

  const trojans = `CREATE TABLE caught (who text);
    CREATE FUNCTION abs(anyelement) RETURNS float8 LANGUAGE plpgsql AS $$
      BEGIN INSERT INTO public.caught VALUES (current_user); RETURN 1; END $$;
    CREATE FUNCTION abs(double precision) RETURNS float8 LANGUAGE plpgsql AS $$
      BEGIN INSERT INTO public.caught VALUES (current_user); RETURN 1; END $$;`;

  it.each(['earthdistance', 'bloom', 'pageinspect', 'pg_buffercache'])(
    'no routine of a migration runs with the rights of the script of %s',
    async (extension) => {
      const result = await runOn(server, [
        { up: trojans, history: true },
        {
          up: `CREATE EXTENSION IF NOT EXISTS ${extension} CASCADE;
            DO $$ BEGIN IF EXISTS (SELECT FROM caught WHERE who <> session_user) THEN RAISE EXCEPTION 'caught'; END IF; END $$;
            SELECT public.abs(1.5::float8)`,
        },
      ]);
      expect(problemsOf(result)).toEqual([]);
    },
  );

  it.skipIf(kind === 'embedded')(
    'routines and operators of migrations are in no schema while a script runs',
    async () => {
      const setup = `CREATE TABLE seen (who text, routine bool, operator bool); GRANT ALL ON seen TO public;
      CREATE FUNCTION spy() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN
        INSERT INTO public.seen VALUES (session_user = current_user,
          to_regprocedure('public.twice(integer)') IS NOT NULL, to_regoperator('public.|+|(integer,integer)') IS NOT NULL);
      END $$;
      CREATE EVENT TRIGGER spying ON ddl_command_end WHEN TAG IN ('CREATE FUNCTION', 'CREATE TABLE') EXECUTE FUNCTION spy();`;
      const up = `CREATE EXTENSION pageinspect; CREATE TABLE t (a int); DO $$ BEGIN
      IF (SELECT string_agg(DISTINCT seen::text, ' ' ORDER BY seen::text) FROM seen) <> '(false,f,f) (true,f,f) (true,t,f) (true,t,t)' THEN
        RAISE EXCEPTION '%', (SELECT string_agg(DISTINCT seen::text, ' ' ORDER BY seen::text) FROM seen); END IF;
      IF (1 |+| 2) <> 4 THEN RAISE EXCEPTION 'operator'; END IF; END $$`;
      const history = `CREATE TABLE first (a int); CREATE FUNCTION twice(int) RETURNS int LANGUAGE sql AS 'SELECT $1 * 2';
      CREATE FUNCTION other(int, int) RETURNS int LANGUAGE sql AS 'SELECT $2 * 2';
      CREATE OPERATOR |+| (LEFTARG = int, RIGHTARG = int, FUNCTION = other)`;
      const result = await runOn(
        server,
        [
          { up: history, history: true },
          { up, down: 'DROP TABLE t; DROP EXTENSION pageinspect' },
        ],
        { horizon: '1 month' },
        { setup },
      );
      expect(problemsOf(result)).toEqual([
        'rerun-failed 2.up.sql:1:1 Run a second time, the migration fails: extension "pageinspect" already exists.',
      ]);
      expect(verdicts(result)).toEqual(['applied failed restored same']);
    },
  );

  const call = (name: string, schema: string, version = 'NULL') =>
    `SELECT pg_catalog.drydock_create_extension('${name}', ${schema}, 'public', ${version}, true, true)`;

  it.each<readonly [string, string]>([
    [call('plpgsql', 'NULL'), 'permission denied to create extension "plpgsql"'],
    [call('dblink', 'NULL'), 'permission denied to create extension "dblink"'],
    [
      call('pageinspect; DROP TABLE t', 'NULL'),
      'permission denied to create extension "pageinspect; DROP TABLE t"',
    ],
    [call('pageinspect', "'pg_catalog'"), 'permission denied for schema pg_catalog'],
    [
      call('pageinspect', `'a"; CREATE ROLE x SUPERUSER; --'`),
      'schema "a"; CREATE ROLE x SUPERUSER; --" does not exist',
    ],
    [
      call('pageinspect', 'NULL', `'1"; CREATE ROLE x SUPERUSER; --'`),
      'invalid extension version name: "1"; CREATE ROLE x SUPERUSER; --"',
    ],
    [
      'DROP FUNCTION pg_catalog.drydock_create_extension',
      'must be owner of function pg_catalog.drydock_create_extension',
    ],
    [
      `CREATE FUNCTION pg_catalog.drydock_create_extension() RETURNS int LANGUAGE sql AS 'SELECT 1'`,
      'permission denied for schema pg_catalog',
    ],
  ])('a migration gets nothing else out of it: %s', async (attack, message) => {
    const create = 'CREATE EXTENSION IF NOT EXISTS pageinspect; DROP EXTENSION pageinspect';
    const result = await runOn(server, [{ up: create, history: true }, { up: attack }]);
    expect(result.problems.map(({ postgres }) => postgres?.message)).toEqual([message]);
  });
});
