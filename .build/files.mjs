import { createHash, randomUUID } from 'node:crypto';
import { chmod, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository. */
export const root = fileURLToPath(new URL('../', import.meta.url));

export const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');

/** Writes a file whole or not at all, and only where it changes: others may be reading it. */
export async function put(path, content, mode = 0o644) {
  const bytes = Buffer.from(content);
  const present = await readFile(path).catch(() => undefined);
  if (!present?.equals(bytes)) {
    await mkdir(dirname(path), { recursive: true });
    const beside = `${path}.${randomUUID()}`;
    await writeFile(beside, bytes, { mode });
    await rename(beside, path);
  }
  await chmod(path, mode);
}
