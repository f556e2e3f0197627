import { join } from 'node:path';
import { build } from 'esbuild';
import { root } from './files.mjs';

/** Runs a text of TypeScript as if it stood in that folder of the repository, and gives what it exports. */
export async function loadSource(contents, folder = '.') {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: join(root, folder), loader: 'ts' },
    bundle: true,
    format: 'esm',
    platform: 'node',
    write: false,
  });
  const code = Buffer.from(outputFiles[0].contents).toString('base64');
  return import(`data:text/javascript;base64,${code}`);
}
