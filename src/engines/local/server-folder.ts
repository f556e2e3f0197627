import { chown, mkdtemp, rm, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { OsUser } from './os-user.js';

/** A cluster takes 40 MB; the rest is for what migrations write. A container's /dev/shm often has 64 MB in all. */
const bytesWanted = 300 * 1024 * 1024;

/** `sockaddr_un.sun_path` holds 104 bytes on macOS and 108 on Linux; the name of the socket follows. */
const longestFolder = 80;

/** Memory where there is enough of it: on disk the start takes three times as long, and longer when others write. */
const preferred = ['/dev/shm', tmpdir(), '/tmp'];

/** Makes a private folder for one server: its cluster, its socket and its log. Only that user and root can enter. */
export async function createServerFolder(user: OsUser | undefined, parents = preferred): Promise<string> {
  const folder = await mkdtemp(join(await firstWithRoom(parents), 'drydock-'));
  try {
    if (user !== undefined) await chown(folder, user.uid, user.gid);
    return folder;
  } catch (error) {
    await removeServerFolder(folder);
    throw error;
  }
}

/** Removes the folder; repeats where a process that is just dying still writes into it. */
export const removeServerFolder = (folder: string): Promise<void> =>
  rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 10 });

async function firstWithRoom(parents: readonly string[]): Promise<string> {
  for (const parent of parents) {
    if (parent.length <= longestFolder - 'drydock-XXXXXX'.length && (await freeBytes(parent)) >= bytesWanted)
      return parent;
  }
  throw new Error(
    `no folder has ${bytesWanted >> 20} MB free for a PostgreSQL server: ${parents.join(', ')}`,
  );
}

const freeBytes = async (folder: string): Promise<number> => {
  const disk = await statfs(folder).catch(() => undefined);
  return disk === undefined ? 0 : disk.bavail * disk.bsize;
};
