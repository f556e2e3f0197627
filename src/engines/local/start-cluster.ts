import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { type Cluster, dataFolder, initdbSettings, lastWords, logFile, runInCluster } from './cluster.js';
import { cachedFile, openCached, removeCached, writeCached } from './data-folder-cache.js';
import { Postmaster } from './postmaster.js';
import type { ServerReaper } from './reaper.js';

/** Makes the data folder and starts the server in it, until it answers. Rejects with why it does not. */
export async function startCluster(
  cluster: Cluster,
  reaper: ServerReaper,
  cacheFolder: string | undefined,
): Promise<Postmaster> {
  const { installation } = cluster;
  const cached = await cachedFile(cacheFolder, installation, initdbSettings(installation));
  const fromCache = cached === undefined ? undefined : await startCached(cluster, reaper, cached);
  if (fromCache !== undefined) return fromCache;
  await initdb(cluster, reaper);
  if (cached !== undefined) await pack(cluster, reaper, cached);
  return startPostmaster(cluster, reaper);
}

/** Undefined where there is nothing, or nothing that a server starts from: then all traces of it are removed. */
async function startCached(
  cluster: Cluster,
  reaper: ServerReaper,
  cached: string,
): Promise<Postmaster | undefined> {
  const file = await openCached(cached);
  if (file === undefined) return undefined;
  try {
    await runTar(cluster, reaper, ['-x'], [file.fd, 'ignore']);
    return await startPostmaster(cluster, reaper);
  } catch {
    await rm(dataFolder(cluster), { recursive: true, force: true });
    await rm(logFile(cluster), { force: true });
    await removeCached(cached);
    return undefined;
  } finally {
    await file.close();
  }
}

const pack = (cluster: Cluster, reaper: ServerReaper, cached: string): Promise<void> =>
  writeCached(cached, (descriptor) => runTar(cluster, reaper, ['-c', 'data'], ['ignore', descriptor]));

/** As the server's user, who could not open the file: it comes and goes as standard input or output. */
async function runTar(
  cluster: Cluster,
  reaper: ServerReaper,
  [mode = '', ...names]: readonly string[],
  stdio: readonly [number | 'ignore', number | 'ignore'],
): Promise<void> {
  const args = [mode, '-p', '-f', '-', '-C', cluster.folder, ...names];
  const status = await runInCluster(cluster, 'tar', args, [...stdio, 'ignore'], awaited(reaper));
  if (status !== 0) throw new Error(`tar: exit status ${status}`);
  if (!existsSync(dataFolder(cluster))) throw new Error('tar: no data folder');
}

async function initdb(cluster: Cluster, reaper: ServerReaper): Promise<void> {
  const args = [`--pgdata=${dataFolder(cluster)}`, ...initdbSettings(cluster.installation)];
  const program = `${cluster.installation.folder}/initdb`;
  const status = await runInCluster(cluster, program, args, ['ignore', 'log', 'log'], awaited(reaper));
  if (status !== 0) throw new Error(await lastWords(cluster));
}

const awaited =
  (reaper: ServerReaper) =>
  (pid: number): void => {
    reaper.watch('END', pid);
  };

async function startPostmaster(cluster: Cluster, reaper: ServerReaper): Promise<Postmaster> {
  const postmaster = new Postmaster(cluster, (pid) => {
    reaper.watch('QUIT', pid);
  });
  postmaster.onEnd(() => {
    reaper.unwatch();
  });
  try {
    await postmaster.ready();
    return postmaster;
  } catch (error) {
    await postmaster.stop();
    throw error;
  }
}
