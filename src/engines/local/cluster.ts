import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, openSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ownRoles } from '../cluster-roles.js';
import type { Installation } from './find-binaries.js';
import type { OsUser } from './os-user.js';

/** One server's place: everything of it is in this folder, its socket too. */
export interface Cluster {
  readonly folder: string;
  readonly installation: Installation;
  readonly user: OsUser | undefined;
}

const logFile = (cluster: Cluster): string => join(cluster.folder, 'log');

const dataFolder = (cluster: Cluster): string => join(cluster.folder, 'data');

/** So says what initdb and the postmaster remove last of all: where it is still there they did not come to that. */
export const isInUse = (cluster: Cluster): boolean => existsSync(join(dataFolder(cluster), 'postmaster.pid'));

/** macOS has no C.UTF-8; its LC_CTYPE "UTF-8" does the same. */
const locale = process.platform === 'darwin' ? ['--locale=C', '--lc-ctype=UTF-8'] : ['--locale=C.UTF-8'];

const initdbArguments = (cluster: Cluster): readonly string[] => [
  `--pgdata=${dataFolder(cluster)}`,
  `--username=${ownRoles.supervisor}`,
  '--auth=trust', // nobody else can enter the folder of the socket
  '--encoding=UTF8',
  ...locale,
  '--no-sync',
  '--wal-segsize=1',
  ...(cluster.installation.major >= 14 ? ['--no-instructions'] : []),
  ...(cluster.installation.major >= 18 ? ['--no-data-checksums'] : []),
];

/** Safe for a cluster that nobody reads after a crash, and as a production server in what migrations can tell. */
const settings: Readonly<Record<string, string | number>> = {
  listen_addresses: '',
  unix_socket_permissions: '0700',
  fsync: 'off',
  full_page_writes: 'off',
  synchronous_commit: 'off',
  wal_level: 'logical', // publications
  max_wal_senders: 0,
  max_prepared_transactions: 5,
  max_connections: 20,
  max_locks_per_transaction: 320, // 20 × 320 = 100 × 64: the lock table of a server with default settings
  shared_buffers: '16MB',
  dynamic_shared_memory_type: 'mmap', // SIGKILL would leave segments of the others in /dev/shm
  temp_file_limit: '1GB',
  checkpoint_timeout: '1h',
  autovacuum: 'off', // what is observed must be the doing of the migration
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  lc_messages: 'C',
  log_line_prefix: '',
  log_min_messages: 'fatal', // RAISE LOG in a loop must not fill the memory
  log_min_error_statement: 'panic',
};

const serverArguments = (cluster: Cluster): readonly string[] => [
  ...['-D', dataFolder(cluster), '-k', cluster.folder],
  ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
];

/** Runs initdb. Rejects where it fails; why is in the log. `started` gets the pid. */
export async function createCluster(cluster: Cluster, started: (pid: number) => void): Promise<void> {
  const initdb = launch(cluster, 'initdb', initdbArguments(cluster));
  if (initdb.pid !== undefined) started(initdb.pid);
  const [status] = (await once(initdb, 'exit')) as [number | null];
  if (status !== 0) throw new Error(await lastWords(cluster));
}

/** Starts the postmaster; it is not ready yet. */
export const launchPostmaster = (cluster: Cluster): ChildProcess =>
  launch(cluster, 'postgres', serverArguments(cluster));

/** The last line of the log that tells of an error; without one the last line. */
export async function lastWords(cluster: Cluster): Promise<string> {
  const log = await readFile(logFile(cluster), 'utf8').catch(() => '');
  // The answers to our own knocking say nothing of the server.
  const lines = log.split('\n').filter((line) => line.trim() !== '' && !line.includes('is starting up'));
  return lines.findLast((line) => /FATAL:|PANIC:|error:/.test(line)) ?? lines.at(-1) ?? 'its log is empty';
}

/**
 * Nothing of our environment (tokens!) reaches it, and nothing that it prints reaches our output: the runner of
 * GitHub executes commands that it finds there. A session of its own, so that Ctrl-C reaches us alone.
 */
function launch(cluster: Cluster, program: string, args: readonly string[]): ChildProcess {
  const log = openSync(logFile(cluster), 'a', 0o600);
  try {
    return spawn(join(cluster.installation.folder, program), args, {
      ...cluster.user,
      cwd: '/',
      detached: true,
      env: { PATH: '/usr/bin:/bin', LANG: 'C', TZ: 'UTC' },
      stdio: ['ignore', log, log],
    });
  } finally {
    closeSync(log);
  }
}
