import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, openSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ownRoles } from '../cluster-roles.js';
import { serverSettings, settingArguments } from '../native/server-settings.js';
import { tellingLine } from '../native/telling-line.js';
import { type Command, type Confinement, confined } from './confinement.js';
import type { Installation } from './find-binaries.js';
import type { LibraryPath } from './npm-packages.js';
import type { OsUser } from './os-user.js';

/** One server's place: everything of it is in this folder, its socket too. */
export interface Cluster {
  readonly folder: string;
  readonly installation: Installation;
  readonly user: OsUser | undefined;
  /** Where its programs find their libraries, if not by themselves. */
  readonly libraryPath: LibraryPath;
  /** How the server is held; initdb is not. */
  readonly confinement: Confinement;
}

type Place = Pick<Cluster, 'folder'>;

export const logFile = ({ folder }: Place): string => join(folder, 'log');

export const dataFolder = ({ folder }: Place): string => join(folder, 'data');

/** So says what initdb and the postmaster remove last of all: where it is still there they did not come to that. */
export const isInUse = (folder: string): boolean =>
  existsSync(join(dataFolder({ folder }), 'postmaster.pid'));

/** macOS has no C.UTF-8; its LC_CTYPE "UTF-8" does the same. */
const locale = process.platform === 'darwin' ? ['--locale=C', '--lc-ctype=UTF-8'] : ['--locale=C.UTF-8'];

/** What initdb is told beside the folder. */
export const initdbSettings = ({ major }: Installation): readonly string[] => [
  `--username=${ownRoles.supervisor}`,
  '--auth=trust', // nobody else can enter the folder of the socket
  '--encoding=UTF8',
  ...locale,
  '--no-sync',
  '--wal-segsize=1',
  ...(major >= 14 ? ['--no-instructions'] : []),
  ...(major >= 18 ? ['--no-data-checksums'] : []),
];

const settings = { ...serverSettings, listen_addresses: '', unix_socket_permissions: '0700' };

const serverArguments = (cluster: Cluster): readonly string[] => [
  ...['-D', dataFolder(cluster), '-k', cluster.folder],
  ...settingArguments(settings),
];

type Output = number | 'ignore' | 'log';

/** Runs a program to its end, and gives its exit status. `started` gets the pid. */
export async function runInCluster(
  cluster: Cluster,
  program: string,
  args: readonly string[],
  stdio: readonly [number | 'ignore', Output, Output],
  started: (pid: number) => void,
): Promise<number | null> {
  const child = launch(cluster, { program, args, user: cluster.user }, stdio);
  if (child.pid !== undefined) started(child.pid);
  const [status] = (await once(child, 'exit')) as [number | null];
  return status;
}

/** Starts the postmaster; it is not ready yet. */
export const launchPostmaster = (cluster: Cluster): ChildProcess =>
  launch(
    cluster,
    confined(cluster.confinement, {
      program: join(cluster.installation.folder, 'postgres'),
      args: serverArguments(cluster),
      user: cluster.user,
    }),
  );

/** The last line of the log that tells of an error; without one the last line. */
export async function lastWords(cluster: Cluster): Promise<string> {
  const log = await readFile(logFile(cluster), 'utf8').catch(() => '');
  return tellingLine(log) ?? 'its log is empty';
}

/**
 * Nothing of our environment (tokens!) reaches it, and nothing that it prints reaches our output: the runner of
 * GitHub executes commands that it finds there. A session of its own, so that Ctrl-C reaches us alone.
 */
function launch(
  cluster: Cluster,
  { program, args, user }: Command,
  stdio: readonly [number | 'ignore', Output, Output] = ['ignore', 'log', 'log'],
): ChildProcess {
  const log = openSync(logFile(cluster), 'a', 0o600);
  try {
    return spawn(program, args, {
      ...user,
      cwd: '/',
      detached: true,
      env: { PATH: '/usr/bin:/bin', LANG: 'C', TZ: 'UTC', ...cluster.libraryPath },
      stdio: stdio.map((one) => (one === 'log' ? log : one)),
    });
  } finally {
    closeSync(log);
  }
}
