import type Dockerode from 'dockerode';
import type { EngineOptions } from '../engine.js';
import { serverSettings, settingArguments } from '../native/server-settings.js';

/** Memory of the container: nothing of a database ever reaches a disk. The official image moved its own folder in 18. */
const memoryFolder = '/drydock';

/** As the local engine makes its cluster. POSTGRES_INITDB_ARGS is evaluated by a shell: constants only. */
const initdbArguments = '--encoding=UTF8 --locale=C.UTF-8 --no-sync --wal-segsize=1';

/** Nothing of our environment is in here. */
export const environmentOf = (password: string): Record<string, string> => ({
  PGDATA: `${memoryFolder}/data`,
  POSTGRES_INITDB_ARGS: initdbArguments,
  POSTGRES_PASSWORD: password,
  TZ: 'UTC',
});

/**
 * Never `shared_preload_libraries`: images with extensions set it in their postgresql.conf. WAL is kept short, for it
 * takes room beside the databases.
 */
export const command: readonly string[] = [
  'postgres',
  ...settingArguments({ ...serverSettings, max_wal_size: '256MB' }),
];

/** Processes and threads: 20 sessions, their parallel workers, background workers of extensions. */
const mostProcesses = 200;

/** The cluster, WAL, temporary files, and what is written before the limit of the databases is seen. */
const roomBesideDatabases = 1 << 30;

/**
 * The entrypoint of the official image runs as its user `postgres` as well as root, and then asks for no capability.
 * `volumes` are those that the image declares: where nothing is mounted there, Docker makes one for each.
 */
export function hostConfigOf(
  { databaseBytes = 0, memoryBytes = 0 }: EngineOptions,
  volumes: readonly string[],
): Dockerode.HostConfig {
  const room = databaseBytes > 0 ? databaseBytes + roomBesideDatabases : 0;
  const whole = memoryBytes > 0 ? 2 * memoryBytes + room : 0;
  const tmpfs = 'rw,noexec,nosuid,nodev,mode=1777';
  return {
    CapDrop: ['ALL'],
    LogConfig: { Type: 'json-file', Config: { 'max-size': '1m', 'max-file': '1' } },
    PidsLimit: mostProcesses,
    SecurityOpt: ['no-new-privileges'],
    Tmpfs: {
      ...Object.fromEntries(volumes.map((path) => [path, `${tmpfs},size=1m`])),
      [memoryFolder]: room > 0 ? `${tmpfs},size=${room}` : tmpfs,
    },
    // What is written to the tmpfs counts as memory of the container.
    ...(whole > 0 && { Memory: whole, MemorySwap: whole }),
    // RLIMIT_DATA, getrlimit(2): malloc fails, and the statement ends with 53200 “out of memory”, not the server.
    ...(memoryBytes > 0 && { Ulimits: [{ Name: 'data', Soft: memoryBytes, Hard: memoryBytes }] }),
  };
}
