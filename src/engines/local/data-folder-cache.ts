import { createHash, randomUUID } from 'node:crypto';
import { constants, type Stats } from 'node:fs';
import { type FileHandle, lstat, mkdir, open, readdir, realpath, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import process from 'node:process';
import type { Installation } from './find-binaries.js';

/**
 * Data folders as initdb has left them, each a tar in the user's cache folder. What cannot be read or written there
 * is as if it did not exist: no run depends on it.
 */

/** The collations that initdb makes are those of the system: manual, 24.2.2.2 “Predefined Collations”. */
const systemLocales = '/usr/lib/locale';

/** Where the data folder is kept that these arguments make; undefined where nothing can be kept. */
export async function cachedFile(
  cacheFolder: string | undefined,
  installation: Installation,
  initdbArguments: readonly string[],
): Promise<string | undefined> {
  if (cacheFolder === undefined) return undefined;
  try {
    const folder = await openFolder(cacheFolder);
    const programs = ['initdb', 'postgres'].map((name) => join(installation.folder, name));
    const states = [...(await Promise.all(programs.map(fileState))), await localeState()];
    const facts = JSON.stringify([installation.version, states, initdbArguments]);
    return join(folder, `data-folder-${createHash('sha256').update(facts).digest('hex')}.tar`);
  } catch {
    return undefined;
  }
}

/** Makes what is missing of it. Throws where others could write there. */
async function openFolder(cacheFolder: string): Promise<string> {
  if (isOurs(await stat(dirname(cacheFolder)), othersWrite)) await makeFolder(cacheFolder);
  if (!isOurs(await stat(cacheFolder), othersWrite)) throw new Error(`${cacheFolder} is of somebody else`);
  const folder = join(cacheFolder, 'drydock');
  await makeFolder(folder);
  const found = await lstat(folder);
  if (!found.isDirectory() || !isOurs(found)) throw new Error(`${folder} is of somebody else`);
  return folder;
}

const makeFolder = (folder: string): Promise<void> =>
  mkdir(folder, { mode: 0o700 }).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  });

/** The group of a user is often the user's own, and lets it write where the umask is 002. */
const othersWrite = 0o002;
const groupOrOthersWrite = 0o022;

const isOurs = ({ uid, mode }: Stats, forbidden = groupOrOthersWrite): boolean =>
  uid === process.getuid?.() && (mode & forbidden) === 0;

const fileState = async (path: string): Promise<readonly (string | number)[]> => {
  const real = await realpath(path);
  const { size, mtimeMs } = await stat(real);
  return [real, size, mtimeMs];
};

const localeState = async (): Promise<readonly (string | number)[]> =>
  fileState(systemLocales).catch(() => []);

/** The file, open for reading; undefined where it is not there, is a link, or may be written by others. */
export async function openCached(file: string): Promise<FileHandle | undefined> {
  const opened = await open(file, constants.O_RDONLY | constants.O_NOFOLLOW).catch(() => undefined);
  if (opened === undefined) return undefined;
  const found = await opened.stat();
  if (found.isFile() && isOurs(found)) return opened;
  await opened.close();
  return undefined;
}

/**
 * Keeps what `fill` writes to the file descriptor, whole or not at all: it is renamed when it is on the disk. Removes
 * what has not been written for a month, as nobody has the programs any more that it was made for.
 */
export async function writeCached(file: string, fill: (descriptor: number) => Promise<void>): Promise<void> {
  const unfinished = `${file}.${randomUUID()}`;
  try {
    const opened = await open(unfinished, 'wx', 0o600);
    try {
      await fill(opened.fd);
      await opened.sync();
    } finally {
      await opened.close();
    }
    await rename(unfinished, file);
    await removeOld(dirname(file));
  } catch {
    await rm(unfinished, { force: true }).catch(() => undefined);
  }
}

/** Removes a file that proved to be of no use. */
export const removeCached = (file: string): Promise<void> => rm(file, { force: true }).catch(() => undefined);

const keptMs = 30 * 24 * 60 * 60 * 1000;

async function removeOld(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    const { mtimeMs } = await lstat(path);
    if (name.startsWith('data-folder-') && mtimeMs < Date.now() - keptMs) await removeCached(path);
  }
}
