import { constants } from 'node:fs';
import {
  chmod,
  chown,
  mkdir,
  open,
  readdir,
  readFile,
  rename,
  stat,
  symlink,
  truncate,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { describe, expect, it } from 'vitest';
import { findInstallations, usualPlaces } from '../../src/engines/local/find-binaries.js';
import { createLocalEngine } from '../../src/engines/local/local.js';
import { newestMajor, supportedMajors } from '../../src/postgres/versions.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const root = temporaryFolder();
const installed = (await findInstallations(usualPlaces(process.env))).filter(
  ({ major }) => major >= supportedMajors[0] && major <= newestMajor,
);

/** What identifies the data folder that the server runs in: initdb makes it up. */
async function start(cacheFolder: string): Promise<string> {
  const engine = createLocalEngine({ ...usualPlaces(process.env), cacheFolder });
  await using server = await engine.start({ statementTimeoutMs: 20_000 });
  await using database = await server.createDatabase();
  await using supervisor = await database.connectAsSupervisor();
  const [row] = await supervisor.query('SELECT system_identifier::text AS id FROM pg_control_system()');
  return String(row?.['id']);
}

const newFolder = async (name: string): Promise<string> => {
  const folder = join(root, name);
  await mkdir(folder, { mode: 0o700 });
  return folder;
};

const kept = async (cacheFolder: string): Promise<readonly string[]> =>
  (await readdir(join(cacheFolder, 'drydock'))).map((name) => join(cacheFolder, 'drydock', name));

/** The path of the one file of a cache that a start has filled, and what its data folder is identified by. */
async function filled(name: string): Promise<{ folder: string; file: string; id: string }> {
  const folder = await newFolder(name);
  const id = await start(folder);
  const [file = '', ...others] = await kept(folder);
  expect(others).toEqual([]);
  return { folder, file, id };
}

describe.skipIf(installed.length === 0)('the cached data folder', () => {
  it('is written by the first start, for nobody else to read, and used by the next ones', async () => {
    const folder = join(root, 'new');
    const id = await start(folder);
    const [file = ''] = await kept(folder);
    const modes = await Promise.all([folder, join(folder, 'drydock'), file].map((path) => stat(path)));
    expect(modes.map(({ mode }) => (mode & 0o777).toString(8))).toEqual(['700', '700', '600']);
    expect([await start(folder), await start(folder)]).toEqual([id, id]);
    expect(await kept(folder)).toEqual([file]);
  });

  it('is made anew where it cannot be unpacked', async () => {
    const { folder, file, id } = await filled('truncated');
    await truncate(file, 5_000_000);
    const second = await start(folder);
    expect(second).not.toBe(id);
    expect(await start(folder)).toBe(second);
  });

  it('is made anew where there is nothing in it', async () => {
    const { folder, file, id } = await filled('zeros');
    await writeFile(file, Buffer.alloc(20_480));
    const second = await start(folder);
    expect(second).not.toBe(id);
    expect(await start(folder)).toBe(second);
  });

  it('is made anew where no server starts in it', async () => {
    const { folder, file, id } = await filled('damaged');
    const bytes = await readFile(file);
    const control = bytes.indexOf('data/global/pg_control\0');
    expect(control).toBeGreaterThan(0);
    await using opened = await open(file, constants.O_WRONLY);
    await opened.write(Buffer.alloc(512, 1), 0, 512, control + 512);
    const second = await start(folder);
    expect(second).not.toBe(id);
    expect(await start(folder)).toBe(second);
  });

  it('is not used through a link', async () => {
    const { folder, file, id } = await filled('linked');
    await rename(file, join(root, 'elsewhere.tar'));
    await symlink(join(root, 'elsewhere.tar'), file);
    const second = await start(folder);
    expect(second).not.toBe(id);
  });

  it('is not used where others can write it', async () => {
    const { folder, file, id } = await filled('writable');
    await chmod(file, 0o666);
    expect(await start(folder)).not.toBe(id);
  });

  it.skipIf(process.getuid?.() !== 0)('is not used where it is of somebody else', async () => {
    const { folder, file, id } = await filled('foreign');
    await chown(file, 65_534, 65_534);
    expect(await start(folder)).not.toBe(id);
  });

  it('is not kept in a folder that others can write, or that is a link, or that is none', async () => {
    const open = await newFolder('open');
    await chmod(open, 0o777);
    await start(open);
    expect(await readdir(open)).toEqual([]);

    const around = await newFolder('around');
    const target = await newFolder('target');
    await symlink(target, join(around, 'drydock'));
    await start(around);
    expect(await readdir(target)).toEqual([]);

    await writeFile(join(root, 'file'), '');
    await start(join(root, 'file'));
    await start('/nowhere/cache');
  });

  it.skipIf(process.getuid?.() !== 0)('is not kept in the folder of somebody else', async () => {
    const home = await newFolder('home');
    await chown(home, 65_534, 65_534);
    await start(join(home, '.cache'));
    await start(home);
    expect(await readdir(home)).toEqual([]);
  });

  it('takes files with it, when it is written, that are a month old', async () => {
    const folder = await newFolder('old');
    await mkdir(join(folder, 'drydock'), { mode: 0o700 });
    const files = ['data-folder-old.tar', 'data-folder-young.tar', 'other'].map((name) =>
      join(folder, 'drydock', name),
    );
    for (const file of files) await writeFile(file, '');
    const day = 24 * 60 * 60;
    const now = Date.now() / 1000;
    await utimes(files[0] ?? '', now, now - 31 * day);
    await utimes(files[1] ?? '', now, now - 29 * day);
    await utimes(files[2] ?? '', now, now - 31 * day);
    await start(folder);
    const left = await kept(folder);
    expect(left).toHaveLength(3);
    expect(left).toEqual(expect.arrayContaining(files.slice(1)));
  });
});

describe('the usual cache folder', () => {
  const usual = process.platform === 'darwin' ? '/home/me/Library/Caches' : '/home/me/.cache';

  it.each([
    [{ HOME: '/home/me' }, usual],
    [{ HOME: '/home/me', XDG_CACHE_HOME: '' }, usual],
    [{ HOME: '/home/me', XDG_CACHE_HOME: '/cache' }, '/cache'],
    [{ HOME: '/home/me', XDG_CACHE_HOME: 'relative' }, undefined],
    [{ HOME: '/home/me', CI: 'true' }, undefined],
    [{ HOME: '/home/me', XDG_CACHE_HOME: '/cache', CI: '' }, undefined],
    [{}, undefined],
  ])('of %j is %s', (environment, folder) => {
    expect(usualPlaces(environment).cacheFolder).toBe(folder);
  });
});
