import { existsSync, lstatSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeOver } from '../../src/files/write-over.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const folder = temporaryFolder();

test('over a file', async () => {
  const path = join(folder, 'file');
  await writeOver(path, 'one, and more');
  await writeOver(path, 'two');
  expect(readFileSync(path, 'utf8')).toBe('two');
});

test('in place of a link, also of one that leads nowhere', async () => {
  const [target, link, dangling] = ['target', 'link', 'dangling'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  writeFileSync(target, 'as it was');
  symlinkSync(target, link);
  symlinkSync(join(folder, 'nowhere'), dangling);
  await writeOver(link, 'new');
  await writeOver(dangling, 'new');
  expect([target, link, dangling].map((path) => readFileSync(path, 'utf8'))).toEqual([
    'as it was',
    'new',
    'new',
  ]);
  expect(lstatSync(link).isFile()).toBe(true);
  expect(existsSync(join(folder, 'nowhere'))).toBe(false);
});

test.skipIf(process.platform === 'win32')('through the links of /dev', async () => {
  const path = join(folder, 'open');
  await using file = await open(path, 'w');
  await writeOver(`/dev/fd/${file.fd}`, 'through');
  expect(readFileSync(path, 'utf8')).toBe('through');
});
