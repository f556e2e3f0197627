import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { writeNew } from '../../src/files/write-new.js';

const cwd = mkdtempSync(join(tmpdir(), 'drydock-new-'));
afterAll(() => {
  rmSync(cwd, { recursive: true });
});

it('makes the folder of the file', async () => {
  await writeNew(cwd, 'db/revert/users/add.sql', 'DROP TABLE users;');
  expect(readFileSync(join(cwd, 'db/revert/users/add.sql'), 'utf8')).toBe('DROP TABLE users;');
});

it('leaves what is there as it is', async () => {
  writeFileSync(join(cwd, 'a.sql'), 'mine');
  await expect(writeNew(cwd, 'a.sql', 'other')).rejects.toThrow(
    'a.sql is there already: it was left as it is',
  );
  await expect(writeNew(cwd, 'a.sql/b.sql', 'other')).rejects.toThrow('a.sql/b.sql cannot be written');
  expect(readFileSync(join(cwd, 'a.sql'), 'utf8')).toBe('mine');
});
