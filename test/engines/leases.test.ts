import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { endLeases, type Reaping } from '../../src/engines/reaper/leases.js';
import { startReaper } from '../../src/engines/reaper/start-reaper.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const folder = temporaryFolder();

/** Puts what it is told into a file. */
const writing = (name: string, task: string): Reaping => ({
  program: '/bin/sh',
  args: ['-c', 'cat > "$1"', 'sh', join(folder, name)],
  env: { PATH: '/usr/bin:/bin' },
  task,
});
const told = (name: string): string => readFileSync(join(folder, name), 'utf8');

describe('what is to be cleaned up is on record', () => {
  test('as long as nobody has done it, and only for us to read', async () => {
    const leases = temporaryFolder();
    const reaper = startReaper(writing('released', 'secret'), leases);
    const [name = ''] = readdirSync(leases);
    expect(statSync(join(leases, name)).mode & 0o777).toBe(0o600);
    reaper.tell('more');
    await reaper.release();
    expect(told('released')).toBe('secret\nmore\nRELEASED\n');
    expect(readdirSync(leases)).toEqual([]);
  });

  test('and is done by who comes afterwards, once', async () => {
    const leases = temporaryFolder();
    const reapers = ['one', 'two'].map((name) => startReaper(writing(name, `of ${name}`), leases));
    expect(await endLeases(leases)).toBe(2);
    expect(readdirSync(leases)).toEqual([]);
    expect(await endLeases(leases)).toBe(0);
    expect([told('one'), told('two')]).toEqual(['of one\n', 'of two\n']);
    await Promise.all(reapers.map((reaper) => reaper.release()));
  });
});

test('without a folder nothing is on record', async () => {
  const reaper = startReaper(writing('none', 'x'), undefined);
  await reaper.reap();
  expect(told('none')).toBe('x\n');
});

test('a folder that is gone holds nothing', async () => {
  expect(await endLeases(join(folder, 'gone'))).toBe(0);
});

test('what is no record is said', async () => {
  const leases = temporaryFolder();
  writeFileSync(join(leases, 'a.json'), 'x');
  await expect(endLeases(leases)).rejects.toThrow(SyntaxError);
});
