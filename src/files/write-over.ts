import { lstat, rm, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';

/**
 * Writes a file, also over one that is there. A link of that name, which a pull request could bring along, is replaced
 * and not written through; `/dev/stdout` and its like are links that are meant.
 */
export async function writeOver(path: string, text: string): Promise<void> {
  const isLink = (await lstat(path).catch(() => undefined))?.isSymbolicLink() ?? false;
  if (isLink && !resolve(path).startsWith('/dev/')) await rm(path);
  await writeFile(path, text);
}
