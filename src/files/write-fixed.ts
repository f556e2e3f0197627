import { readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { UserError } from '../errors.js';

/** A file as it was read, byte order mark included, and as it shall be. */
export interface ChangedFile {
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

/**
 * Writes the files, all of them or none if one is no longer what was read.
 * @throws UserError for a file that changed meanwhile or cannot be written.
 */
export async function writeFixed(cwd: string, files: readonly ChangedFile[]): Promise<void> {
  for (const { path, before } of files) {
    const now = await readFile(resolve(cwd, path)).catch(() => undefined);
    if (now?.equals(Buffer.from(before)) !== true)
      throw new UserError(
        `${path} has changed while it was being fixed`,
        'Nothing was written; run it again.',
      );
  }
  for (const { path, after } of files) {
    await writeFile(resolve(cwd, path), after).catch((cause: unknown) => {
      throw new UserError(`${path} cannot be written`, undefined, { cause });
    });
  }
}
