import { access, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import type { Snapshot } from './embedded-database.js';

/** Node has it; TypeScript knows it from the types of browsers only. */
declare const WebAssembly: { compile(bytes: Uint8Array): Promise<WebAssembly.Module> };

/** Beside the bundle; where this runs from its source, in what `npm run build` and the set-up of the tests have made. */
export const usualAssets = new URL(
  import.meta.url.endsWith('.ts') ? '../../../dist/' : './',
  import.meta.url,
);

export const workerScript = (assets: URL): URL => new URL('pglite-worker.js', assets);

const needed = ['pglite-worker.js', 'pglite.wasm', 'pglite.data', 'pglite-data-folder.tar.gz'];

/** Says which files are missing; undefined where all are there. */
export async function missingAssets(assets: URL): Promise<string | undefined> {
  const absent = await Promise.all(
    needed.map((name) =>
      access(new URL(name, assets)).then(
        () => [],
        () => [name],
      ),
    ),
  );
  const names = absent.flat();
  return names.length === 0 ? undefined : `${names.join(', ')} missing in ${fileURLToPath(assets)}`;
}

/** What every worker is started with: compiling takes as long as the rest of a start, so it is done once. */
export async function loadAssets(
  assets: URL,
): Promise<{ readonly wasm: WebAssembly.Module; readonly empty: Snapshot }> {
  const [wasm, dataFolder] = await Promise.all([
    readFile(new URL('pglite.wasm', assets)).then((bytes) => WebAssembly.compile(bytes)),
    readFile(new URL('pglite-data-folder.tar.gz', assets)).then((bytes) => gunzipSync(bytes)),
  ]);
  return { wasm, empty: { dataFolder, bundles: [] } };
}
