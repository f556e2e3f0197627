import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  findMigrationFolder,
  findMigrationFolders,
  findProjectFiles,
} from '../../src/files/project-files.js';

let cwd: string;
const put = (path: string, content: string | Uint8Array = ''): void => {
  mkdirSync(dirname(join(cwd, path)), { recursive: true });
  writeFileSync(join(cwd, path), content);
};
beforeAll(() => {
  cwd = mkdtempSync(join(tmpdir(), 'drydock-files-'));
  for (const path of [
    'db/migrations/1_a.sql',
    'db/migrations/2 b.SQL',
    'db/migrations/old/0.sql',
    'db/notes.md',
  ])
    put(path);
  for (const path of ['committed/000001.sql', 'current.sql', 'fixtures/x.sql'])
    put(`graphile/migrations/${path}`);
  put('node_modules/x/migrations/1.sql');
  put('empty/.keep');
  put('bytes/latin.sql', Buffer.from('SELECT 1;\n-- caf\xe9\n', 'latin1'));
  put('bytes/cut.sql', Buffer.from([0x2d, 0x2d, 0xe2, 0x82]));
  put('bytes/binary.sql', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 0xff]));
  put('bytes/good.sql', "\uFEFF-- é\nSELECT '😀';");
});
afterAll(() => {
  rmSync(cwd, { recursive: true });
});

describe('the files of a project', () => {
  it.each<readonly [readonly string[], readonly string[]]>([
    [['db/migrations'], ['db/migrations/1_a.sql', 'db/migrations/2 b.SQL']],
    [['db'], ['db/migrations/1_a.sql', 'db/migrations/2 b.SQL', 'db/migrations/old/0.sql']],
    [['db/migrations/1_a.sql', './db/migrations/1_a.sql'], ['db/migrations/1_a.sql']],
    [['db/**/*_a.sql'], ['db/migrations/1_a.sql']],
    [
      ['graphile/migrations'],
      ['graphile/migrations/committed/000001.sql', 'graphile/migrations/current.sql'],
    ],
    [['empty'], []],
  ])('%j', async (paths, expected) => {
    expect((await findProjectFiles(cwd, paths)).paths).toEqual(expected);
  });

  it('takes other files of a folder where the tool reads these', async () => {
    expect((await findProjectFiles(cwd, ['db'], 'md')).paths).toEqual(['db/notes.md']);
    expect((await findProjectFiles(cwd, ['db/notes.md'])).paths).toEqual(['db/notes.md']);
  });

  it('names a path that is not there', async () => {
    await expect(findProjectFiles(cwd, ['db', 'nowhere'])).rejects.toThrow('No such file or folder: nowhere');
  });

  it.each<readonly [string, string | undefined, number | undefined]>([
    ['bytes/latin.sql', 'The file is not UTF-8: byte 0xe9 at line 2; save it as UTF-8', 2],
    ['bytes/cut.sql', 'The file is not UTF-8: byte 0xe2 at line 1; save it as UTF-8', 1],
    ['bytes/binary.sql', 'The file holds NUL bytes, so it is no SQL text (a binary file?)', 1],
    ['bytes/good.sql', undefined, undefined],
  ])('%s', async (path, message, line) => {
    const files = await findProjectFiles(cwd, ['bytes']);
    const { unreadable } = await files.read(path);
    expect([unreadable?.message, unreadable?.line]).toEqual([message, line]);
  });

  it('takes a folder of what is committed together with the one above it', async () => {
    expect(await findMigrationFolder(join(cwd, 'graphile'))).toBe('migrations');
  });

  it('finds the folder of the migrations when there is one, and asks when there are more', async () => {
    expect(await findMigrationFolder(join(cwd, 'db', 'migrations', 'old')).catch(String)).toContain(
      'No migrations were found here',
    );
    expect(await findMigrationFolder(cwd).catch(String)).toContain(
      'Migrations lie in 3 folders: db/migrations, db/migrations/old, graphile/migrations',
    );
  });

  it.each([
    [
      'prisma',
      'prisma/migrations',
      ['prisma/migrations/1_a/migration.sql', 'prisma/migrations/2_b/migration.sql'],
    ],
    ['drizzle', 'drizzle', ['drizzle/0000_a.sql']],
    [
      'flyway',
      'src/main/resources/db',
      ['src/main/resources/db/V1__a.sql', 'src/main/resources/db/V2__b.sql'],
    ],
    ['a name with a line break', 'db/migrations', ['db/migrations/1_\na.sql']],
    ['sqitch', '.', ['sqitch.plan', 'deploy/a.sql', 'revert/a.sql']],
  ])('finds the folder of %s', async (tool, root, paths) => {
    const own = join(cwd, 'tools', tool);
    for (const path of paths) {
      mkdirSync(dirname(join(own, path)), { recursive: true });
      writeFileSync(join(own, path), 'SELECT 1;');
    }
    expect(await findMigrationFolder(own)).toBe(root);
  });

  it.each([
    ['Diesel', '2020_a/up.sql', '2020_a/down.sql', '2020_b/up.sql', '2020_b/down.sql'],
    ['Prisma', '2020_a/migration.sql', '2020_b/migration.sql'],
  ])('a file beside the folders of %s is none of its migrations', async (tool, ...scripts) => {
    const own = join('beside', tool);
    for (const path of [...scripts, 'import.sql']) put(join(own, 'migrations', path));
    expect(await findMigrationFolder(join(cwd, own))).toBe('migrations');
    const files = await findProjectFiles(join(cwd, own), ['migrations']);
    expect(files.paths).toEqual(scripts.map((path) => `migrations/${path}`).sort());
  });

  it('names all folders of migrations', async () => {
    expect(await findMigrationFolders(join(cwd, 'db', 'migrations', 'old'))).toEqual([]);
    expect(await findMigrationFolders(join(cwd, 'graphile'))).toEqual(['migrations']);
    expect(await findMigrationFolders(join(cwd, 'tools', 'sqitch'))).toEqual(['.']);
    expect(await findMigrationFolders(join(cwd, 'db'))).toEqual(['migrations', 'migrations/old']);
  });

  it('reads of what a script names only what lies in the working directory, and is not hidden', async () => {
    const own = join(cwd, 'included');
    for (const path of ['outside.sql', 'project/db/x.sql', 'project/.git/config', 'project/1.sql']) {
      mkdirSync(dirname(join(own, path)), { recursive: true });
      writeFileSync(join(own, path), 'SELECT 1;');
    }
    const links = {
      'out.sql': '../outside.sql',
      'hidden.sql': '.git/config',
      'in.sql': 'db/x.sql',
      up: '..',
    };
    for (const [path, target] of Object.entries(links)) symlinkSync(target, join(own, 'project', path));
    const files = await findProjectFiles(join(own, 'project'), ['1.sql']);
    const read = async (path: string) => (await files.readIncluded(path))?.text;
    for (const path of ['db/x.sql', 'in.sql', 'db/../1.sql']) expect(await read(path)).toBe('SELECT 1;');
    const refused = [
      'out.sql',
      'hidden.sql',
      '.git/config',
      '../outside.sql',
      'up/outside.sql',
      'db',
      'none.sql',
    ];
    for (const path of [...refused, join(own, 'outside.sql'), '/dev/stdin'])
      expect(await read(path)).toBeUndefined();
  });
});
