import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Database, Engine, PostgresServer } from '../../src/engines/engine.js';
import { runOn } from '../support/dry-run.js';
import { errorOf } from './every-engine.js';

const escapeHatch = `/tmp/drydock-escaped-${randomUUID()}`;

/** Refused by its privileges, whatever else the server could do. */
const refused: readonly (readonly [string, string])[] = [
  ['COPY … TO PROGRAM', `COPY (SELECT 1) TO PROGRAM 'touch ${escapeHatch}'`],
  ['COPY … FROM PROGRAM', "CREATE TABLE p (a text); COPY p FROM PROGRAM 'id'"],
  ['COPY … TO a file', `COPY (SELECT 1) TO '${escapeHatch}'`],
  ['COPY … FROM a file', "CREATE TABLE f (a text); COPY f FROM '/etc/passwd'"],
  ['pg_read_file', "SELECT pg_read_file('/etc/passwd')"],
  ['pg_read_binary_file', "SELECT pg_read_binary_file('postgresql.conf')"],
  ['pg_ls_dir', "SELECT pg_ls_dir('/')"],
  ['lo_import', "SELECT lo_import('/etc/passwd')"],
  ['lo_export', `SELECT lo_export(lo_from_bytea(0, 'x'), '${escapeHatch}')`],
  ['ALTER SYSTEM', 'ALTER SYSTEM SET archive_command = $$touch /tmp/x$$'],
  ['pg_reload_conf', 'SELECT pg_reload_conf()'],
  ['pg_rotate_logfile', 'SELECT pg_rotate_logfile()'],
  ['a C function', "CREATE FUNCTION c() RETURNS int LANGUAGE c AS '/tmp/evil.so', 'evil'"],
  ['an internal function', "CREATE FUNCTION i() RETURNS int LANGUAGE internal AS 'pg_backend_pid'"],
  ['LOAD', "LOAD '/tmp/evil.so'"],
  [
    'an event trigger',
    'CREATE FUNCTION e() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN END $$; CREATE EVENT TRIGGER e ON ddl_command_end EXECUTE FUNCTION e()',
  ],
  ['a tablespace', "CREATE TABLESPACE s LOCATION '/tmp'"],
  ['session_preload_libraries', "SET session_preload_libraries = 'evil'"],
  ['temp_file_limit', 'SET temp_file_limit = -1'],
  ['log_statement', "SET log_statement = 'all'"],
  ['log_min_messages', "SET log_min_messages = 'debug5'"],
  ['session_replication_role', 'SET session_replication_role = replica'],
  ['passwords', 'SELECT rolpassword FROM pg_authid'],
  ['catalogs', "UPDATE pg_class SET relname = 'x'"],
  ['a privilege on catalogs', 'GRANT ALL ON pg_authid TO CURRENT_USER'],
  ['CREATE ROLE … SUPERUSER', 'CREATE ROLE s SUPERUSER'],
  ['CREATE ROLE … REPLICATION', 'CREATE ROLE r REPLICATION'],
  ['CREATE ROLE … BYPASSRLS', 'CREATE ROLE b BYPASSRLS'],
  ['ALTER ROLE … SUPERUSER', 'ALTER ROLE CURRENT_USER SUPERUSER'],
  ['CREATE DATABASE', 'CREATE DATABASE another'],
  [
    'ALTER DEFAULT PRIVILEGES of the supervisor',
    'ALTER DEFAULT PRIVILEGES FOR ROLE "<supervisor>" GRANT ALL ON TABLES TO PUBLIC',
  ],
  ['SET ROLE to the supervisor', 'SET ROLE "<supervisor>"'],
  ['membership in the supervisor', 'GRANT "<supervisor>" TO CURRENT_USER'],
  ['REASSIGN OWNED of the supervisor', 'REASSIGN OWNED BY "<supervisor>" TO CURRENT_USER'],
  ['DROP OWNED of the supervisor', 'DROP OWNED BY "<supervisor>"'],
  ['the password of the supervisor', `ALTER ROLE "<supervisor>" PASSWORD 'x'`],
];

/** What only a server of its own process is asked: PGlite has no other sessions, languages or libraries. */
const refusedByNative: readonly (readonly [string, string])[] = [
  ['dblink', 'CREATE EXTENSION dblink'],
  ['postgres_fdw', 'CREATE EXTENSION postgres_fdw'],
  ['file_fdw', 'CREATE EXTENSION file_fdw'],
  ['SET SESSION AUTHORIZATION', 'SET SESSION AUTHORIZATION "<supervisor>"'],
  [
    'a subscription',
    "CREATE SUBSCRIPTION s CONNECTION 'host=127.0.0.1' PUBLICATION p WITH (connect = false)",
  ],
];

/**
 * It tries to become a superuser wherever a superuser calls it: by a name of pg_catalog that it shadows, an operator, a
 * view, a rule, an index expression, a default, a domain, a policy, a trigger. Manual, 6.1 of “Writing SECURITY DEFINER
 * Functions Safely” and CVE-2018-1058.
 */
const trap = `
CREATE FUNCTION public.spring() RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
  IF (SELECT rolsuper FROM pg_catalog.pg_roles WHERE rolname = current_user) THEN
    EXECUTE 'COPY (SELECT 1) TO ''${escapeHatch}''';
  END IF;
  RETURN true;
EXCEPTION WHEN OTHERS THEN RETURN true;
END $$;
CREATE FUNCTION public.lower(name) RETURNS text LANGUAGE sql AS $$ SELECT pg_catalog.lower($1::text) WHERE public.spring() $$;
CREATE FUNCTION public.quote_ident(name) RETURNS text LANGUAGE sql AS $$ SELECT pg_catalog.quote_ident($1::text) WHERE public.spring() $$;
CREATE FUNCTION public.current_setting(varchar) RETURNS text LANGUAGE sql AS $$ SELECT pg_catalog.current_setting($1::text) WHERE public.spring() $$;
CREATE FUNCTION public.pg_database_size(text) RETURNS bigint LANGUAGE sql AS $$ SELECT 0::bigint WHERE public.spring() $$;
CREATE FUNCTION public.same(name, text) RETURNS boolean LANGUAGE sql AS $$ SELECT $1::text OPERATOR(pg_catalog.=) $2 AND public.spring() $$;
CREATE OPERATOR public.= (LEFTARG = name, RIGHTARG = text, FUNCTION = public.same);
CREATE VIEW public.pg_database AS SELECT *, public.spring() AS sprung FROM pg_catalog.pg_database;
CREATE VIEW public.pg_class AS SELECT *, public.spring() AS sprung FROM pg_catalog.pg_class;
CREATE VIEW public.pg_prepared_xacts AS SELECT *, public.spring() AS sprung FROM pg_catalog.pg_prepared_xacts;
CREATE TABLE public.t (a int DEFAULT 1, b boolean DEFAULT public.spring());
CREATE FUNCTION public.fired() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM public.spring(); RETURN NEW; END $$;
CREATE TRIGGER t BEFORE INSERT OR UPDATE ON public.t FOR EACH ROW EXECUTE FUNCTION public.fired();
CREATE FUNCTION public.pure(int) RETURNS int IMMUTABLE LANGUAGE plpgsql AS $$ BEGIN PERFORM public.spring(); RETURN $1; END $$;
CREATE INDEX i ON public.t (public.pure(a));
ALTER TABLE public.t ENABLE ROW LEVEL SECURITY;
CREATE POLICY p ON public.t USING (public.spring());
CREATE MATERIALIZED VIEW public.m AS SELECT public.spring();
INSERT INTO public.t SELECT n FROM generate_series(1, 10) n;
DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET search_path = public, pg_catalog', current_database()); END $$;
ALTER ROLE CURRENT_USER SET search_path = public, pg_catalog;`;

/** What every engine withstands. `native`: it runs a real server, in processes of the operating system. */
export function describeAttacks(engine: Engine, { native }: { readonly native: boolean }): void {
  let server: PostgresServer;
  let shared: Database;
  beforeAll(async () => {
    server = await engine.start({ statementTimeoutMs: 60_000 });
    shared = await server.createDatabase();
  });
  afterAll(() => server[Symbol.asyncDispose]());

  const attack = (sql: string) => sql.replaceAll('<supervisor>', server.roles.supervisor);

  it.each([...refused, ...(native ? refusedByNative : [])])('%s', async (_, sql) => {
    await using connection = await shared.connect();
    expect((await errorOf(connection.execute(attack(sql)))).fields.sqlState).toBe('42501');
  });

  it('a language that is not trusted', async () => {
    await using connection = await shared.connect();
    for (const language of ['plpython3u', 'plperlu', 'pltclu']) {
      const { sqlState } = (await errorOf(connection.execute(`CREATE EXTENSION ${language}`))).fields;
      expect(['42501', '0A000', '58P01'], language).toContain(sqlState);
    }
  });

  it('RESET SESSION AUTHORIZATION, RESET ROLE, DISCARD ALL lead nowhere', async () => {
    await using connection = await shared.connect();
    for (const sql of ['RESET SESSION AUTHORIZATION', 'RESET ROLE', 'DISCARD ALL', 'SET ROLE NONE']) {
      await connection.execute(sql);
      const rows = await connection.query("SELECT current_user, current_setting('is_superuser') AS super");
      expect(rows, sql).toEqual([{ current_user: server.roles.migrator, super: 'off' }]);
    }
  });

  it('DROP DATABASE of its own database, and of every other', async () => {
    await using connection = await shared.connect();
    const databases = await connection.query(
      'SELECT datname, datname = current_database() AS own FROM pg_database',
    );
    for (const { datname, own } of databases) {
      const { sqlState } = (await errorOf(connection.execute(`DROP DATABASE "${String(datname)}"`))).fields;
      expect(sqlState, String(datname)).toBe(own === true ? '55006' : '42501');
    }
  });

  it('a trap for a superuser, set in functions, operators, views, indexes, policies and triggers', async () => {
    const down = 'DROP TABLE public.t CASCADE';
    const result = await runOn(server, [
      { up: trap, shape: 'none' },
      { up: 'ALTER TABLE public.t ADD COLUMN c int', down: 'ALTER TABLE public.t DROP COLUMN c' },
      { up: 'UPDATE public.t SET a = 2; REFRESH MATERIALIZED VIEW public.m; SELECT 1', down },
      { up: 'CREATE INDEX CONCURRENTLY j ON public.u (a)', shape: 'none' },
    ]);
    expect(result.migrations.map(({ apply }) => apply.status)).toEqual([
      ...['applied', 'applied', 'applied'],
      'failed',
    ]);
    expect(existsSync(escapeHatch)).toBe(false);
    await using database = await server.createDatabase();
    await using connection = await database.connect();
    const rows = await connection.query(
      'SELECT rolsuper OR rolreplication AS mighty FROM pg_roles WHERE rolname = current_user',
    );
    expect(rows).toEqual([{ mighty: false }]);
  });

  it('an end of all sessions that it can end', async () => {
    const kill =
      'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = current_user AND pid <> pg_backend_pid()';
    const result = await runOn(server, [
      {
        up: `CREATE TABLE t (a int);\n${kill};\nCREATE TABLE u (a int)`,
        down: `DROP TABLE u; ${kill}; DROP TABLE t`,
      },
      { up: 'CREATE INDEX CONCURRENTLY i ON t (a)', shape: 'none', down: 'DROP INDEX i' },
    ]);
    expect(result.migrations.map(({ apply, rollback }) => [apply.status, rollback.status])).toEqual([
      ['applied', 'restored'],
      ['applied', 'restored'],
    ]);
  });

  it('its own end', async () => {
    const result = await runOn(server, [
      { up: 'SELECT 1;\nSELECT pg_terminate_backend(pg_backend_pid());\nSELECT 2' },
      { up: 'SELECT 1' },
    ]);
    const statuses = result.migrations.map(({ apply }) => apply.status);
    expect(statuses).toEqual(['failed', 'applied']);
  });

  it('COMMIT inside of a file that is wrapped: what it commits is dropped with the database', async () => {
    const result = await runOn(server, [
      {
        up: 'CREATE TABLE t (a int); COMMIT; CREATE TABLE u (a int)',
        down: 'DROP TABLE t, u',
        shape: 'wrapped',
      },
    ]);
    expect(result.migrations[0]?.rollback.status).toBe('restored');
    await using database = await server.createDatabase();
    await using connection = await database.connect();
    expect(await connection.query("SELECT to_regclass('t') AS t")).toEqual([{ t: null }]);
  });

  it.each([
    ['a flood of notices', `DO $$ BEGIN LOOP RAISE NOTICE '%', repeat('x', 1000); END LOOP; END $$`],
    [
      'a flood of notices that are asked for',
      `SET client_min_messages = debug5; DO $$ BEGIN LOOP RAISE DEBUG '%', repeat('x', 1000); END LOOP; END $$`,
    ],
    ['a flood of warnings in the log', `DO $$ BEGIN LOOP RAISE LOG '%', repeat('x', 1000); END LOOP; END $$`],
    ['a flood of rows', 'SELECT * FROM generate_series(1, 1e12)'],
  ])('%s ends with the statement', async (_, sql) => {
    await using impatient = await engine.start({ statementTimeoutMs: 1000 });
    await using database = await impatient.createDatabase();
    await using connection = await database.connect();
    expect((await errorOf(connection.execute(sql))).fields.sqlState).toBe('57014');
  });
}
