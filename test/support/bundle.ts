import { execFileSync } from 'node:child_process';
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { temporaryFolder } from './temporary-folder.js';

/** Builds a bundle as `npm run build` does, into a folder that goes with the tests of the file. */
export function buildBundle(name: 'action' | 'cli'): string {
  const folder = temporaryFolder();
  // Vitest's global set-up has made these; to make them anew takes longer than all the rest.
  for (const asset of ['pglite-data-folder.tar.gz', 'pglite-data-folder.json'])
    copyFileSync(join('dist', asset), join(folder, asset));
  const build = ['.build/bundle.mjs', '--out', folder, '--entry', `${name}=src/${name}.ts`];
  execFileSync(process.execPath, build, { stdio: 'pipe' });
  return join(folder, `${name}.js`);
}
