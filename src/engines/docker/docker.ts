import process from 'node:process';
import type pg from 'pg';
import { EngineError } from '../../errors.js';
import { ownRoles } from '../cluster-roles.js';
import type { Engine, EngineOptions, PostgresServer } from '../engine.js';
import { NativeServer } from '../native/native-server.js';
import { createRoles } from '../native/supervisor.js';
import { DockerProcess } from './docker-process.js';
import { findDaemon, usualSearch } from './find-daemon.js';
import type { DaemonSearch } from './daemon-places.js';
import { oneLine } from './one-line.js';

/** The engine that starts a container of a Postgres image. testcontainers is loaded where a daemon answers. */
export const createDockerEngine = (search: DaemonSearch = usualSearch()): Engine => ({
  kind: 'docker',
  caveat: () => undefined,
  async unavailable() {
    const found = await findDaemon(search);
    return 'obstacle' in found ? found.obstacle : undefined;
  },
  async start(options, signal) {
    const began = performance.now();
    const found = await findDaemon(search);
    if ('obstacle' in found)
      throw new EngineError(
        found.obstacle,
        'Start Docker, set DOCKER_HOST to a daemon that runs, or choose another engine (--engine).',
      );
    // testcontainers looks there, and knows no contexts.
    process.env['DOCKER_HOST'] = found.address;
    try {
      return await start(options, signal, began);
    } catch (error) {
      throw explain(error, options, signal);
    }
  },
});

async function start(
  options: EngineOptions,
  signal: AbortSignal | undefined,
  began: number,
): Promise<PostgresServer> {
  const { startContainer } = await import('./container.js');
  const container = await startContainer(options, signal);
  const server = new DockerProcess(container);
  try {
    await server.ready(signal);
    const version = await server.supervise((client) => prepare(client, container.password));
    const facts = { kind: 'docker', ...version, startupMs: performance.now() - began } as const;
    return new NativeServer(server, facts, options);
  } catch (error) {
    await container.dispose();
    throw error;
  }
}

async function prepare(client: pg.Client, password: string): ReturnType<typeof createRoles> {
  const version = await createRoles(client);
  await client.query(`ALTER ROLE ${ownRoles.migrator} PASSWORD '${password}'`);
  return version;
}

function explain(error: unknown, options: EngineOptions, signal: AbortSignal | undefined): EngineError {
  if (signal?.aborted) return new EngineError('the start of the container was interrupted');
  if (error instanceof EngineError) return error;
  const why = oneLine(error instanceof Error ? error.message : String(error));
  return new EngineError(
    `the image ${oneLine(options.image ?? 'of PostgreSQL')} did not start: ${why}`,
    'It must be the official image postgres or one made from it; "docker run" it to see more, or choose another engine (--engine).',
    { cause: error },
  );
}
