import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { GitError } from '../../src/github/git.js';
import { changedAmong, changesWithin, findWorkplace } from '../../src/github/workplace.js';
import { git } from '../support/origin.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const temporary = temporaryFolder();
let made = 0;

/** A workspace with these files, a clone or none. */
function workspaceWith(files: readonly string[], isClone = true): string {
  made += 1;
  const workspace = join(temporary, String(made), 'workspace');
  for (const file of files) {
    mkdirSync(dirname(join(workspace, file)), { recursive: true });
    writeFileSync(join(workspace, file), '');
  }
  if (isClone) git(workspace, ['init', '--quiet']);
  return workspace;
}

describe('the working directory', () => {
  test.each([
    ['.', ''],
    ['services/shop', 'services/shop/'],
    ['services/../services/shop/', 'services/shop/'],
  ])('%s: paths begin with %j', async (directory, pathPrefix) => {
    const workspace = workspaceWith(['services/shop/a.sql']);
    await expect(findWorkplace(workspace, directory)).resolves.toMatchObject({ root: workspace, pathPrefix });
  });

  test('a link to it', async () => {
    const workspace = workspaceWith(['services/shop/a.sql']);
    symlinkSync('services/shop', join(workspace, 'shop'));
    await expect(findWorkplace(workspace, 'shop')).resolves.toMatchObject({ pathPrefix: 'services/shop/' });
  });

  test('a clone in a folder of the workspace: paths are those of the clone', async () => {
    const workspace = workspaceWith(['app/db/a.sql'], false);
    git(join(workspace, 'app'), ['init', '--quiet']);
    await expect(findWorkplace(workspace, 'app/db')).resolves.toMatchObject({
      root: join(workspace, 'app'),
      pathPrefix: 'db/',
    });
  });

  test('no clone: none above the workspace is taken for it', async () => {
    const workspace = workspaceWith(['a.sql'], false);
    git(dirname(workspace), ['init', '--quiet']);
    const { git: clone, root } = await findWorkplace(workspace, '.');
    expect(clone).toBeInstanceOf(GitError);
    expect(root).toBe(workspace);
  });

  test('a file is no folder', async () => {
    const workspace = workspaceWith(['a.sql']);
    await expect(findWorkplace(workspace, 'a.sql')).rejects.toThrow('there is no folder a.sql');
  });
});

describe('which files changed', () => {
  const changedOf = async (
    workspace: string,
    directory: string,
    files: readonly string[],
    changed: readonly string[],
  ): Promise<readonly string[]> => [
    ...(await changedAmong(files, changed, await findWorkplace(workspace, directory))),
  ];

  test('by their whole path', async () => {
    const workspace = workspaceWith(['db/1.sql', 'db/2.sql', 'old/db/1.sql']);
    const files = ['db/1.sql', 'db/2.sql', 'old/db/1.sql'];
    expect(await changedOf(workspace, '.', files, ['db/1.sql', 'db', '2.sql', 'db/1'])).toEqual([
      'db/1.sql',
      'db/2.sql',
    ]);
    expect(await changedOf(workspace, '.', files, ['db/1.sql', 'gone.sql'])).toEqual(['db/1.sql']);
  });

  test('relative to the working directory, and outside of it', async () => {
    const workspace = workspaceWith(['shop/db/1.sql', 'shared/2.sql']);
    const files = ['db/1.sql', '../shared/2.sql'];
    const changed = ['shop/db/1.sql', 'shared/2.sql'];
    expect(await changedOf(workspace, 'shop', files, changed)).toEqual(files);
    expect(await changedOf(workspace, 'shop', files, ['db/1.sql'])).toEqual([]);
  });

  test('through links: the file that the link leads to, and the link itself', async () => {
    const workspace = workspaceWith(['real/1.sql', 'real/2.sql']);
    symlinkSync('real', join(workspace, 'db'));
    symlinkSync('real/2.sql', join(workspace, 'two.sql'));
    const files = ['db/1.sql', 'db/2.sql', 'two.sql'];
    expect(await changedOf(workspace, '.', files, ['real/2.sql'])).toEqual(['db/2.sql', 'two.sql']);
    expect(await changedOf(workspace, '.', files, ['db'])).toEqual(['db/1.sql', 'db/2.sql']);
  });

  test('no clone: the repository may begin anywhere', async () => {
    const workspace = workspaceWith(['shop/db/1.sql', 'shop/db/2.sql'], false);
    const files = ['shop/db/1.sql', 'shop/db/2.sql'];
    expect(await changedOf(workspace, '.', files, ['db/2.sql'])).toEqual(['shop/db/2.sql']);
    expect(await changedOf(workspace, '.', files, ['b/2.sql', 'README.md'])).toEqual([]);
  });
});

test('changes, relative to the working directory', async () => {
  const workspace = workspaceWith(['services/shop/1.sql']);
  const place = await findWorkplace(workspace, 'services/shop');
  expect(
    changesWithin(
      [
        { path: 'services/shop/1.sql', change: 'edited', before: 'SELECT 1;' },
        { path: 'services/shop/2.sql', change: 'renamed', from: 'services/shop/3.sql' },
        { path: 'services/shop/4.sql', change: 'renamed', from: 'drafts/4.sql' },
        { path: 'archive/5.sql', change: 'renamed', from: 'services/shop/5.sql' },
        { path: 'services/other/6.sql', change: 'deleted' },
      ],
      place,
    ),
  ).toEqual([
    { path: '1.sql', change: 'edited', before: 'SELECT 1;' },
    { path: '2.sql', change: 'renamed', from: '3.sql' },
    { path: '4.sql', change: 'renamed' },
    { path: '5.sql', change: 'deleted' },
  ]);
});
