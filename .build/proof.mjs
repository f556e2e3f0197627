/**
 * Proves the claims of all rules, the observed effects of all kinds of statements, the dry-run and the local engine on
 * every supported major of PostgreSQL, and fails where one is missing. With --write it first observes the effects
 * anew: rules/observed-effects.json, and the pages that are made of it.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { format, resolveConfig } from 'prettier';
import { put, root } from './files.mjs';
import { loadRules } from './load-rules.mjs';
import { programFolders } from './postgres-majors/programs.mjs';
import { proofSummary } from './proof-summary.mjs';

/** A platform that npm lacks a major for is helped by a folder in the variable. */
const { DRYDOCK_POSTGRES_BINS: more } = process.env;
const folders = [...programFolders(), ...(more === undefined ? [] : more.split(delimiter))];
process.env.DRYDOCK_POSTGRES_BINS = folders.join(delimiter);

const reports = mkdtempSync(join(tmpdir(), 'drydock-proof-'));
try {
  if (process.argv.includes('--write')) await writeObservedEffects();
  const claims = vitest('claims', ['test/rules/proof.test.ts', 'test/rules/observed-effects.test.ts']);
  const runs = folders.map((folder) => ({ major: majorOf(folder), results: inside(folder) }));
  const unprovable = (await loadRules()).filter(({ claim }) => 'unprovable' in claim).map(({ id }) => id);
  const { text, failed } = proofSummary(claims, runs, new Set(unprovable));
  console.log(text);
  process.exitCode = failed ? 1 : 0;
} finally {
  rmSync(reports, { recursive: true });
}

/** What the dry-run asks a server depends on its major: `$PGBIN` is the server that its tests take. */
function inside(folder) {
  const files = ['test/dry-run', 'test/engines/local.test.ts', '--exclude', '**/pglite.test.ts'];
  return vitest(`major-${majorOf(folder)}`, files, { PGBIN: folder });
}

/** @returns vitest's own report, undefined where it did not get as far */
function vitest(name, files, environment = {}) {
  const report = join(reports, `${name}.json`);
  const options = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const program = join(root, 'node_modules/vitest/vitest.mjs');
  console.log(`\n== ${name}`);
  spawnSync(process.execPath, [program, 'run', ...options, ...files], {
    cwd: root,
    env: { ...process.env, ...environment },
    stdio: 'inherit',
  });
  return read(report);
}

function read(report) {
  try {
    return JSON.parse(readFileSync(report, 'utf8'));
  } catch {
    return undefined;
  }
}

function majorOf(folder) {
  const { stdout } = spawnSync(join(folder, 'postgres'), ['--version'], { encoding: 'utf8' });
  return Number.parseInt(/\d+/.exec(stdout ?? '')?.[0] ?? '', 10);
}

async function writeObservedEffects() {
  // Beside it the imports of the bundle are found.
  const outfile = join(root, '.build/postgres-majors/node_modules/.observe-majors.mjs');
  const entry = join(root, 'test/support/observed-effects/observe-majors.ts');
  await build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
  });
  const { observeMajors } = await import(pathToFileURL(outfile).href);
  const path = join(root, 'rules/observed-effects.json');
  const options = { ...(await resolveConfig(path)), parser: 'json' };
  await put(path, await format(JSON.stringify(await observeMajors()), options));
  spawnSync(process.execPath, [join(root, '.build/generate.mjs')], { cwd: root, stdio: 'inherit' });
}
