import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  choose,
  explainMissing,
  findInstallations,
  usualPlaces,
} from '../../src/engines/local/find-binaries.js';

let root: string;

const install = async (folder: string, version: string, programs = ['initdb', 'postgres']): Promise<void> => {
  await mkdir(join(root, folder), { recursive: true });
  for (const name of programs) {
    await writeFile(join(root, folder, name), `#!/bin/sh\necho "postgres (PostgreSQL) ${version}"\n`, {
      mode: 0o755,
    });
  }
};

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'drydock-test-'));
  await install('lib/9.6/bin', '9.6.24');
  await install('lib/15/bin', '15.18 (Debian 15.18-0+deb12u1)');
  await install('lib/16/bin', '16.4');
  await install('lib/17/bin', '17.2', ['postgres']);
  await install('pgsql-14/bin', '14.13');
  await install('pgsql-13/bin', '13.16');
  await chmod(join(root, 'pgsql-13/bin/initdb'), 0o644);
  await install('own', '15.2');
  await install('path', '19beta1');
  await install('config', '12.22');
  await mkdir(join(root, 'tools'));
  await writeFile(join(root, 'tools/pg_config'), `#!/bin/sh\necho ${join(root, 'config')}\n`, {
    mode: 0o755,
  });
  await writeFile(join(root, 'path/broken'), '');
});
afterAll(() => rm(root, { recursive: true }));

const places = (preferred?: string, path: readonly string[] = []) => ({
  preferred: preferred === undefined ? undefined : join(root, preferred),
  patterns: [join(root, 'lib/*/bin'), join(root, 'pgsql-*/bin'), join(root, 'none/*/bin')],
  path: ['relative', ...path.map((name) => join(root, name))].join(delimiter),
});

const versions = async (...search: Parameters<typeof places>): Promise<readonly string[]> =>
  (await findInstallations(places(...search))).map(({ version }) => version);

it('takes the highest major first, and only folders with both programs', async () => {
  expect(await versions()).toEqual(['16.4', '15.18', '14.13', '9.6.24']);
});

it('takes $PGBIN before all others, and does without it where no server is in it', async () => {
  expect(await versions('own')).toEqual(['15.2', '16.4', '15.18', '14.13', '9.6.24']);
  expect(await versions('nowhere')).toEqual(['16.4', '15.18', '14.13', '9.6.24']);
});

it('finds initdb on the path, and where pg_config says', async () => {
  expect(await versions(undefined, ['path'])).toEqual(['19beta1', '16.4', '15.18', '14.13', '9.6.24']);
  expect(await versions(undefined, ['tools'])).toEqual(['16.4', '15.18', '14.13', '12.22', '9.6.24']);
});

it.each([
  [undefined, '15.2'],
  [15, '15.2'],
  [16, '16.4'],
  [14, '14.13'],
  [18, undefined],
  [9, undefined],
])('chooses for major %s: %s', async (major, version) => {
  expect(choose(await findInstallations(places('own')), major)?.version).toBe(version);
});

it('says which were found when the major that is asked for was not', async () => {
  const found = (await findInstallations(places())).slice(0, 2);
  expect(explainMissing(places(), found, 17)).toBe(
    `no server binaries of PostgreSQL 17 were found, only 16.4 in ${root}/lib/16/bin, 15.18 in ${root}/lib/15/bin`,
  );
  expect(explainMissing(places('own'), [], 17)).toContain(
    `initdb and postgres in $PGBIN (${root}/own), ${root}/lib/*/bin, `,
  );
});

it('takes no server that is too old, and says so', async () => {
  const old = (await findInstallations(places())).slice(-1);
  expect(choose(old, undefined)).toBeUndefined();
  expect(explainMissing(places(), old, undefined)).toBe(
    `no server binaries of PostgreSQL 14 or newer were found, only 9.6.24 in ${root}/lib/9.6/bin`,
  );
});

it('looks where Debian, Red Hat, Homebrew and Postgres.app put them', () => {
  const { preferred, patterns, path } = usualPlaces({ PGBIN: '/my/bin', PATH: '/usr/bin' });
  expect({ preferred, path }).toEqual({ preferred: '/my/bin', path: '/usr/bin' });
  expect(patterns).toContain('/usr/lib/postgresql/*/bin');
});
