import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { UserError } from '../errors.js';

/**
 * Writes a file that is not there yet.
 * @throws UserError for one that is, or that cannot be written.
 */
export async function writeNew(cwd: string, path: string, text: string): Promise<void> {
  await writeFile(resolve(cwd, path), text, { flag: 'wx' }).catch((cause: unknown) => {
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
