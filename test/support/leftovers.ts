import { existsSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';

/** A kind of thing that a run makes outside of its own process: an engine that makes others adds one. */
export interface Trace {
  readonly kind: string;
  /** What there is of it now, of this run and of no other that goes on beside it. */
  readonly present: () => readonly string[] | Promise<readonly string[]>;
}

/** What there is of each kind: nothing, when a run has cleaned up. */
export async function leftovers(
  traces: readonly Trace[],
): Promise<Readonly<Record<string, readonly string[]>>> {
  const found = await Promise.all(traces.map(async ({ kind, present }) => [kind, await present()] as const));
  return Object.fromEntries(found);
}

const orNothing = (read: () => string): string => {
  try {
    return read();
  } catch {
    return '';
  }
};

/**
 * The processes that were started with the folder, or work in it: postmaster, initdb, reaper, and every session, whose
 * working directory is the data folder also when that is removed. Zombies have neither. From Linux's /proc.
 */
export const processesOf = (folder: string): readonly number[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      const words = orNothing(() => readFileSync(`/proc/${pid}/cmdline`, 'utf8'));
      const place = orNothing(() => readlinkSync(`/proc/${pid}/cwd`));
      return words.includes(folder) || place.startsWith(folder);
    })
    .map(Number);

export const processes = (folder: string): Trace => ({
  kind: 'processes',
  present: () =>
    processesOf(folder).map((pid) =>
      orNothing(() => readFileSync(`/proc/${pid}/cmdline`, 'utf8')).replaceAll('\0', ' '),
    ),
});

/** The folder itself. */
export const folder = (path: string): Trace => ({
  kind: 'folders',
  present: () => (existsSync(path) ? [path] : []),
});

/**
 * The segment of System V shared memory that shows whether a data folder is in use: the second number in line 7 of its
 * `postmaster.pid` (pidfile.h) is an id in /proc/sysvipc/shm. To be called while that file is there.
 */
export function sharedMemory(dataFolder: string): Trace {
  const line = orNothing(() => readFileSync(join(dataFolder, 'postmaster.pid'), 'utf8')).split('\n')[6] ?? '';
  const [, id] = line.trim().split(/ +/);
  return {
    kind: 'shared memory',
    present: () =>
      readFileSync('/proc/sysvipc/shm', 'utf8')
        .split('\n')
        .filter((segment) => id !== undefined && segment.trim().split(/ +/)[1] === id),
  };
}

/** What lies in a folder that was empty, such as the TMPDIR of the run. */
export const contents = (path: string): Trace => ({
  kind: 'temporary files',
  present: () => readdirSync(path),
});

export type Look<Found> = () => Found | undefined | Promise<Found | undefined>;

/**
 * Resolves when something is so. Looks at each turn of the event loop: nothing tells of what happens in a process that
 * is not ours.
 */
export async function until<Found>(look: Look<Found>): Promise<Found> {
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    await turn();
  }
}
