import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, watch } from 'node:fs';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { type AddressInfo, connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Database, PostgresServer } from '../../src/engines/engine.js';
import { findInstallations, usualPlaces } from '../../src/engines/local/find-binaries.js';
import { createLocalEngine } from '../../src/engines/local/local.js';
import { openPgConnection, type Supervision } from '../../src/engines/native/pg-connection.js';
import { EngineError } from '../../src/errors.js';
import { describeEngine, errorOf } from './every-engine.js';

const engine = createLocalEngine();
const options = { statementTimeoutMs: 20_000 };
const installations = await findInstallations(usualPlaces(process.env));

const dataFolderOf = async (database: Database): Promise<string> => {
  await using supervisor = await database.connectAsSupervisor();
  const [row] = await supervisor.query("SELECT current_setting('data_directory') AS folder");
  return row?.['folder'] as string;
};

const serverOf = (dataFolder: string): number =>
  Number(readFileSync(join(dataFolder, 'postmaster.pid'), 'utf8').split('\n')[0]);

/** ErrorResponse: manual, 55.7 “Message Formats”. */
const inRecovery = ((): Buffer => {
  const fields = Buffer.from(
    'SFATAL\0VFATAL\0C57P03\0Mthe database system is in recovery mode\0\0',
    'latin1',
  );
  const head = Buffer.from('E....');
  head.writeInt32BE(fields.length + 4, 1);
  return Buffer.concat([head, fields]);
})();

/** A process that ended counts as gone, though nobody has waited for it. */
const isRunning = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return process.platform !== 'linux' || !/^State:\s*Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
};

/** Resolves as soon as the folder is gone. */
const removal = (folder: string): Promise<void> =>
  new Promise((resolve) => {
    const look = (): void => {
      if (existsSync(folder)) return;
      watcher.close();
      resolve();
    };
    const watcher = watch(dirname(folder), look);
    look();
  });

describe.skipIf(installations.length === 0)('the local engine', () => {
  describeEngine(engine);

  describe('keeps the server apart', () => {
    let server: PostgresServer;
    let database: Database;
    let dataFolder: string;
    beforeAll(async () => {
      vi.stubEnv('DRYDOCK_TEST_TOKEN', 'secret');
      server = await engine.start(options);
      database = await server.createDatabase();
      dataFolder = await dataFolderOf(database);
    });
    afterAll(async () => {
      vi.unstubAllEnvs();
      await server[Symbol.asyncDispose]();
    });

    it.runIf(process.platform === 'linux')('from the environment: initdb’s, too', async () => {
      const environment = await readFile(`/proc/${serverOf(dataFolder)}/environ`, 'utf8');
      expect(environment.split('\0').filter(Boolean).sort()).toEqual([
        'LANG=C',
        'PATH=/usr/bin:/bin',
        'TZ=UTC',
      ]);
    });

    it.runIf(process.platform === 'linux')('from root', async () => {
      const status = await readFile(`/proc/${serverOf(dataFolder)}/status`, 'utf8');
      expect(/^Uid:\s*(\d+)/m.exec(status)?.[1]).not.toBe('0');
      expect(/^Groups:\s*(.*?)\s*$/m.exec(status)?.[1]).not.toMatch(/\b0\b/);
    });

    it('from the network and other users', async () => {
      await using supervisor = await database.connectAsSupervisor();
      const [row] = await supervisor.query("SELECT current_setting('listen_addresses') AS addresses");
      expect(row).toEqual({ addresses: '' });
      expect((await (await import('node:fs/promises')).stat(dirname(dataFolder))).mode & 0o777).toBe(0o700);
    });

    it('from our output: what it logs is in its folder', async () => {
      await using connection = await database.connect();
      await connection.execute("DO $$ BEGIN RAISE LOG '::set-output name=verdict::pass'; END $$");
      expect(await readFile(join(dirname(dataFolder), 'log'), 'utf8')).not.toContain('::');
    });

    it('and gives it the time zone UTC, messages in English, and no rights for a stranger', async () => {
      await using supervisor = await database.connectAsSupervisor();
      const [row] = await supervisor.query(
        "SELECT current_setting('timezone') AS zone, current_setting('lc_messages') AS messages, current_setting('autovacuum') AS autovacuum",
      );
      expect(row).toEqual({ zone: 'UTC', messages: 'C', autovacuum: 'off' });
    });
  });

  describe.runIf(process.platform === 'linux')('holds the server', () => {
    it('to its memory: who takes more is told at the statement, and the others go on', async () => {
      await using server = await engine.start({ ...options, memoryBytes: 256 << 20 });
      await using database = await server.createDatabase();
      await using connection = await database.connect();
      const greedy = "SELECT length(string_agg(repeat('x', 1000000), '')) FROM generate_series(1, 900)";
      expect((await errorOf(connection.query(greedy))).fields.sqlState).toBe('53200');
      expect(await connection.query('SELECT 1 AS a')).toEqual([{ a: 1 }]);
      await using unlimited = await engine.start(options);
      await using other = await unlimited.createDatabase();
      await using session = await other.connect();
      expect(await session.query(greedy)).toEqual([{ length: 900_000_000 }]);
    });

    it.runIf(process.getuid?.() === 0)('in a network of its own, where root may give it one', async () => {
      const listener = createServer().listen(0, '127.0.0.1');
      await once(listener, 'listening');
      const { port } = listener.address() as AddressInfo;
      await using server = await engine.start(options);
      await using database = await server.createDatabase();
      await using supervisor = await database.connectAsSupervisor();
      await supervisor.execute('CREATE EXTENSION dblink');
      const error = await errorOf(
        supervisor.query(`SELECT dblink_connect('host=127.0.0.1 port=${port} connect_timeout=2')`),
      );
      expect(error.fields.detail ?? error.message).toContain('Network is unreachable');
      listener.close();
    });
  });

  describe('survives', () => {
    it('a session that ends itself', async () => {
      await using server = await engine.start(options);
      await using database = await server.createDatabase();
      await using connection = await database.connect();
      const error = await errorOf(connection.query('SELECT pg_terminate_backend(pg_backend_pid())'));
      expect(error.message).toBe('terminating connection due to administrator command');
      expect(error.fields.sqlState).toBe('57P01');
      await using next = await database.connect();
      expect(await next.query('SELECT 1 AS a')).toEqual([{ a: 1 }]);
    });

    it('a backend that crashes', async () => {
      await using server = await engine.start(options);
      await using database = await server.createDatabase();
      await using connection = await database.connect();
      const running = errorOf(connection.query('SELECT pg_sleep(60)'));
      process.kill(connection.processId, 'SIGKILL');
      expect((await running).fields.sqlState).toBe('57P01');
      await using next = await database.connect();
      expect(await next.query('SELECT 1 AS a')).toEqual([{ a: 1 }]);
    });
  });

  it('opens a session again that was refused because the server recovers from a crash', async () => {
    await using server = await engine.start(options);
    await using database = await server.createDatabase();
    const real = join(dirname(await dataFolderOf(database)), '.s.PGSQL.5432');
    const folder = await mkdtemp(join(tmpdir(), 'drydock-test-'));
    let refused = 0;
    const door = createServer((client) => {
      if (refused > 0) client.pipe(connect(real)).pipe(client);
      else client.once('data', () => client.end(inRecovery));
      refused += 1;
    }).listen(join(folder, '.s.PGSQL.5432'));
    const supervision: Supervision = {
      endSession: () => Promise.resolve(),
      killServer: () => Promise.resolve(),
      sessionClosed: () => undefined,
      whyGone: () => Promise.resolve(undefined),
      limitReached: () => undefined,
    };
    const address = { host: folder, port: 5432, user: 'drydock_migrator', database: 'postgres' };
    {
      await using connection = await openPgConnection(
        address,
        { statementTimeoutMs: 0, settings: {} },
        supervision,
      );
      expect(await connection.query('SELECT 1 AS a')).toEqual([{ a: 1 }]);
    }
    door.close();
    await rm(folder, { recursive: true });
    expect(refused).toBe(2);
  });

  it('has several sessions at a time', async () => {
    await using server = await engine.start(options);
    await using database = await server.createDatabase();
    await using first = await database.connect();
    await using second = await database.connect();
    await first.execute('CREATE TABLE t ()');
    await first.execute('BEGIN; LOCK t');
    await second.execute("SET lock_timeout = '1ms'");
    expect((await errorOf(second.execute('SELECT FROM t'))).fields.sqlState).toBe('55P03');
  });

  it('kills a server whose session cannot be ended', async () => {
    await using server = await engine.start({ statementTimeoutMs: 1000 });
    await using database = await server.createDatabase();
    const pid = serverOf(await dataFolderOf(database));
    await using connection = await database.connect();
    const running = errorOf(connection.query('SELECT pg_sleep(60)'));
    process.kill(connection.processId, 'SIGSTOP');
    expect((await running).fields.sqlState).toBe('57014');
    await expect(database.connect()).rejects.toThrow(
      'the local PostgreSQL server was killed: a statement ran too long',
    );
    await server[Symbol.asyncDispose]();
    expect([pid, connection.processId].filter(isRunning)).toEqual([]);
  });

  it('tells of a server that somebody else stopped', async () => {
    await using server = await engine.start(options);
    await using database = await server.createDatabase();
    const pid = serverOf(await dataFolderOf(database));
    await using connection = await database.connect();
    const running = connection.query('SELECT pg_sleep(60)');
    process.kill(pid, 'SIGQUIT');
    await expect(running).rejects.toThrow(EngineError);
    await expect(connection.query('SELECT 1')).rejects.toThrow(
      /^the local PostgreSQL server stopped with exit status \d+$/,
    );
  });

  describe('leaves nothing behind', () => {
    it('when it is stopped, twice', async () => {
      const server = await engine.start(options);
      const dataFolder = await dataFolderOf(await server.createDatabase());
      const pid = serverOf(dataFolder);
      await server[Symbol.asyncDispose]();
      expect(existsSync(dirname(dataFolder))).toBe(false);
      expect(isRunning(pid)).toBe(false);
      await server[Symbol.asyncDispose]();
    });

    it.each(['SIGKILL', 'SIGTERM'] as const)('when we get %s', async (signal) => {
      const folder = await mkdtemp(join(tmpdir(), 'drydock-test-'));
      const script = join(folder, 'hold-server.mjs');
      await build({
        entryPoints: [fileURLToPath(new URL('bundle/hold-server.ts', import.meta.url))],
        outfile: script,
        ...{ bundle: true, platform: 'node', format: 'esm', logLevel: 'silent', external: ['pg-native'] },
        banner: {
          js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);',
        },
      });
      const child = spawn(process.execPath, [script], { stdio: ['ignore', 'pipe', 'inherit'] });
      const [dataFolder] = (await once(createInterface(child.stdout), 'line')) as [string];
      const pid = serverOf(dataFolder);
      child.kill(signal);
      await removal(dirname(dataFolder));
      expect(isRunning(pid)).toBe(false);
      await rm(folder, { recursive: true });
    });

    describe('of a start that fails', () => {
      let bin: string;
      beforeAll(async () => {
        bin = await mkdtemp(join(tmpdir(), 'drydock-test-'));
        await chmod(bin, 0o755);
      });
      afterAll(() => rm(bin, { recursive: true }));

      const fake = async (programs: Readonly<Record<string, string>>): Promise<string> => {
        const folder = await mkdtemp(join(bin, 'bin-'));
        await chmod(folder, 0o755);
        for (const [name, lines] of Object.entries(programs)) {
          await writeFile(join(folder, name), `#!/bin/sh\n${lines}\n`, { mode: 0o755 });
        }
        return folder;
      };
      const version = '[ "$1" = --version ] && { echo "postgres (PostgreSQL) 16.4 (Fake)"; exit; }';
      const makeCluster = 'folder=${1#--pgdata=}; mkdir "$folder"';

      it.each([
        [
          'initdb fails',
          version,
          'echo "initdb: error: no room in ${1#--pgdata=}" >&2; echo removing; exit 1',
        ],
        ['the server ends', `${version}\necho "FATAL:  no room in $2"; exit 1`, makeCluster],
        ['the server ends by a signal', `${version}\necho "no room in $2"; kill -KILL $$`, makeCluster],
      ])('because %s', async (_, postgres, initdb) => {
        const folder = await fake({ postgres, initdb });
        const broken = createLocalEngine({ preferred: folder, patterns: [], path: '' });
        const error: unknown = await broken.start(options).catch((reason: unknown) => reason);
        expect(error).toBeInstanceOf(EngineError);
        const { message, hint } = error as EngineError;
        const place = new RegExp(
          `^PostgreSQL 16\\.4 of ${folder} did not start: .*no room in (/.*)/data$`,
        ).exec(message)?.[1];
        expect(hint).toMatch(/PGBIN/);
        expect(existsSync(place ?? '/')).toBe(false);
      });

      it('because the programs cannot be run', async () => {
        const folder = await fake({ postgres: version, initdb: '' });
        await writeFile(join(folder, 'initdb'), '#!/nowhere/sh\n', { mode: 0o755 });
        const broken = createLocalEngine({ preferred: folder, patterns: [], path: '' });
        await expect(broken.start(options)).rejects.toThrow(/did not start: spawn .*initdb ENOENT/);
      });
    });
  });
});

describe('where no local PostgreSQL is found', () => {
  it('says where it was looked for', async () => {
    const nowhere = createLocalEngine({ preferred: undefined, patterns: ['/nowhere/*/bin'], path: '' });
    const why =
      'no server binaries of PostgreSQL 14 or newer were found: looked for initdb and postgres in $PGBIN (not set), /nowhere/*/bin and $PATH';
    expect(await nowhere.unavailable(options)).toBe(why);
    await expect(nowhere.start(options)).rejects.toThrow(`no local PostgreSQL: ${why}`);
  });

  it('says which were found instead', async () => {
    const root = await mkdtemp(join(tmpdir(), 'drydock-test-'));
    const folder = join(root, '15', 'bin');
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, 'initdb'), '', { mode: 0o755 });
    await writeFile(join(folder, 'postgres'), '#!/bin/sh\necho "postgres (PostgreSQL) 15.18"\n', {
      mode: 0o755,
    });
    const places = { preferred: undefined, patterns: [join(root, '*/bin')], path: '' };
    expect(await createLocalEngine(places).unavailable({ ...options, postgresMajor: 16 })).toBe(
      `no server binaries of PostgreSQL 16 were found, only 15.18 in ${folder}`,
    );
    expect(await createLocalEngine(places).unavailable({ ...options, postgresMajor: 15 })).toBeUndefined();
    expect(await readdir(root)).toEqual(['15']);
    await rm(root, { recursive: true });
  });
});
