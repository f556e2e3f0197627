import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Connection, EngineOptions, PostgresServer } from '../../src/engines/engine.js';
import { createUrlEngine } from '../../src/engines/url/url.js';
import { EngineError, UserError } from '../../src/errors.js';
import { runOn } from '../support/dry-run.js';
import { type PlainPostgres, startPlainPostgres } from '../support/plain-postgres.js';
import { serverPrograms } from '../support/server-programs.js';
import { describeEngine, errorOf } from './every-engine.js';

const password = 'p:ä/@?#%41 w';
const engine = createUrlEngine();
const tlsName = 'database.example';

/** The oldest, where migrations create no roles, and the newest. */
const majors = [...serverPrograms.keys()].sort((left, right) => left - right);
const tried = [...new Set([majors.find((major) => major >= 15), majors.findLast((major) => major >= 16)])];
const programsHere = tried.flatMap((major) => {
  const programs = major === undefined ? undefined : serverPrograms.get(major);
  return major === undefined || programs === undefined ? [] : [{ major, programs }];
});
if (programsHere.length < 2) console.info('The url engine is not tried here on all sides of PostgreSQL 16.');

const stillThere = `SELECT array_agg(name ORDER BY name) AS names FROM (
  SELECT datname::text FROM pg_database UNION ALL SELECT rolname::text FROM pg_roles) AS things (name)`;

describe.each(programsHere)('the url engine on PostgreSQL $major', ({ major, programs }) => {
  let shared: PlainPostgres;
  let superuser: Connection;
  let before: unknown;
  const createsRoles = major >= 16;

  const urlOf = (user: string, more = ''): string =>
    `postgres://${user}:${encodeURIComponent(password)}@127.0.0.1:${shared.port}/postgres${more}`;
  const options = (user = 'postgres', more = ''): EngineOptions => ({
    statementTimeoutMs: 20_000,
    databaseUrl: urlOf(user, more),
  });
  const names = async (): Promise<unknown> => (await superuser.query(stillThere))[0]?.['names'];

  const suite = { createsRoles, options: {} as Partial<EngineOptions> };
  beforeAll(async () => {
    shared = await startPlainPostgres({ programs, password, tlsName });
    Object.assign(suite.options, { databaseUrl: urlOf('postgres') });
    superuser = await shared.connect({ user: 'postgres', database: 'postgres' });
    const roles = [
      '"a b" CREATEDB CREATEROLE',
      'no_db CREATEROLE',
      'no_role CREATEDB',
      'neither',
      'nobody_else SUPERUSER',
    ];
    for (const role of roles) await superuser.execute(`CREATE ROLE ${role} LOGIN PASSWORD '${password}'`);
    before = await names();
  });
  afterAll(async () => {
    await superuser[Symbol.asyncDispose]();
    await shared[Symbol.asyncDispose]();
  });

  describe('for a superuser', () => {
    describeEngine(engine, suite);
  });

  it('has left nothing behind, and the database of the URL as it was', async () => {
    expect(await names()).toEqual(before);
    const [row] = await superuser.query(
      "SELECT count(*) AS relations FROM pg_class WHERE oid >= 16384 AND relnamespace <> 'pg_toast'::regnamespace",
    );
    expect(row).toEqual({ relations: '0' });
  });

  describe('for a role with CREATEDB and CREATEROLE', () => {
    const less = (): EngineOptions => options('a%20b');

    it('makes, saves and restores databases, with settings, privileges and comments', async () => {
      await using server = await engine.start(less());
      expect(server.roles.supervisor).toBe('a b');
      const database = await server.createDatabase();
      const change = async (session: Connection, memory: string): Promise<void> =>
        session.execute(`DO $$ BEGIN
          EXECUTE format('ALTER DATABASE %I SET work_mem = %L', current_database(), '${memory}');
          EXECUTE format('ALTER DATABASE %I SET search_path = %s', current_database(), '"a;b", "c""d", public');
          EXECUTE format('COMMENT ON DATABASE %I IS %L', current_database(), '${memory}');
          EXECUTE format('REVOKE TEMPORARY ON DATABASE %I FROM PUBLIC', current_database());
          ALTER ROLE CURRENT_USER SET maintenance_work_mem = '${memory}';
        END $$`);
      const read = async (session: Connection): Promise<unknown> =>
        (
          await session.query(`SELECT current_setting('work_mem') AS memory, current_setting('search_path') AS path, current_setting('maintenance_work_mem') AS maintenance,
            shobj_description(oid, 'pg_database') AS comment,
            (SELECT array_agg(a::text ORDER BY a::text) FROM unnest(datacl) AS a) AS privileges
            FROM pg_database WHERE datname = current_database()`)
        )[0];
      {
        await using session = await database.connect();
        await session.execute('CREATE TABLE t (a int)');
        await change(session, '5MB');
      }
      let properties: unknown;
      {
        await using session = await database.connect();
        properties = await read(session);
      }
      const saved = await database.save();
      {
        await using session = await database.connect();
        await change(session, '6MB');
        await session.execute("DROP TABLE t; PREPARE TRANSACTION 'x'").catch(() => undefined);
        await session.execute("BEGIN; CREATE TABLE u (); PREPARE TRANSACTION 'y'");
      }
      await using restored = await saved.restore();
      await using session = await restored.connect();
      expect(await read(session)).toEqual(properties);
      expect(properties).toMatchObject({ memory: '5MB', path: '"a;b", "c""d", public', comment: '5MB' });
      await session.query('SELECT FROM t');
    });

    it.runIf(createsRoles)('brings roles back, and keeps one that a saved database knows', async () => {
      await using server = await engine.start(less());
      const database = await server.createDatabase();
      {
        await using session = await database.connect();
        await session.execute(
          'CREATE ROLE kept; CREATE ROLE dropped LOGIN CONNECTION LIMIT 3; CREATE TABLE t ()',
        );
        await session.execute(
          "GRANT SELECT ON t TO kept; GRANT kept TO dropped; COMMENT ON ROLE kept IS 'x'",
        );
        await session.execute("ALTER ROLE dropped SET search_path = a, 'b c'");
      }
      const roles = `SELECT rolname::text AS name, rolcanlogin AS login, rolconnlimit AS connections, rolconfig AS settings,
        shobj_description(oid, 'pg_authid') AS comment, pg_has_role(oid, (SELECT oid FROM pg_roles WHERE rolname ~ '^kept'), 'MEMBER') AS member
        FROM pg_roles WHERE oid >= 16384 AND rolname ~ '^(kept|dropped|added)' ORDER BY rolname`;
      const there = await superuser.query(roles);
      const saved = await database.save();
      {
        await using session = await database.connect();
        await session.execute('CREATE ROLE added; DROP ROLE dropped; ALTER ROLE kept RENAME TO kept_not');
        await session.execute('GRANT added TO kept_not; DROP TABLE t');
        const { sqlState } = (await errorOf(session.execute('DROP ROLE kept_not'))).fields;
        expect(sqlState).toBe('2BP01');
      }
      await using restored = await saved.restore();
      expect(await superuser.query(roles)).toEqual(there);
      await using session = await restored.connect();
      await session.execute('GRANT CREATE ON SCHEMA public TO dropped; ALTER TABLE t OWNER TO dropped');
    });

    it('ends sessions, and drops what they do', async () => {
      const server = await engine.start({ ...less(), statementTimeoutMs: 500 });
      const database = await server.createDatabase();
      const session = await database.connect();
      const endless = `DO $$ BEGIN LOOP
        BEGIN PERFORM count(*) FROM generate_series(1, 10000000); EXCEPTION WHEN query_canceled THEN NULL; END;
      END LOOP; END $$`;
      expect((await errorOf(session.execute(endless))).fields.sqlState).toBe('57014');
      await using next = await database.connect();
      await next.execute("BEGIN; CREATE TABLE u (); PREPARE TRANSACTION 'y'");
      await server[Symbol.asyncDispose]();
      expect(await names()).toEqual(before);
    });
  });

  describe('leaves nothing behind', () => {
    it('of a dry-run whose migrations give things to roles', async () => {
      {
        await using server = await engine.start(options());
        const give = 'CREATE TABLE t (a int); ALTER TABLE t OWNER TO lacking_owner';
        const result = await runOn(server, [{ up: give, down: 'DROP TABLE t' }]);
        expect(result.migrations.map(({ rollback }) => rollback.status)).toEqual(['restored']);
      }
      expect(await names()).toEqual(before);
    });

    it('of two runs at once, each of which has its own', async () => {
      {
        await using first = await engine.start(options());
        await using second = await engine.start(options('a%20b'));
        const databases = await Promise.all([first, first, second].map((server) => server.createDatabase()));
        const sessions = await Promise.all(databases.map((database) => database.connect()));
        for (const [index, session] of sessions.entries()) {
          await session.execute(`CREATE TABLE t AS SELECT ${index} AS a`);
          if (createsRoles) await session.execute(`CREATE ROLE of_run_${index}`);
        }
        await first[Symbol.asyncDispose]();
        expect(await sessions[2]?.query('SELECT a FROM t')).toEqual([{ a: 2 }]);
        if (createsRoles) await sessions[2]?.execute('GRANT of_run_2 TO CURRENT_USER; DROP ROLE of_run_2');
      }
      expect(await names()).toEqual(before);
    });

    it.runIf(createsRoles)('of roles that roles have made, and of those that a script lacked', async () => {
      {
        await using server = await engine.start(options());
        await using other = await engine.start(options());
        for (const { roles } of [server, other]) {
          await superuser.execute('CREATE ROLE lacking').catch(() => undefined);
          await superuser.execute(`COMMENT ON ROLE lacking IS 'made by Drydock'`);
          await superuser.execute(`GRANT lacking TO ${roles.migrator} WITH ADMIN OPTION`);
        }
        await using database = await server.createDatabase();
        await using session = await database.connect();
        await session.execute(
          'CREATE ROLE a CREATEROLE; SET ROLE a; CREATE ROLE b CREATEROLE; SET ROLE b; CREATE ROLE c',
        );
        await server[Symbol.asyncDispose]();
        await using still = await other.createDatabase();
        await using user = await still.connect();
        await user.execute('CREATE TABLE t (); GRANT SELECT ON t TO lacking');
      }
      expect(await names()).toEqual(before);
    });

    it('of a role that another run uses which did not make it', async () => {
      {
        await using other = await engine.start(options());
        await using database = await other.createDatabase();
        await using session = await database.connect();
        await session.execute('CREATE TABLE t ()');
        {
          await using server = await engine.start(options());
          await superuser.execute(`CREATE ROLE lacking; COMMENT ON ROLE lacking IS 'made by Drydock'`);
          await superuser.execute(`GRANT lacking TO ${server.roles.migrator} WITH ADMIN OPTION`);
          await session.execute('GRANT SELECT ON t TO lacking');
        }
        expect(await names()).toContain('lacking');
      }
      expect(await names()).toEqual(before);
    });

    it('of a run that throws', async () => {
      const run = async (): Promise<void> => {
        await using server = await engine.start(options());
        await using database = await server.createDatabase();
        await database.save();
        throw new Error('thrown');
      };
      await expect(run()).rejects.toThrow('thrown');
      expect(await names()).toEqual(before);
    });

    it('of a start that is given up', async () => {
      const reason = new Error('given up');
      await expect(engine.start(options(), AbortSignal.abort(reason))).rejects.toThrow(EngineError);
      expect(await names()).toEqual(before);
    });

    it('of a session that nothing ends: it is given up', async () => {
      const server = await engine.start({ ...options(), statementTimeoutMs: 500 });
      const database = await server.createDatabase();
      const session = await database.connect();
      const running = errorOf(session.query('SELECT pg_sleep(60)'));
      process.kill(session.processId, 'SIGSTOP');
      expect((await running).fields.sqlState).toBe('57014');
      await expect(database.connect()).rejects.toThrow(
        'the PostgreSQL server of the database URL was given up: a statement ran too long',
      );
      await session[Symbol.asyncDispose]();
      process.kill(session.processId, 'SIGCONT');
      await server[Symbol.asyncDispose]();
      expect(await names()).toEqual(before);
    });

    it.each(['SIGKILL', 'SIGTERM', 'SIGINT'] as const)('when we get %s', async (signal) => {
      const folder = await mkdtemp(join(tmpdir(), 'drydock-test-'));
      const entries = { hold: 'bundle/hold-url.ts', reaper: '../../src/engines/url/reaper-script.ts' };
      await build({
        entryPoints: Object.fromEntries(
          Object.entries(entries).map(([name, file]) => [
            name,
            fileURLToPath(new URL(file, import.meta.url)),
          ]),
        ),
        ...{ outdir: folder, outExtension: { '.js': '.mjs' }, bundle: true, platform: 'node', format: 'esm' },
        ...{ logLevel: 'silent', external: ['pg-native'] },
        banner: {
          js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);',
        },
      });
      const child = spawn(process.execPath, [join(folder, 'hold.mjs'), join(folder, 'reaper.mjs')], {
        stdio: ['pipe', 'pipe', 'inherit'],
      });
      child.stdin.end(urlOf('postgres'));
      const [migrator] = (await once(createInterface(child.stdout), 'line')) as [string];
      expect(await names()).toContain(migrator);
      child.kill(signal);
      await once(child, 'exit');
      for (
        let left = await names();
        (left as string[]).length > (before as string[]).length;
        left = await names()
      );
      expect(await names()).toEqual(before);
      await rm(folder, { recursive: true });
    });
  });

  describe('refuses', () => {
    it.each([
      ['no_db', 'lacks CREATEDB: a superuser gives it with ALTER ROLE … CREATEDB'],
      ['no_role', 'lacks CREATEROLE: a superuser gives it with ALTER ROLE … CREATEROLE'],
      [
        'neither',
        'lacks CREATEDB and CREATEROLE: a superuser gives it with ALTER ROLE … CREATEDB CREATEROLE',
      ],
    ])('the role %s', async (user, why) => {
      const message = `the server of the database URL cannot be used: the role of the database URL ${why}`;
      expect(await engine.unavailable(options(user))).toBe(message);
      const error: unknown = await engine.start(options(user)).catch((reason: unknown) => reason);
      expect(error).toBeInstanceOf(EngineError);
      expect((error as Error).message).toBe(message.replace('the', 'The'));
    });

    it('a wrong password, and no password', async () => {
      const wrong = { statementTimeoutMs: 0, databaseUrl: urlOf('postgres').replace('%41', '') };
      expect(await engine.unavailable({ ...wrong, databaseUrl: wrong.databaseUrl.replace('w@', 'v@') })).toBe(
        'the server of the database URL refused: password authentication failed for user "postgres"',
      );
      const none = `postgres://postgres@127.0.0.1:${shared.port}/postgres`;
      expect(await engine.unavailable({ statementTimeoutMs: 0, databaseUrl: none })).toBe(
        'the server of the database URL wants a password, and the URL has none',
      );
    });

    it('a server that lets in nobody else', async () => {
      expect(await engine.unavailable(options('nobody_else'))).toMatch(
        /^the server of the database URL refused: pg_hba/,
      );
    });
  });

  it('looks at certificates as the sslmode says', async () => {
    const here = createUrlEngine({ resolve: () => Promise.resolve(['127.0.0.1']) });
    const named = (mode: string): EngineOptions => ({
      statementTimeoutMs: 0,
      databaseUrl: options('postgres', `?sslmode=${mode}`).databaseUrl?.replace('127.0.0.1', tlsName) ?? '',
    });
    const root = `&sslrootcert=${shared.dataFolder}/server.crt`;
    const encrypted = async (mode: string): Promise<unknown> => {
      await using server = await here.start(named(mode));
      await using database = await server.createDatabase();
      await using session = await database.connect();
      return (await session.query('SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()'))[0]?.['ssl'];
    };
    expect(await encrypted('disable')).toBe(false);
    expect(await encrypted('prefer')).toBe(true);
    expect(await encrypted('require')).toBe(true);
    expect(await encrypted(`verify-full${root}`)).toBe(true);
    expect(await here.unavailable(named('verify-full'))).toBe(
      'the server of the database URL has a certificate that it has signed itself (DEPTH_ZERO_SELF_SIGNED_CERT)',
    );
    const other = createUrlEngine({ resolve: () => Promise.resolve(['127.0.0.1']) });
    const misnamed = named(`verify-full${root}`).databaseUrl?.replace(tlsName, 'another.example') ?? '';
    expect(await other.unavailable({ statementTimeoutMs: 0, databaseUrl: misnamed })).toBe(
      'the server of the database URL has a certificate for another name (ERR_TLS_CERT_ALTNAME_INVALID)',
    );
    expect(
      await other.unavailable({ statementTimeoutMs: 0, databaseUrl: misnamed.replace('full', 'ca') }),
    ).toBeUndefined();
  });

  it('says in what the server differs', async () => {
    const fresh = createUrlEngine();
    expect(fresh.caveat({ ...options(), postgresMajor: 14 })).toBeUndefined();
    expect(await fresh.unavailable(options())).toBeUndefined();
    const roles = 'migrations cannot create roles on a server that others use before PostgreSQL 16';
    expect(fresh.caveat(options())).toBe(createsRoles ? undefined : roles);
    expect(fresh.caveat({ ...options(), postgresMajor: 14 })).toBe(
      [`it is PostgreSQL ${major}, although 14 is asked for`, ...(createsRoles ? [] : [roles])].join('; '),
    );
  });

  it('takes a unix socket, and a database that is too large is told', async () => {
    const databaseUrl = `postgresql://postgres@/postgres?host=${encodeURIComponent(shared.folder)}&port=${shared.port}`;
    await using server: PostgresServer = await engine.start({
      statementTimeoutMs: 60_000,
      databaseUrl,
      databaseBytes: 20 << 20,
    });
    await using database = await server.createDatabase();
    await using session = await database.connect();
    const fill = 'CREATE TABLE t AS SELECT repeat(md5(generate_series(1, 100000000)::text), 40)';
    expect((await errorOf(session.execute(fill))).fields.sqlState).toBe('53100');
  });
});

describe('the URL of the url engine', () => {
  const failing = async (
    databaseUrl: string | undefined,
    allowRemoteDatabase = false,
  ): Promise<UserError> => {
    const error: unknown = await createUrlEngine({ resolve: () => Promise.reject(new Error('ENOTFOUND')) })
      .start({
        statementTimeoutMs: 0,
        ...(databaseUrl === undefined ? {} : { databaseUrl }),
        allowRemoteDatabase,
      })
      .catch((reason: unknown) => reason);
    if (error instanceof UserError) return error;
    throw error;
  };

  it.each([
    [undefined, 'The engine "url" needs the URL of a server.'],
    ['', 'The engine "url" needs the URL of a server.'],
    ['mysql://a:secret@localhost/x', 'The database URL does not begin with postgres:// or postgresql://.'],
    ['host=localhost password=secret', 'The database URL does not begin with postgres:// or postgresql://.'],
    ['postgres://a:sec%ret@localhost:notaport/x', 'The database URL cannot be understood.'],
    [
      'postgres://a:secret@localhost/x?port=99999',
      'The port in the database URL is no number from 1 to 65535.',
    ],
    [
      'postgres://a:secret@localhost/x?sslmode=secret',
      'The sslmode in the database URL is none of libpq’s: see the manual, 34.19.3.',
    ],
    [
      'postgres://a@localhost/x?sslrootcert=/nowhere/secret',
      'A file that the database URL names (sslrootcert, sslcert, sslkey) cannot be read.',
    ],
    [
      'postgres://a:secret@8.8.8.8/x',
      'The database URL leads to another machine, which is neither this one nor a service container.',
    ],
    [
      'postgres://a:secret@10.0.0.8/x',
      'The database URL leads to another machine, which is neither this one nor a service container.',
    ],
  ])('%s is refused', async (url, message) => {
    const error = await failing(url);
    expect(error).not.toBeInstanceOf(EngineError);
    expect(error.message).toBe(message);
    expect(JSON.stringify([error.message, error.hint, error.stack, error.cause])).not.toContain('secret');
  });

  it.each<readonly [string, readonly string[], boolean]>([
    ['localhost', ['127.0.0.1', '::1'], true],
    ['localhost', ['127.0.0.1', '93.184.216.34'], false],
    ['postgres', ['172.18.0.2'], true],
    ['postgres', ['172.18.0.2', '93.184.216.34'], false],
    ['postgres', ['172.32.0.2'], false],
    ['postgres', ['fd00::2'], true],
    ['postgres', ['::ffff:8.8.8.8'], false],
    ['host.docker.internal', ['192.168.65.254'], true],
    ['db.example.com', ['10.0.0.8'], false],
    ['db.example.com', ['127.0.0.1'], true],
  ])('of the host %s with %j may lead there: %s', async (host, addresses, near) => {
    const { findHost } = await import('../../src/engines/url/find-host.js');
    const resolve = (): Promise<readonly string[]> => Promise.resolve(addresses);
    if (near) expect(await findHost(host, false, resolve)).toEqual(addresses);
    else await expect(findHost(host, false, resolve)).rejects.toThrow('leads to another machine');
    expect(await findHost(host, true, resolve)).toEqual(addresses);
  });

  /** Letters that no message of ours has in a row. */
  const secret = fc.stringMatching(/^[a-z%:@/?#&=ÄÖ ]{0,6}qzx[a-z0-9%:@/?#&=' ]{0,9}$/);

  it('is in no message, stack or cause of a start that fails', () =>
    fc.assert(
      fc.asyncProperty(
        fc.record({ user: secret, pass: secret, host: secret, database: secret }),
        fc.boolean(),
        fc.boolean(),
        async ({ user, pass, host, database }, encoded, remote) => {
          const write = encoded ? encodeURIComponent : (text: string): string => text;
          const url = `postgres://${write(user)}:${write(pass)}@${write(host)}/${write(database)}`;
          const error = await failing(url, remote);
          const all = [error.message, error.hint, error.stack, String(error.cause)].join('\n');
          expect(all).not.toMatch(/qzx/);
        },
      ),
      { numRuns: 300 },
    ));
});
