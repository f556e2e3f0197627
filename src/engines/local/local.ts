import process from 'node:process';
import { EngineError } from '../../errors.js';
import type { Engine, EngineOptions, PostgresServer } from '../engine.js';
import { NativeServer } from '../native/native-server.js';
import { createRoles } from '../native/supervisor.js';
import { isInUse } from './cluster.js';
import { findConfinement } from './confinement.js';
import {
  choose,
  explainMissing,
  findInstallations,
  type Installation,
  type SearchPlaces,
  usualPlaces,
} from './find-binaries.js';
import { LocalProcess } from './local-process.js';
import { findPackages, linkLibraries, packageName, runsAs } from './npm-packages.js';
import { type OsUser, serverUser } from './os-user.js';
import type { Postmaster } from './postmaster.js';
import { startServerReaper } from './reaper.js';
import { createServerFolder, removeServerFolder } from './server-folder.js';
import { startCluster } from './start-cluster.js';

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
    return start({ installation, options, began, cacheFolder: places.cacheFolder });
  },
});

const windowsObstacle =
  'it needs unix sockets, and this is Windows: the programs in PGBIN and in C:\\Program Files\\PostgreSQL\\*\\bin are not used here';

/** The installation to use, or why there is none. */
async function find(places: SearchPlaces, options: EngineOptions): Promise<Installation | string> {
  if (process.platform === 'win32') return windowsObstacle;
  const user = await serverUser().catch(asSentence);
  if (typeof user === 'string') return user;
  const found = await findInstallations(places);
  const { postgresMajor: major, projectFolder } = options;
  const installed = choose(found, major);
  if (installed !== undefined) return installed;
  const missing = explainMissing(places, found, major);
  return projectFolder === undefined ? missing : findInProject(projectFolder, { major, user, missing });
}

/** The package of the project, or the sentence `missing` with what is to be said of it. */
async function findInProject(
  projectFolder: string,
  { major, user, missing }: { major: number | undefined; user: OsUser | undefined; missing: string },
): Promise<Installation | string> {
  const packages = await findPackages(projectFolder);
  const chosen = choose(packages, major);
  if (chosen === undefined) {
    const list = packages.map(({ version }) => version).join(', ');
    return `${missing}; ${packageName} in the project's node_modules: ${list || 'not installed'}`;
  }
  if (await runsAs(chosen, user)) return chosen;
  return `${missing}; ${packageName} in ${chosen.folder} cannot be run${user ? ` by uid ${user.uid}` : ''}`;
}

interface Start {
  readonly installation: Installation;
  readonly options: EngineOptions;
  readonly began: number;
  readonly cacheFolder: string | undefined;
}

async function start(wanted: Start): Promise<PostgresServer> {
  const { installation } = wanted;
  try {
    return await startServer(wanted);
  } catch (error) {
    throw new EngineError(
      `PostgreSQL ${installation.version} of ${installation.folder} did not start: ${asSentence(error)}`,
      'Set PGBIN to the folder of another installation, or choose the engine "embedded".',
      { cause: error },
    );
  }
}

async function startServer({ installation, options, began, cacheFolder }: Start): Promise<PostgresServer> {
  const user = await serverUser();
  const { major: ofPrograms } = installation;
  const confinement = await findConfinement(options.memoryBytes ?? 0, ofPrograms, user);
  const folder = await createServerFolder(user);
  const reaper = startServerReaper(folder, options.leases);
  let postmaster: Postmaster | undefined;
  const cleanUp = async (): Promise<void> => {
    await postmaster?.stop();
    if (isInUse(folder)) await reaper.reap();
    await removeServerFolder(folder);
    await reaper.release();
  };
  try {
    const libraryPath = await linkLibraries(installation, folder);
    const cluster = { folder, installation, user, confinement, libraryPath };
    postmaster = await startCluster(cluster, reaper, cacheFolder);
    const version = await postmaster.supervise(createRoles);
    const facts = { kind: 'local', ...version, startupMs: performance.now() - began } as const;
    return new NativeServer(new LocalProcess(postmaster, cleanUp), facts, options);
  } catch (error) {
    await cleanUp();
    throw error;
  }
}

const asSentence = (error: unknown): string => (error instanceof Error ? error.message : String(error));
