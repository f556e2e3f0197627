import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import type { Readable } from 'node:stream';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Container } from 'dockerode';
import { build, type BuildOptions } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Database, PostgresServer } from '../../src/engines/engine.js';
import { EngineError } from '../../src/errors.js';
import { daemon, dockerEngine, hasDocker, testImage } from '../support/docker-here.js';
import { deriveImage } from '../support/derive-image.js';
import { childrenOf, commandOf } from '../support/processes.js';
import { startRegistry } from '../support/registry.js';
import { temporaryFolder } from '../support/temporary-folder.js';
import { describeEngine, errorOf } from './every-engine.js';

const options = { statementTimeoutMs: 20_000 };

/** Docker calls a container's host by its id. */
async function containerOf(database: Database): Promise<Container> {
  await using supervisor = await database.connectAsSupervisor();
  const [row] = await supervisor.query("SELECT pg_read_file('/etc/hostname') AS host");
  return (await daemon()).getContainer(String(row?.['host']).trim());
}

async function shell(container: Container, command: string): Promise<void> {
  const call = await container.exec({ Cmd: ['sh', '-c', command], User: 'postgres', AttachStdout: true });
  const output = await call.start({});
  await once(output.resume(), 'end');
}

/** Resolves as soon as it is gone. */
const removal = (container: Container): Promise<unknown> =>
  container.wait({ condition: 'removed' }).catch((error: unknown) => {
    if ((error as { readonly statusCode?: number }).statusCode !== 404) throw error;
  });

const failureOf = async (work: Promise<unknown>): Promise<EngineError> => {
  const error: unknown = await work.catch((reason: unknown) => reason);
  if (error instanceof EngineError) return error;
  throw new Error('no EngineError', { cause: error });
};

/** What a process could leave: containers, and those that wait for its end to remove them. */
const leftBy = async (pid: number): Promise<unknown> => {
  const label = [`drydock.process=${pid}`];
  const containers = await (await daemon()).listContainers({ all: true, filters: { label } });
  const reapers = childrenOf(pid)
    .map(commandOf)
    .filter((words) => words.some((word) => word.startsWith('drydock-')));
  return { containers: containers.map(({ Names: names }) => names), reapers };
};

const nothing = { containers: [], reapers: [] };

describe.skipIf(!hasDocker)('the docker engine', () => {
  describe('as every engine', () => {
    describeEngine(dockerEngine);
  });

  describe('keeps the server apart', () => {
    let server: PostgresServer;
    let container: Container;
    beforeAll(async () => {
      vi.stubEnv('DRYDOCK_TEST_TOKEN', 'secret');
      server = await dockerEngine.start({ ...options, databaseBytes: 64 << 20, memoryBytes: 256 << 20 });
      container = await containerOf(await server.createDatabase());
    });
    afterAll(async () => {
      vi.unstubAllEnvs();
      await server[Symbol.asyncDispose]();
    });

    it('from the environment', async () => {
      const { Config: config } = await container.inspect();
      expect(JSON.stringify(config.Env)).not.toContain('secret');
    });

    it('from root and its rights', async () => {
      const { Config: config, HostConfig: host } = await container.inspect();
      expect(config.User).toBe('postgres');
      expect(host).toMatchObject({
        ...{ CapAdd: null, CapDrop: ['ALL'], Privileged: false, SecurityOpt: ['no-new-privileges'] },
        ...{ PidsLimit: 200, Memory: 2 * (256 << 20) + (64 << 20) + (1 << 30) },
      });
    });

    it('from the disk', async () => {
      const { HostConfig: host, Mounts: mounts } = await container.inspect();
      expect({ binds: host.Binds ?? [], mounts }).toEqual({ binds: [], mounts: [] });
    });

    it('from the network', async () => {
      const { NetworkSettings: network } = await container.inspect();
      const published = Object.values(network.Ports).flat();
      // Where tests run in a container themselves, the gateway is how they reach it.
      expect(published.map(({ HostIp: address }) => address)).toEqual([
        expect.stringMatching(/^(127\.0\.0\.1|172\.\d+\.\d+\.1)$/) as string,
      ]);
    });
  });

  describe('survives', () => {
    it('a backend that crashes', async () => {
      await using server = await dockerEngine.start(options);
      await using database = await server.createDatabase();
      const container = await containerOf(database);
      await using connection = await database.connect();
      const running = errorOf(connection.query('SELECT pg_sleep(60)'));
      await shell(container, `kill -KILL ${connection.processId}`);
      expect((await running).fields.sqlState).toBe('57P01');
      await using next = await database.connect();
      expect(await next.query('SELECT 1 AS a')).toEqual([{ a: 1 }]);
    });

    it('a session that wants more memory than it may have', async () => {
      await using server = await dockerEngine.start({ ...options, memoryBytes: 128 << 20 });
      await using database = await server.createDatabase();
      await using connection = await database.connect();
      const hungry = "SELECT length(string_agg(repeat('x', 1000000), '')) FROM generate_series(1, 900)";
      expect((await errorOf(connection.query(hungry))).fields.sqlState).toBe('53200');
      expect(await connection.query('SELECT 1 AS a')).toEqual([{ a: 1 }]);
    });

    it('a statement that fills the database, and tells it there', async () => {
      await using server = await dockerEngine.start({ ...options, databaseBytes: 64 << 20 });
      await using database = await server.createDatabase();
      await using connection = await database.connect();
      const filling = connection.execute(
        "CREATE TABLE t AS SELECT repeat('x', 1000), generate_series(1, 100000000)",
      );
      expect((await errorOf(filling)).fields.sqlState).toBe('53100');
    });
  });

  describe('tells of a container that died', () => {
    it('during a statement', async () => {
      await using server = await dockerEngine.start(options);
      await using database = await server.createDatabase();
      const container = await containerOf(database);
      await using connection = await database.connect();
      const running = failureOf(connection.query('SELECT pg_sleep(60)'));
      await container.kill();
      expect((await running).message).toMatch(
        /^the PostgreSQL server in the container stopped with exit status 137/,
      );
      expect((await failureOf(database.connect())).message).toBe((await running).message);
    });

    it('and of one that somebody removed', async () => {
      await using server = await dockerEngine.start(options);
      await using database = await server.createDatabase();
      const container = await containerOf(database);
      await using connection = await database.connect();
      const running = failureOf(connection.query('SELECT pg_sleep(60)'));
      await container.remove({ force: true, v: true });
      expect((await running).message).toMatch(/^the PostgreSQL server in the container stopped with /);
    });
  });

  describe('with an image made from the official one', () => {
    it('leaves its libraries, and waits for its scripts', async () => {
      await using image = await deriveImage(
        testImage,
        `for sample in /usr/share/postgresql/*/postgresql.conf.sample /usr/local/share/postgresql/postgresql.conf.sample; do
          [ ! -e "$sample" ] || echo "shared_preload_libraries = 'pg_stat_statements'" >> "$sample"
        done
        echo 'CREATE EXTENSION pg_stat_statements; SELECT pg_sleep(0.1)' > /docker-entrypoint-initdb.d/1.sql`,
      );
      await using server = await dockerEngine.start({ ...options, image: image.name });
      await using database = await server.createDatabase();
      await using supervisor = await database.connectAsSupervisor();
      await supervisor.execute('CREATE EXTENSION pg_stat_statements');
      expect(await supervisor.query('SELECT count(*) > 0 AS works FROM pg_stat_statements')).toEqual([
        { works: true },
      ]);
    });

    it.each([
      ['printf "\\033[31m::error::no room\\007\\n" >&2; exit 7', 'exit status 7: [31m::error::no room'],
      ['echo "FATAL:  no room" >&2; echo later; exit 1', 'exit status 1: FATAL: no room'],
      ['exit 3', 'exit status 3'],
    ])('that ends by `%s` says so', async (entrypoint, end) => {
      await using image = await deriveImage(testImage, 'true', ['sh', '-c', entrypoint]);
      const { message, hint } = await failureOf(dockerEngine.start({ ...options, image: image.name }));
      expect(message).toBe(`the image ${image.name} did not start: ${end}`);
      expect(hint).toContain('--engine');
      expect(await leftBy(process.pid)).toEqual(nothing);
    });

    it('without its user says so', async () => {
      await using image = await deriveImage(testImage, "sed -i '/^postgres:/d' /etc/passwd");
      const { message } = await failureOf(dockerEngine.start({ ...options, image: image.name }));
      expect(message).toMatch(/^the image \S+ did not start: .*unable to find user postgres/);
    });
  });

  describe('tells of an image that cannot be pulled', () => {
    const json = { 'content-type': 'application/json' };

    it('because it is not there', async () => {
      await using registry = await startRegistry((request, response) => {
        if (request.url === '/v2/') return response.end();
        const errors = [{ code: 'MANIFEST_UNKNOWN', message: 'manifest unknown' }];
        return response.writeHead(404, json).end(JSON.stringify({ errors }));
      });
      const image = `${registry.address}/nothing:1`;
      const { message, hint } = await failureOf(dockerEngine.start({ ...options, image }));
      expect(message).toMatch(new RegExp(`^the image ${image} cannot be pulled: .*manifest.* unknown`));
      expect(hint).toBe('Check name and tag of the image (--image).');
    });

    it('because we may not', async () => {
      await using registry = await startRegistry((_, response) => {
        response.writeHead(401, { ...json, 'www-authenticate': 'Basic realm="r"' }).end('{}');
      });
      const image = `${registry.address}/private:1`;
      const { message, hint } = await failureOf(dockerEngine.start({ ...options, image }));
      expect(message).toMatch(new RegExp(`^the image ${image} cannot be pulled: `));
      expect(hint).toContain('docker login');
    });

    it('because nobody is there', async () => {
      const { address } = await (async () => {
        await using registry = await startRegistry(() => undefined);
        return registry;
      })();
      const { hint } = await failureOf(dockerEngine.start({ ...options, image: `${address}/gone:1` }));
      expect(hint).toContain(`docker pull ${address}/gone:1`);
    });

    it('because its name is none', async () => {
      const { message } = await failureOf(dockerEngine.start({ ...options, image: 'NO\u001b[31m NAME' }));
      expect(message).toMatch(/^the image NO \[31m NAME cannot be pulled: /);
    });
  });

  describe('is interrupted', () => {
    it('while it pulls', async () => {
      const controller = new AbortController();
      await using registry = await startRegistry((request, response) => {
        if (request.url === '/v2/') response.end();
        else controller.abort();
      });
      const image = `${registry.address}/slow:1`;
      const { message } = await failureOf(dockerEngine.start({ ...options, image }, controller.signal));
      expect(message).toBe('the start of the container was interrupted');
    });

    it.each(['create', 'start'])('at the %s of its container', async (event) => {
      const controller = new AbortController();
      const filters = { event: [event], label: [`drydock.process=${process.pid}`] };
      const events = await (await daemon()).getEvents({ filters });
      events.once('data', () => {
        controller.abort();
      });
      const { message } = await failureOf(dockerEngine.start(options, controller.signal));
      expect(message).toBe('the start of the container was interrupted');
      (events as unknown as Readable).destroy();
      expect(await leftBy(process.pid)).toEqual(nothing);
    });
  });

  describe('leaves nothing behind', () => {
    it('when it is stopped, twice, and when work in it throws', async () => {
      const server = await dockerEngine.start(options);
      expect(await leftBy(process.pid)).toMatchObject({
        containers: [expect.anything()],
        reapers: [expect.anything()],
      });
      await server[Symbol.asyncDispose]();
      await server[Symbol.asyncDispose]();
      const work = async (): Promise<never> => {
        await using other = await dockerEngine.start(options);
        throw new Error(`in ${other.kind}`);
      };
      await expect(work()).rejects.toThrow('in docker');
      expect(await leftBy(process.pid)).toEqual(nothing);
    });

    describe('when we', () => {
      const folder = temporaryFolder();
      const script = join(folder, 'hold-container.js');
      beforeAll(async () => {
        const options: string = new URL('../../.build/bundle-options.mjs', import.meta.url).href;
        const { bundleOptions } = (await import(options)) as {
          readonly bundleOptions: (out: string) => BuildOptions;
        };
        const entry = fileURLToPath(new URL('bundle/hold-container.ts', import.meta.url));
        await build({ ...bundleOptions(folder), entryPoints: [entry], write: true });
        await writeFile(join(folder, 'package.json'), '{ "type": "module" }');
      });

      it.each(['SIGKILL', 'SIGTERM', 'SIGINT'] as const)('get %s', async (signal) => {
        const child = spawn(process.execPath, [script, testImage], { stdio: ['ignore', 'pipe', 'inherit'] });
        const [host] = (await once(createInterface(child.stdout), 'line')) as [string];
        const container = (await daemon()).getContainer(host);
        child.kill(signal);
        await removal(container);
        expect(await leftBy(child.pid ?? 0)).toEqual(nothing);
      });
    });
  });
});
