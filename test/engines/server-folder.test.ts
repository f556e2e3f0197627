import { mkdir, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createServerFolder, removeServerFolder } from '../../src/engines/local/server-folder.js';

let parent: string;
beforeAll(async () => {
  parent = await mkdtemp(join(tmpdir(), 'drydock-test-'));
});
afterAll(() => rm(parent, { recursive: true }));

it('makes a private folder in the first place that has room', async () => {
  const folder = await createServerFolder(undefined, ['/nowhere', '/proc', parent]);
  expect(folder.startsWith(`${parent}/drydock-`)).toBe(true);
  expect((await stat(folder)).mode & 0o777).toBe(0o700);
  await removeServerFolder(folder);
  await expect(stat(folder)).rejects.toThrow('ENOENT');
  await removeServerFolder(folder);
});

it('passes over a place whose name leaves no room for that of the socket', async () => {
  const long = join(parent, 'x'.repeat(80));
  await mkdir(long);
  const folder = await createServerFolder(undefined, [long, parent]);
  expect(folder.startsWith(`${parent}/drydock-`)).toBe(true);
});

it('says where there is no room', async () => {
  await expect(createServerFolder(undefined, ['/nowhere'])).rejects.toThrow(
    'no folder has 300 MB free for a PostgreSQL server: /nowhere',
  );
});
