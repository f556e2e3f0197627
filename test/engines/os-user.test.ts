import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { serverUser } from '../../src/engines/local/os-user.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'drydock-test-'));
});
afterAll(() => rm(folder, { recursive: true }));

const passwd = async (...lines: readonly string[]): Promise<string> => {
  const path = join(folder, 'passwd');
  await writeFile(path, ['root:x:0:0:root:/root:/bin/sh', ...lines, ''].join('\n'));
  return path;
};

const nobody = 'nobody:x:65534:65533:nobody:/:/usr/sbin/nologin';

it('is ourselves where we are not root', async () => {
  expect(await serverUser(1000, await passwd(nobody))).toBeUndefined();
});

it.each([
  [['postgres:x:101:104::/var/lib/postgresql:/bin/bash', nobody], { uid: 101, gid: 104 }],
  [[nobody, '_postgres:*:216:217:PostgreSQL:/var/empty:/usr/bin/false'], { uid: 216, gid: 217 }],
  [[nobody], { uid: 65534, gid: 65533 }],
  [['postgres:x:0:0:root again:/:/bin/sh', nobody], { uid: 65534, gid: 65533 }],
])('is not root: %j', async (lines, user) => {
  expect(await serverUser(0, await passwd(...lines))).toEqual(user);
});

it.each(['postgres:x:0:0::/:/bin/sh', ''])('says where there is nobody to become: %j', async (line) => {
  await expect(serverUser(0, await passwd(line))).rejects.toThrow(
    'PostgreSQL does not run as root, and there is no user postgres or nobody',
  );
});
