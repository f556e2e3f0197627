import { execFile, execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { PlainPostgres } from './plain-postgres.js';

/** Why psql cannot be asked here; undefined where it can. */
export const noPsql = ((): string | undefined => {
  try {
    execFileSync('psql', ['--version'], { stdio: 'ignore' });
    return undefined;
  } catch {
    return 'no psql';
  }
})();

export interface PsqlOutcome {
  /** All that it writes to its output: with `-e` the statements that it sends. */
  readonly output: string;
  readonly errors: string;
  readonly status: number;
}

/** Runs the file of these that is named with psql, from the folder that holds them. */
export async function psqlFile(
  server: Pick<PlainPostgres, 'folder'>,
  files: Readonly<Record<string, string>>,
  file: string,
  ...options: readonly string[]
): Promise<PsqlOutcome> {
  const folder = mkdtempSync(join(tmpdir(), 'drydock-psql-'));
  try {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    const connection = ['-X', '-h', server.folder, '-U', 'postgres'];
    return await new Promise((resolve) => {
      const settings = { cwd: folder, maxBuffer: 64 * 1024 * 1024 };
      execFile('psql', [...connection, ...options, '-f', file], settings, (error, output, errors) => {
        resolve({ output, errors, status: typeof error?.code === 'number' ? error.code : error ? -1 : 0 });
      });
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}
