import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Connection,
  type Database,
  type Engine,
  type EngineOptions,
  PostgresError,
  type PostgresServer,
} from '../../src/engines/engine.js';
import { EngineError } from '../../src/errors.js';

/** Long enough on a busy machine for all that ends. */
const statementTimeoutMs = 60_000;

/** The fields of the PostgresError that some work fails with. */
export async function errorOf(work: Promise<unknown>): Promise<PostgresError> {
  const error: unknown = await work.then(
    () => new Error('it did not fail'),
    (reason: unknown) => reason,
  );
  if (error instanceof PostgresError) return error;
  throw error;
}

const swallowsCancel = `DO $$ BEGIN LOOP
  BEGIN PERFORM count(*) FROM generate_series(1, 10000000); EXCEPTION WHEN query_canceled THEN NULL; END;
END LOOP; END $$`;

/** How the engines call their servers. */
const names = {
  local: 'local PostgreSQL server',
  embedded: 'embedded Postgres',
  docker: 'PostgreSQL server in the container',
  url: 'PostgreSQL server of the database URL',
} as const;

/** In what a server that others use as well differs from one that is thrown away as a whole. */
export interface SharedServer {
  readonly options: Partial<EngineOptions>;
  /** Whether migrations may create roles there. They are given none that is there. */
  readonly createsRoles: boolean;
}

/** What every engine promises. */
export function describeEngine(engine: Engine, others?: SharedServer): void {
  let server: PostgresServer;
  let shared: Database;
  beforeAll(async () => {
    server = await engine.start({ ...others?.options, statementTimeoutMs });
    shared = await server.createDatabase();
  });
  afterAll(() => server[Symbol.asyncDispose]());

  const inNewDatabase = async <T>(
    work: (connection: Connection, database: Database) => Promise<T>,
  ): Promise<T> => {
    await using database = await server.createDatabase();
    await using connection = await database.connect();
    return await work(connection, database);
  };

  /** For what leaves nothing behind: a new database takes the embedded engine half a second. */
  const inSession = async <T>(work: (connection: Connection) => Promise<T>): Promise<T> => {
    await using connection = await shared.connect();
    return await work(connection);
  };

  const one = async (
    connection: Connection,
    sql: string,
    parameters?: readonly unknown[],
  ): Promise<unknown> => Object.values((await connection.query(sql, parameters))[0] ?? {})[0];

  it('says what it is', () => {
    expect(server.kind).toBe(engine.kind);
    expect(server.version).toMatch(new RegExp(`^${server.major}\\.\\d+$`));
    expect(server.startupMs).toBeGreaterThan(0);
  });

  describe('a new database', () => {
    it('is empty, and writes text as UTF-8', () =>
      inNewDatabase(async (connection) => {
        const [row] = await connection.query(`SELECT
          (SELECT count(*) FROM pg_class WHERE oid >= 16384) AS relations,
          (SELECT array_agg(nspname::text) FROM pg_namespace WHERE nspname !~ '^pg_|^information') AS schemas,
          pg_encoding_to_char(encoding) AS encoding, lower('ÄÖ') AS lower, datcollate AS collation,
          current_setting('search_path') AS search_path, current_setting('timezone') AS timezone,
          current_setting('wal_level') AS wal_level, current_setting('client_encoding') AS client_encoding
          FROM pg_database WHERE datname = current_database()`);
        expect(row).toMatchObject({ relations: '0', schemas: ['public'], encoding: 'UTF8', lower: 'äö' });
        expect(row).toMatchObject({ search_path: '"$user", public', timezone: 'UTC', wal_level: 'logical' });
      }));

    it('belongs to the role of the migrations, which is no superuser', () =>
      inSession(async (connection) => {
        const [row] =
          await connection.query(`SELECT current_user, session_user, current_setting('is_superuser') AS super,
          (SELECT datdba::regrole::text FROM pg_database WHERE datname = current_database()) AS owner,
          (SELECT rolsuper OR rolcreatedb OR rolreplication FROM pg_roles WHERE rolname = current_user) AS mighty`);
        expect(row).toEqual({
          current_user: server.roles.migrator,
          session_user: server.roles.migrator,
          super: 'off',
          owner: server.roles.migrator,
          mighty: false,
        });
      }));

    it.each([
      ['create in a catalog', 'CREATE TABLE pg_catalog.x ()'],
      ['create a superuser', 'CREATE ROLE x SUPERUSER'],
      ['become a superuser', 'ALTER ROLE CURRENT_USER SUPERUSER'],
      ['touch the supervisor', 'ALTER ROLE SUPERVISOR NOLOGIN'],
      ['become the supervisor', 'GRANT SUPERVISOR TO CURRENT_USER'],
      ['read a file of the server', "SELECT pg_read_file('/etc/passwd')"],
      ['run a program', "COPY (SELECT 1) TO PROGRAM 'cat'"],
      ['load an extension that is not trusted', 'CREATE EXTENSION pageinspect'],
      ['change the configuration', 'ALTER SYSTEM SET work_mem = 1'],
    ])('does not let it %s', (_, sql) =>
      inSession(async (connection) => {
        const attack = sql.replace('SUPERVISOR', server.roles.supervisor);
        expect((await errorOf(connection.execute(attack))).fields.sqlState).toBe('42501');
      }),
    );

    it('takes trusted extensions, also from inside of a DO block', () =>
      inNewDatabase(async (connection) => {
        await connection.execute("DO $$ BEGIN EXECUTE 'CREATE EXTENSION ' || quote_ident('citext'); END $$");
        expect(await one(connection, "SELECT 'A'::citext = 'a'::citext")).toBe(true);
      }));

    it('has no way to a role that leads out of the server', () =>
      inSession(async (connection) => {
        for (const role of ['execute_server_program', 'read_server_files', 'write_server_files']) {
          const { sqlState } = (await errorOf(connection.execute(`GRANT pg_${role} TO CURRENT_USER`))).fields;
          expect(['42501', '42704', '0LP01']).toContain(sqlState);
        }
      }));

    it.skipIf(others)('takes roles: created, granted, owning, dropped', () =>
      inNewDatabase(async (connection) => {
        await connection.execute('CREATE ROLE writer; CREATE ROLE reader LOGIN IN ROLE writer');
        await connection.execute('GRANT pg_read_all_data TO reader; CREATE TABLE t (); CREATE TABLE u ()');
        await connection.execute(
          'GRANT CREATE ON SCHEMA public TO postgres; ALTER TABLE t OWNER TO postgres',
        );
        await connection.execute('GRANT SELECT ON u TO writer; ALTER ROLE writer CONNECTION LIMIT 3');
        expect(
          await one(connection, "SELECT relowner::regrole::text FROM pg_class WHERE relname = 't'"),
        ).toBe('postgres');
        await connection.execute('DROP TABLE t, u; DROP ROLE reader; DROP ROLE writer');
      }),
    );

    it.runIf(others)('has roles of its own making, where the server lets it, and no others', () =>
      inNewDatabase(async (connection) => {
        const created = connection.execute('CREATE ROLE writer; CREATE ROLE reader LOGIN IN ROLE writer');
        if (others?.createsRoles !== true) {
          expect((await errorOf(created)).fields.sqlState).toBe('42501');
          return;
        }
        await created;
        for (const role of ['pg_read_all_data', 'pg_signal_backend', 'postgres'])
          expect((await errorOf(connection.execute(`GRANT ${role} TO reader`))).fields.sqlState).toBe(
            '42501',
          );
        await connection.execute('CREATE TABLE t (); CREATE TABLE u (); GRANT SELECT ON u TO writer');
        await connection.execute('GRANT CREATE ON SCHEMA public TO reader; ALTER TABLE t OWNER TO reader');
        await connection.execute('DROP OWNED BY reader; DROP TABLE u; DROP ROLE reader; DROP ROLE writer');
      }),
    );

    it('can be prepared by the supervisor', async () => {
      await using database = await server.createDatabase();
      {
        await using supervisor = await database.connectAsSupervisor();
        await supervisor.execute('CREATE EXTENSION pageinspect; CREATE ROLE app');
        expect(await one(supervisor, 'SELECT current_user')).toBe(server.roles.supervisor);
      }
      {
        await using connection = await database.connect();
        await connection.execute('CREATE TABLE t (); GRANT SELECT ON t TO app');
        expect(await one(connection, 'SELECT current_user')).toBe(server.roles.migrator);
        await connection.execute('DROP TABLE t');
      }
      await using supervisor = await database.connectAsSupervisor();
      await supervisor.execute('DROP ROLE app');
    });
  });

  describe('execute', () => {
    it('runs several statements as one simple query', () =>
      inNewDatabase(async (connection) => {
        await connection.execute('CREATE TABLE t (a int); INSERT INTO t VALUES (1), (2); SELECT * FROM t');
        expect(
          (await errorOf(connection.execute('INSERT INTO t VALUES (3); SELECT 1/0'))).fields.sqlState,
        ).toBe('22012');
        expect(await one(connection, 'SELECT count(*) FROM t')).toBe('2');
      }));

    it.each(['', ' ; -- nothing', "DO $$ BEGIN RAISE NOTICE 'x'; RAISE WARNING 'y'; END $$"])(
      'takes %j',
      (sql) => inSession((connection) => connection.execute(sql)),
    );

    it('feeds COPY FROM STDIN, in the midst of others', () =>
      inSession(async (connection) => {
        const sql = 'CREATE TEMP TABLE t (a int, b text); COPY t FROM stdin; INSERT INTO t VALUES (3)';
        await connection.execute(sql, '1\tü\\n🐘\n2\t\\N\n');
        expect(await connection.query('SELECT * FROM t ORDER BY a')).toEqual([
          { a: 1, b: 'ü\n🐘' },
          { a: 2, b: null },
          { a: 3, b: null },
        ]);
      }));

    it('feeds the first COPY with nothing but what belongs to it', () =>
      inSession(async (connection) => {
        await connection.execute('CREATE TEMP TABLE t (a int)');
        const error = await errorOf(connection.execute('COPY t FROM stdin; COPY t FROM stdin', '1\n'));
        expect(error.fields.sqlState).toBe('0A000');
        expect((await errorOf(connection.execute('COPY t FROM stdin', '1\nx\n'))).fields).toMatchObject({
          sqlState: '22P02',
          where: 'COPY t, line 2, column a: "x"',
        });
        await connection.execute('COPY t FROM stdin', '7\n'.repeat(400_000));
        expect(await one(connection, 'SELECT count(*) FROM t')).toBe('400000');
      }));

    it('refuses COPY FROM STDIN without data, drops what COPY TO STDOUT gives, and goes on', () =>
      inSession(async (connection) => {
        await connection.execute('CREATE TEMP TABLE t (a int); INSERT INTO t VALUES (1)');
        const error = await errorOf(connection.execute('COPY t FROM stdin'));
        expect(error.message).toBe('COPY FROM STDIN has no data: none follows the statement');
        expect(error.fields.sqlState).toBe('0A000');
        await connection.execute('COPY t TO stdout');
        expect(await one(connection, 'SELECT count(*) FROM t')).toBe('1');
      }));

    it('lets no byte 0 cut the text short', () =>
      inSession(async (connection) => {
        expect((await errorOf(connection.execute('SELECT 1; \0 DROP TABLE t'))).fields.sqlState).toBe(
          '08P01',
        );
      }));
  });

  describe('errors', () => {
    const inFunction = `DO $$ BEGIN
      EXECUTE 'SELECT nope';
    END $$`;

    it.each([
      ['a column', "SELECT 'hé🐘', nope", { sqlState: '42703', position: 15 }],
      ['an end', 'SELECT (1', { sqlState: '42601', position: 10 }],
      [
        'a query inside',
        inFunction,
        { sqlState: '42703', internalQuery: 'SELECT nope', internalPosition: 8 },
      ],
      ['a context', inFunction, { where: 'PL/pgSQL function inline_code_block line 2 at EXECUTE' }],
      [
        'a hint',
        'SELECT 1 + true',
        { sqlState: '42883', hint: expect.stringContaining('explicit type casts') as string },
      ],
      [
        'a detail',
        'CREATE TEMP TABLE t (a int UNIQUE); INSERT INTO t VALUES (1), (1)',
        { detail: 'Key (a)=(1) already exists.' },
      ],
    ])('have %s', (_, sql, fields) =>
      inSession(async (connection) => {
        expect((await errorOf(connection.execute(sql))).fields).toMatchObject(fields);
      }),
    );

    it('of run-away recursion leave the session in order', () =>
      inSession(async (connection) => {
        await connection.execute(
          'CREATE FUNCTION pg_temp.r(i int) RETURNS int LANGUAGE plpgsql AS $$ BEGIN RETURN pg_temp.r(i + 1); END $$',
        );
        expect((await errorOf(connection.execute('SELECT 1; SELECT pg_temp.r(1)'))).fields.sqlState).toBe(
          '54001',
        );
        expect(await one(connection, 'SELECT 1')).toBe(1);
      }));
  });

  describe('query', () => {
    it.each<readonly [string, unknown]>([
      ['true', true],
      ['1::int2', 1],
      ['2147483647', 2_147_483_647],
      ['1::oid', 1],
      ['1.5::float8', 1.5],
      ["'NaN'::float4", Number.NaN],
      ['9007199254740993::int8', '9007199254740993'],
      ['1.10', '1.10'],
      ['NULL::int', null],
      [`'{"a": [1]}'::jsonb`, { a: [1] }],
      [
        `ARRAY['a', NULL, 'NULL', '', 'a,b', '"', '\\', '{}']`,
        ['a', null, 'NULL', '', 'a,b', '"', '\\', '{}'],
      ],
      [
        'ARRAY[[1, 2], [3, NULL]]',
        [
          [1, 2],
          [3, null],
        ],
      ],
      ["'{}'::int[]", []],
      ["'[0:1]={1,2}'::int[]", [1, 2]],
      ["ARRAY['a'::name]", ['a']],
      ['ARRAY[true, false]', [true, false]],
      ["'2026-01-02 03:04:05.678+00'::timestamptz", '2026-01-02 03:04:05.678+00'],
      ["'\\xff'::bytea", '\\xff'],
      ["'(1,2)'::point", '(1,2)'],
      ["'1 day'::interval", '1 day'],
    ])('reads %s', (expression, value) =>
      inSession(async (connection) => {
        expect(await one(connection, `SELECT ${expression}`)).toEqual(value);
        expect(await one(connection, `SELECT ${expression} WHERE $1`, [true])).toEqual(value);
      }),
    );

    it.each<readonly [string, unknown]>([
      ['text', "it's 🐘"],
      ['int8', '9007199254740993'],
      ['bool', false],
      ['int', null],
      ['text[]', ['a', null, 'x"y\\z', 'NULL', '']],
      [
        'int[]',
        [
          [1, 2],
          [3, 4],
        ],
      ],
      ['jsonb', { a: 1 }],
    ])('takes a parameter of type %s', (type, value) =>
      inSession(async (connection) => {
        expect(await one(connection, `SELECT $1::${type}`, [value])).toEqual(value);
      }),
    );

    it('writes a bigint', () =>
      inSession(async (connection) => {
        expect(await one(connection, 'SELECT $1::int8', [9_007_199_254_740_993n])).toBe('9007199254740993');
      }));

    it('gives the rows of the last statement that has some', () =>
      inSession(async (connection) => {
        expect(await connection.query('SELECT 1 AS a; SELECT 2 AS b; CREATE TEMP TABLE t ()')).toEqual([
          { b: 2 },
        ]);
      }));

    it('tells the process of the session', () =>
      inSession(async (connection) => {
        expect(await one(connection, 'SELECT pg_backend_pid()')).toBe(connection.processId);
      }));
  });

  describe('a session', () => {
    it('leaves nothing to the next one', async () => {
      await using database = await server.createDatabase();
      {
        await using connection = await database.connect();
        await connection.execute(
          "SET search_path = nowhere; CREATE TEMP TABLE x (); SELECT pg_advisory_lock(1), set_config('a.b', '1', false)",
        );
        await connection.execute('SET ROLE pg_database_owner; BEGIN; CREATE TABLE public.t ()');
      }
      await using connection = await database.connect();
      const [row] = await connection.query(`SELECT current_user, current_setting('search_path') AS path,
        to_regclass('pg_temp.x') AS temporary, to_regclass('t') AS uncommitted,
        (SELECT count(*) FROM pg_locks WHERE locktype = 'advisory') AS locks`);
      expect(row).toEqual({
        current_user: server.roles.migrator,
        path: '"$user", public',
        temporary: null,
        uncommitted: null,
        locks: '0',
      });
    });

    it('begins with what ALTER DATABASE … SET and ALTER ROLE … SET have left', async () => {
      await using database = await server.createDatabase();
      {
        await using connection = await database.connect();
        await connection.execute(`DO $$ BEGIN
          EXECUTE format('ALTER DATABASE %I SET search_path = a, b', current_database());
          EXECUTE format('ALTER DATABASE %I SET work_mem = ''5MB''', current_database());
          ALTER ROLE CURRENT_USER SET work_mem = '6MB';
        END $$`);
      }
      await using connection = await database.connect();
      expect(
        await one(connection, "SELECT current_setting('search_path') || ' ' || current_setting('work_mem')"),
      ).toBe('a, b 6MB');
      await connection.execute('ALTER ROLE CURRENT_USER RESET ALL');
    });
  });

  it.each([
    [
      'the size of the databases',
      { databaseBytes: 60 << 20 },
      'CREATE TABLE t AS SELECT md5(n::text) FROM generate_series(1, 10000) n, generate_series(1, 10000)',
      { message: 'the database has grown beyond the limit of 60 MB', sqlState: '53100' },
    ],
    [
      'the time of the run',
      { runTimeoutMs: 5000 },
      swallowsCancel,
      { message: 'the run takes longer than its limit of 5 s', sqlState: '57014' },
    ],
  ])('tells at the statement that it met the limit of %s', async (_, limit, sql, expected) => {
    await using limited = await engine.start({ ...others?.options, statementTimeoutMs, ...limit });
    await using database = await limited.createDatabase();
    await using connection = await database.connect();
    const { message, fields } = await errorOf(connection.execute(sql));
    expect({ message, sqlState: fields.sqlState }).toEqual(expected);
  });

  it.each([
    ['loops for ever, and swallows query_canceled', '', swallowsCancel],
    ['has lifted the time limit', 'SET statement_timeout = 0', 'SELECT pg_sleep(60)'],
  ])('ends a session that %s', async (_, before, sql) => {
    await using impatient = await engine.start({ ...others?.options, statementTimeoutMs: 500 });
    await using database = await impatient.createDatabase();
    await using connection = await database.connect();
    await connection.execute(before);
    const error = await errorOf(connection.execute(sql));
    expect(error.message).toBe('canceling statement due to statement timeout of 500 ms');
    expect(error.fields.sqlState).toBe('57014');
    const after: unknown = await connection.query('SELECT 1').catch((reason: unknown) => reason);
    if (impatient.concurrentSessions) {
      expect((after as PostgresError).fields.sqlState).toBe('57P01');
      await using next = await database.connect();
      expect(await one(next, 'SELECT 1')).toBe(1);
    } else {
      expect(after).toEqual(
        new EngineError('the embedded Postgres was stopped: a statement ran longer than 500 ms'),
      );
    }
  });

  describe('a saved database', () => {
    const contents = async (database: Database): Promise<readonly unknown[]> => {
      await using connection = await database.connect();
      return (await connection.query('SELECT a FROM t ORDER BY a')).map(({ a }) => a);
    };
    const insert = async (database: Database, value: number): Promise<void> => {
      await using connection = await database.connect();
      await connection.execute(`INSERT INTO t VALUES (${value})`);
    };

    it.skipIf(others?.createsRoles === false)(
      'brings back the roles of its moment, and what they own',
      async () => {
        await using database = await server.createDatabase();
        {
          await using connection = await database.connect();
          await connection.execute('CREATE ROLE kept; CREATE ROLE dropped; CREATE TABLE t ()');
          await connection.execute('GRANT SELECT ON t TO dropped; GRANT kept TO dropped');
        }
        const saved = await database.save();
        {
          await using connection = await database.connect();
          await connection.execute('CREATE ROLE added; GRANT SELECT ON t TO added; DROP TABLE t');
          await connection.execute('DROP ROLE dropped; ALTER ROLE kept RENAME TO renamed');
        }
        await using restored = await saved.restore();
        await using connection = await restored.connect();
        const roles =
          "SELECT array_agg(rolname::text ORDER BY rolname::text) FROM pg_roles WHERE rolname = ANY ('{kept,dropped,added,renamed}')";
        expect(await one(connection, roles)).toEqual(['dropped', 'kept']);
        expect(await one(connection, "SELECT has_table_privilege('dropped', 't', 'SELECT')")).toBe(true);
        expect(await one(connection, "SELECT pg_has_role('dropped', 'kept', 'MEMBER')")).toBe(true);
        await connection.execute('DROP TABLE t; DROP ROLE dropped; DROP ROLE kept');
      },
    );

    it('cannot be dropped by a migration', async () => {
      await using database = await server.createDatabase();
      const names = async (): Promise<readonly unknown[]> => {
        await using connection = await database.connect();
        const rows = await connection.query('SELECT datname FROM pg_database');
        return rows.map(({ datname }) => datname);
      };
      const before = await names();
      const saved = await database.save();
      const copies = (await names()).filter((name) => !before.includes(name));
      {
        await using connection = await database.connect();
        for (const copy of copies)
          expect((await errorOf(connection.execute(`DROP DATABASE ${String(copy)}`))).fields.sqlState).toBe(
            '42501',
          );
      }
      await using restored = await saved.restore();
      await using connection = await restored.connect();
      expect(await one(connection, 'SELECT 1')).toBe(1);
    });

    it('lets us in again where a migration has shut the door', async () => {
      await using database = await server.createDatabase();
      {
        await using connection = await database.connect();
        await connection.execute(`DO $$ BEGIN
          EXECUTE format('ALTER DATABASE %I CONNECTION LIMIT 0', current_database());
          EXECUTE format('REVOKE CONNECT ON DATABASE %I FROM PUBLIC, CURRENT_USER', current_database());
          ALTER ROLE CURRENT_USER PASSWORD 'another';
        END $$`);
      }
      await using connection = await database.connect();
      expect(await one(connection, 'SELECT 1')).toBe(1);
    });

    it('is restored as it was, again and again', async () => {
      const database = await server.createDatabase();
      {
        await using connection = await database.connect();
        await connection.execute('CREATE TABLE t (a int); CREATE EXTENSION hstore');
      }
      const empty = await database.save();
      await insert(database, 1);
      const withOne = await database.save();
      const unneeded = await database.save();
      await unneeded.discard();
      await insert(database, 2);
      expect(await contents(database)).toEqual([1, 2]);

      const second = await withOne.restore();
      expect(await contents(second)).toEqual([1]);
      await insert(second, 3);
      const later = await second.save();
      const third = await empty.restore();
      expect(await contents(third)).toEqual([]);
      await using fourth = await later.restore();
      expect(await contents(fourth)).toEqual([1, 3]);
      await using connection = await fourth.connect();
      expect(await one(connection, "SELECT 'a=>1'::hstore -> 'a'")).toBe('1');
    });

    it('keeps name, settings, privileges and comment of the database, and the settings of the role', async () => {
      const database = await server.createDatabase();
      const properties = `SELECT current_database() AS name, current_setting('work_mem') AS memory,
        current_setting('statement_timeout') AS timeout, datacl::text AS privileges,
        shobj_description(oid, 'pg_database') AS comment FROM pg_database WHERE datname = current_database()`;
      const change = async (to: Database, memory: string): Promise<void> => {
        await using connection = await to.connect();
        await connection.execute(`DO $$ BEGIN
          EXECUTE format('ALTER DATABASE %I SET work_mem = %L', current_database(), '${memory}');
          EXECUTE format('COMMENT ON DATABASE %I IS %L', current_database(), '${memory}');
          EXECUTE format('REVOKE CONNECT ON DATABASE %I FROM PUBLIC', current_database());
          EXECUTE format('ALTER ROLE CURRENT_USER SET statement_timeout = %L', '${memory === '5MB' ? '5s' : '6s'}');
        END $$`);
      };
      const read = async (from: Database): Promise<unknown> => {
        await using connection = await from.connect();
        return (await connection.query(properties))[0];
      };
      await change(database, '5MB');
      const before = await read(database);
      const saved = await database.save();
      await change(database, '6MB');
      await using restored = await saved.restore();
      expect(await read(restored)).toEqual(before);
      expect(before).toMatchObject({ memory: '5MB', comment: '5MB' });
      await using connection = await restored.connect();
      await connection.execute('ALTER ROLE CURRENT_USER RESET ALL');
    });

    it('is not made while a connection is open', () =>
      inNewDatabase(async (_, database) => {
        await expect(database.save()).rejects.toThrow('close the connections before saving their database');
      }));
  });

  it('drops a database whatever it is doing', async () => {
    const database = await server.createDatabase();
    const connection = await database.connect();
    await connection.execute("BEGIN; CREATE TABLE t (); PREPARE TRANSACTION 'it''s'");
    const running = connection.query('SELECT pg_sleep(60)');
    const [outcome] = await Promise.allSettled([running, database[Symbol.asyncDispose]()]);
    expect(outcome).toMatchObject({ status: 'rejected' });
    await connection[Symbol.asyncDispose]();
    await expect(database.connect()).rejects.toThrow();
  });

  it('when it is stopped, says so to whoever goes on', async () => {
    const other = await engine.start({ ...others?.options, statementTimeoutMs: 0 });
    const database = await other.createDatabase();
    const connection = await database.connect();
    const running = connection.execute('SELECT pg_sleep(60)');
    const [outcome] = await Promise.allSettled([running, other[Symbol.asyncDispose]()]);
    const stopped = new EngineError(`the ${names[engine.kind]} was stopped`);
    expect(outcome).toEqual({ status: 'rejected', reason: stopped });
    await expect(connection.query('SELECT 1')).rejects.toEqual(stopped);
    await expect(database.connect()).rejects.toEqual(stopped);
    await expect(database.save()).rejects.toThrow();
    await connection[Symbol.asyncDispose]();
    await database[Symbol.asyncDispose]();
    await other[Symbol.asyncDispose]();
  });
}
