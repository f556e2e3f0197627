import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { put, root } from './files.mjs';

/** CommonJS inside of ESM: `require` of Node's modules, and libpg-query's `__dirname + '/libpg-query.wasm'`. */
const commonJs = [
  'import { createRequire as $createRequire } from "node:module";',
  'import { fileURLToPath as $fileURLToPath } from "node:url";',
  'import { dirname as $dirname } from "node:path";',
  'const require = $createRequire(import.meta.url);',
  'const __filename = $fileURLToPath(import.meta.url);',
  'const __dirname = $dirname(__filename);',
].join('\n');

/** @actions/http-client loads the whole of undici (800 KB) for its ProxyAgent. */
const stubUndici = {
  name: 'stub-undici',
  setup: (build) => {
    build.onResolve({ filter: /^undici$/ }, () => ({
      path: fileURLToPath(new URL('undici-stub.mjs', import.meta.url)),
    }));
  },
};

/**
 * What testcontainers can do beside running a container of an image that is there: reach a daemon by ssh, build
 * images, copy files, compose, wait for HTTP. It is two thirds of the docker engine.
 */
const unneeded =
  /^(ssh2|ssh-remote-port-forward|cpu-features|@grpc\/.*|docker-compose|archiver|tar-fs|@balena\/dockerignore|proper-lockfile|tmp|get-port|protobufjs.*)$/;

const stubUnneeded = {
  name: 'stub-unneeded',
  setup: (build) => {
    const stub = { path: fileURLToPath(new URL('unneeded-stub.cjs', import.meta.url)) };
    build.onResolve({ filter: unneeded }, () => stub);
    build.onResolve({ filter: /^debug$/ }, () => ({
      path: fileURLToPath(new URL('debug-stub.cjs', import.meta.url)),
    }));
    build.onResolve({ filter: /^undici$/ }, ({ importer }) =>
      /node_modules.testcontainers\W/.test(importer) ? stub : undefined,
    );
  },
};

/** The same bytes from whatever folder it is called: paths in the output are relative to the repository. */
export const bundleOptions = (folder) => ({
  absWorkingDir: root,
  banner: { js: commonJs },
  bundle: true,
  charset: 'utf8',
  external: ['pg-native'],
  format: 'esm',
  legalComments: 'none',
  loader: { '.sql': 'text' },
  logLevel: 'warning',
  metafile: true,
  outdir: folder,
  platform: 'node',
  plugins: [stubUnneeded, stubUndici],
  target: 'node20',
  write: false,
});

/** Writes what esbuild has made; `executable` names get mode 755 and a shebang. @returns the names */
export async function writeOutputs(folder, { outputFiles }, executable = []) {
  const names = outputFiles.map(({ path }) => basename(path));
  for (const [index, name] of names.entries()) {
    const text = outputFiles[index].text;
    if (executable.includes(name)) await put(join(folder, name), withShebang(text), 0o755);
    else await put(join(folder, name), text);
  }
  return names;
}

const withShebang = (text) => (text.startsWith('#!') ? text : `#!/usr/bin/env node\n${text}`);
