import process from 'node:process';
import type pg from 'pg';
import { versionText } from '../../postgres/versions.js';
import { EngineError } from '../../errors.js';
import { clusterRoleStatements } from '../cluster-roles.js';
import type { Engine, EngineOptions, PostgresServer } from '../engine.js';
import { NativeServer } from '../native/native-server.js';
import { type Cluster, createCluster, isInUse } from './cluster.js';
import {
  choose,
  explainMissing,
  findInstallations,
  type Installation,
  type SearchPlaces,
  usualPlaces,
} from './find-binaries.js';
import { LocalProcess } from './local-process.js';
import { serverUser } from './os-user.js';
import { Postmaster } from './postmaster.js';
import { startReaper } from './reaper.js';
import { createServerFolder, removeServerFolder } from './server-folder.js';

/** The engine that starts a private server from PostgreSQL's programs on this machine. */
export const createLocalEngine = (places: SearchPlaces = usualPlaces(process.env)): Engine => ({
  kind: 'local',
  caveat: () => undefined,
  async unavailable(options) {
    const found = await find(places, options);
    return typeof found === 'string' ? found : undefined;
  },
  async start(options) {
    const began = performance.now();
    const installation = await find(places, options);
    if (typeof installation === 'string') throw new EngineError(`no local PostgreSQL: ${installation}`);
    return start(installation, options, began);
  },
});

/** The installation to use, or why there is none. */
async function find(places: SearchPlaces, options: EngineOptions): Promise<Installation | string> {
  if (process.platform === 'win32') return 'unix sockets are needed, and this is Windows';
  const nobody = await serverUser().catch(asSentence);
  if (typeof nobody === 'string') return nobody;
  const found = await findInstallations(places);
  return choose(found, options.postgresMajor) ?? explainMissing(places, found, options.postgresMajor);
}

async function start(
  installation: Installation,
  options: EngineOptions,
  began: number,
): Promise<PostgresServer> {
  try {
    return await startServer(installation, options, began);
  } catch (error) {
    throw new EngineError(
      `PostgreSQL ${installation.version} of ${installation.folder} did not start: ${asSentence(error)}`,
      'Set PGBIN to the folder of another installation, or choose the engine "embedded".',
      { cause: error },
    );
  }
}

async function startServer(
  installation: Installation,
  options: EngineOptions,
  began: number,
): Promise<PostgresServer> {
  const user = await serverUser();
  const folder = await createServerFolder(user);
  const reaper = startReaper(folder);
  const cluster: Cluster = { folder, installation, user };
  let postmaster: Postmaster | undefined;
  const cleanUp = async (): Promise<void> => {
    await postmaster?.stop();
    if (isInUse(cluster)) await reaper.reap();
    await removeServerFolder(folder);
    await reaper.release();
  };
  try {
    await createCluster(cluster, (pid) => {
      reaper.watch('END', pid);
    });
    postmaster = new Postmaster(cluster, (pid) => {
      reaper.watch('QUIT', pid);
    });
    postmaster.onEnd(() => {
      reaper.unwatch();
    });
    await postmaster.ready();
    const versionNumber = await postmaster.supervise(createRoles);
    const version = versionText(versionNumber);
    const major = Math.floor(versionNumber / 10_000);
    const facts = { kind: 'local', version, major, startupMs: performance.now() - began } as const;
    return new NativeServer(new LocalProcess(postmaster, cleanUp), facts, options);
  } catch (error) {
    await cleanUp();
    throw error;
  }
}

/** @returns `server_version_num` */
async function createRoles(client: pg.Client): Promise<number> {
  const answer = await client.query<{ version: number }>(
    "SELECT current_setting('server_version_num')::int AS version",
  );
  const version = answer.rows[0]?.version ?? 0;
  await client.query(clusterRoleStatements(Math.floor(version / 10_000)).join(';'));
  return version;
}

const asSentence = (error: unknown): string => (error instanceof Error ? error.message : String(error));
