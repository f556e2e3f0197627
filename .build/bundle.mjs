/**
 * Builds `dist/`: all that runs, with no node_modules. From the same sources come the same bytes.
 *   node .build/bundle.mjs [--out <folder>] [--entry <name>=<file>]…
 */
import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { bundleOptions, writeOutputs } from './bundle-options.mjs';
import { configSchemaText } from './config-schema.mjs';
import { makeEmbeddedAssets } from './embedded-assets.mjs';
import { put, root } from './files.mjs';
import { notices } from './notices.mjs';
import { makeReaper } from './reaper-script.mjs';

const { values } = parseArgs({
  options: {
    out: { type: 'string', default: join(root, 'dist') },
    entry: {
      type: 'string',
      multiple: true,
      default: ['cli=src/cli.ts', 'action=src/action.ts', 'post=src/post.ts'],
    },
  },
});
const folder = resolve(values.out);
const entries = values.entry.map((entry) => entry.split('='));
await mkdir(folder, { recursive: true });

/** Chunks lie beside the assets, because what they load they find by their own URL. */
const result = await build({
  ...bundleOptions(folder),
  chunkNames: '[name]-[hash]',
  entryPoints: Object.fromEntries(entries.map(([name, file]) => [name, resolve(root, file)])),
  splitting: true,
}).catch(() => process.exit(1)); // esbuild has said what is wrong
const embedded = await makeEmbeddedAssets(folder);
const reaper = await makeReaper(folder);
const made = await writeOutputs(folder, result, ['cli.js']);

const parser = 'libpg-query.wasm';
await put(join(folder, parser), await readFile(join(root, 'node_modules/libpg-query/wasm', parser)));
await put(join(folder, 'drydock.schema.json'), await configSchemaText());
await put(join(folder, 'package.json'), '{ "type": "module" }\n');
await put(
  join(folder, 'THIRD_PARTY_NOTICES.txt'),
  await notices([result.metafile, embedded.metafile, reaper.metafile]),
);

const expected = new Set([...made, ...embedded.names, ...reaper.names]);
const stale = (await readdir(folder)).filter((name) => /-[0-9A-Z]{8}\.js$/.test(name) && !expected.has(name));
for (const name of stale) await rm(join(folder, name));
