import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { UserError } from '../errors.js';

/**
 * Writes a file that is not there yet, and the folder that it belongs into.
 * @throws UserError for one that is, or that cannot be written.
 */
export async function writeNew(cwd: string, path: string, text: string): Promise<void> {
  if (!(await writeIfAbsent(cwd, path, text)))
    throw new UserError(`${path} is there already: it was left as it is`);
}

/**
 * Writes a file, and the folder that it belongs into, unless there is anything of that name, be it a link to nowhere.
 * @returns whether it was written
 * @throws UserError where it cannot be written
 */
export async function writeIfAbsent(cwd: string, path: string, text: string): Promise<boolean> {
  const full = resolve(cwd, path);
  // Where that fails, writing fails as well and says why.
  await mkdir(dirname(full), { recursive: true }).catch(() => undefined);
  try {
    await writeFile(full, text, { flag: 'wx' });
    return true;
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'EEXIST') return false;
    throw new UserError(`${path} cannot be written`, undefined, { cause });
  }
}
