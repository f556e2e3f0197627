import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { UserError } from '../errors.js';

/**
 * Writes a file that is not there yet, and the folder that it belongs into.
 * @throws UserError for one that is, or that cannot be written.
 */
export async function writeNew(cwd: string, path: string, text: string): Promise<void> {
  const full = resolve(cwd, path);
  // Where that fails, writing fails as well and says why.
  await mkdir(dirname(full), { recursive: true }).catch(() => undefined);
  await writeFile(full, text, { flag: 'wx' }).catch((cause: unknown) => {
    const exists = cause instanceof Error && 'code' in cause && cause.code === 'EEXIST';
    throw new UserError(
      `${path} ${exists ? 'is there already: it was left as it is' : 'cannot be written'}`,
      undefined,
      {
        cause,
      },
    );
  });
}
