/** Makes what the embedded engine needs beside the bundle: the worker, PGlite's files, and a cluster to start from. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleOptions, writeOutputs } from './bundle-options.mjs';
import { dataFolderFiles, ensureDataFolder } from './data-folder.mjs';
import { put, root } from './files.mjs';
import { build } from 'esbuild';

const pglite = join(root, 'node_modules/@electric-sql/pglite/dist');

/** Libraries that only a superuser can load, and no extension. */
const left = new Set(['auto_explain.tar.gz', 'passwordcheck.tar.gz', 'pg_overexplain.tar.gz']);

/** @returns the names of the files, and esbuild's metafile of the worker */
export async function makeEmbeddedAssets(folder) {
  const shipped = await readdir(pglite);
  const extensions = shipped.filter((name) => name.endsWith('.tar.gz') && !left.has(name));
  const copied = ['pglite.wasm', 'pglite.data', ...extensions];
  for (const name of copied) await put(join(folder, name), await readFile(join(pglite, name)));
  await ensureDataFolder(folder);
  const { names, metafile } = await makeWorker(folder);
  return { names: [...copied, ...dataFolderFiles, ...names], metafile };
}

/** One file by itself: what it shares with the rest is little, and so it is the same whatever the rest is. */
async function makeWorker(folder) {
  const entryPoints = { 'pglite-worker': join(root, 'src/engines/embedded/worker.ts') };
  const result = await build({ ...bundleOptions(folder), entryPoints });
  return { names: await writeOutputs(folder, result), metafile: result.metafile };
}

/** Vitest's global set-up: engines that run from their source find these files in `dist/`. */
export async function setup() {
  await makeEmbeddedAssets(join(root, 'dist'));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await setup();
