import { execFileSync } from 'node:child_process';
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { temporaryFolder } from './temporary-folder.js';

/** The action has two parts. */
const parts = { action: ['action', 'post'], cli: ['cli'] };

/** Builds a bundle as `npm run build` does, into a folder that goes with the tests of the file. */
export function buildBundle(name: 'action' | 'cli'): string {
  const folder = temporaryFolder();
  // Vitest's global set-up has made these; to make them anew takes longer than all the rest.
  for (const asset of ['pglite-data-folder.tar.gz', 'pglite-data-folder.json'])
    copyFileSync(join('dist', asset), join(folder, asset));
  const entries = parts[name].flatMap((part) => ['--entry', `${part}=src/${part}.ts`]);
  execFileSync(process.execPath, ['.build/bundle.mjs', '--out', folder, ...entries], { stdio: 'pipe' });
  return join(folder, `${name}.js`);
}
