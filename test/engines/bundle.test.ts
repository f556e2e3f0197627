import { execFile } from 'node:child_process';
import { copyFile, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../../', import.meta.url));
const cluster = ['pglite-data-folder.tar.gz', 'pglite-data-folder.json'];
const entries = ['cli=test/engines/bundle/run-embedded.ts', 'action=test/engines/bundle/load-action.ts'];

let folder: string;

/** The cluster is kept where it is up to date: making it takes seconds. */
async function bundle(name: string, cwd: string): Promise<string> {
  const out = await mkdtemp(join(folder, `${name}-`));
  for (const file of cluster) await copyFile(join(root, 'dist', file), join(out, file));
  await writeFile(join(out, 'stale-ABCDEFGH.js'), '');
  const options = ['--out', out, ...entries.flatMap((entry) => ['--entry', entry])];
  await run(process.execPath, [join(root, '.build/bundle.mjs'), ...options], { cwd });
  return out;
}

const contents = async (out: string): Promise<Readonly<Record<string, string>>> => {
  const names = await readdir(out);
  const files = await Promise.all(
    names.map(async (name) => [name, await readFile(join(out, name), 'base64')] as const),
  );
  return Object.fromEntries(files);
};

/** Without node_modules above it, and without an environment. */
const start = async (out: string, script: string): Promise<unknown> =>
  JSON.parse((await run(process.execPath, [join(out, script)], { cwd: out, env: {} })).stdout) as unknown;

describe('the bundle', () => {
  let out: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'drydock-test-'));
    out = await bundle('first', root);
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('runs the embedded engine', async () => {
    expect(await start(out, 'cli.js')).toEqual({
      reason: 'embedded is asked for',
      major: 18,
      rows: [{ digest: '\\x9dd4e461268c8034f5c8564e155c67a6', role: 'drydock_migrator' }],
    });
  });

  it('loads the packages of the action, and the parser', async () => {
    expect(await start(out, 'action.js')).toEqual({ debug: false, api: 'function', statements: 2 });
  });

  it('is the same from another folder', async () => {
    expect(await contents(await bundle('second', folder))).toEqual(await contents(out));
  });

  it('has a command that can be run, no chunk of an older build, and nothing that tells where it was built', async () => {
    expect((await stat(join(out, 'cli.js'))).mode & 0o777).toBe(0o755);
    const scripts = (await readdir(out)).filter((name) => name.endsWith('.js'));
    expect(scripts).not.toContain('stale-ABCDEFGH.js');
    for (const name of scripts) {
      const text = await readFile(join(out, name), 'utf8');
      expect(text.startsWith('#!/usr/bin/env node\n')).toBe(name === 'cli.js');
      expect(text).not.toContain(root);
    }
  });

  it('has testcontainers in a chunk that only the docker engine loads', async () => {
    const scripts = (await readdir(out)).filter((name) => name.endsWith('.js'));
    const texts = await Promise.all(scripts.map((name) => readFile(join(out, name), 'utf8')));
    const holders = scripts.filter((_, index) =>
      texts[index]?.includes('node_modules/testcontainers/build/index.js'),
    );
    expect(holders).toEqual([expect.stringMatching(/^container-[0-9A-Z]{8}\.js$/)]);
    const importsIt = texts.filter((text) => text.includes(`from "./${holders[0]}"`));
    expect(importsIt).toEqual([]);
  });

  it('names each package in it with its licence', async () => {
    const notices = await readFile(join(out, 'THIRD_PARTY_NOTICES.txt'), 'utf8');
    for (const title of [
      '@electric-sql/pglite 0.5.16\nApache-2.0\n',
      'pg 8.23.1\nMIT\n',
      'testcontainers 12.2.0\nMIT\n',
      'split-ca 1.0.1\nISC\n\nCopyright (c) Charles Bushong\n',
      'pg-types 2.2.0\nMIT\n\nCopyright (c) Brian M. Carlson\n',
      'PostgreSQL (in pglite.wasm, pglite.data and libpg-query.wasm)\nPostgreSQL\n',
    ]) {
      expect(notices).toContain(`\n${title}`);
    }
  });
});
