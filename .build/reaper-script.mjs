/** Makes the program that cleans up on a server when we are gone: one file by itself, beside the bundle. */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { bundleOptions, writeOutputs } from './bundle-options.mjs';
import { root } from './files.mjs';

/** @returns the names of the files, and esbuild's metafile */
export async function makeReaper(folder) {
  const entryPoints = { 'drydock-reaper': join(root, 'src/engines/url/reaper-script.ts') };
  const result = await build({ ...bundleOptions(folder), entryPoints });
  return { names: await writeOutputs(folder, result), metafile: result.metafile };
}

/** Vitest's global set-up: the url engine, run from its source, finds it in `dist/`. */
export async function setup() {
  await makeReaper(join(root, 'dist'));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await setup();
