import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { FileChange } from '../../src/files/file-change.js';
import { filesChangedBetween, headCommit } from '../../src/github/commits.js';
import { GitError, openClone } from '../../src/github/git.js';
import { checkOut, createOrigin, git } from '../support/origin.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const temporary = temporaryFolder();
const origin = createOrigin(temporary);
const before = origin.commit([], {
  'kept.sql': 'SELECT 1;\n',
  'changed.sql': 'SELECT 1;\n',
  'gone.sql': 'SELECT 1;\n',
  'old name.sql': 'SELECT 1, 2, 3, 4;\n',
  'sub/kept.sql': 'SELECT 1;\n',
});
const after = origin.commit([before], {
  'changed.sql': 'SELECT 2;\n',
  'gone.sql': null,
  'old name.sql': null,
  'new name.sql': 'SELECT 1, 2, 3, 4;\n',
  'sub/new.sql': 'SELECT 1;\n',
  'a\n::error::b,c=1.sql': '',
  '"é"\\.sql': '',
  '--help.sql': '',
  D: '',
});
const expected = [
  { path: '"é"\\.sql', change: 'added' },
  { path: '--help.sql', change: 'added' },
  { path: 'D', change: 'added' },
  { path: 'a\n::error::b,c=1.sql', change: 'added' },
  { path: 'changed.sql', change: 'edited', before: 'SELECT 1;\n' },
  { path: 'new name.sql', change: 'renamed', from: 'old name.sql' },
  { path: 'sub/new.sql', change: 'renamed', from: 'gone.sql' },
];

const byPath = (left: FileChange, right: FileChange): number => (left.path < right.path ? -1 : 1);

test('what was added, edited and renamed', async () => {
  const folder = checkOut(join(temporary, 'whole'), origin, { sha: after, depth: 0 });
  const clone = await openClone(folder, folder);
  expect((await filesChangedBetween(clone, before, after)).toSorted(byPath)).toEqual(expected);
  expect(await filesChangedBetween(clone, after, after)).toEqual([]);
});

test('whatever the clone is configured to do', async () => {
  const folder = checkOut(join(temporary, 'configured'), origin, { sha: after, depth: 0 });
  const settings = {
    'diff.renames': 'copies',
    'diff.relative': 'true',
    'diff.external': 'false',
    'diff.noprefix': 'true',
    'core.quotePath': 'true',
  };
  for (const [name, value] of Object.entries(settings)) git(folder, ['config', name, value]);
  const clone = await openClone(join(folder, 'sub'), folder);
  expect((await filesChangedBetween(clone, before, after)).toSorted(byPath)).toEqual(expected);
});

test('the parents of a commit, though the clone does not hold them', async () => {
  const message = origin.commit([before, after], { 'x.sql': '' });
  const folder = checkOut(join(temporary, 'shallow'), origin, { sha: message, depth: 1 });
  const clone = await openClone(folder, folder);
  expect(await headCommit(clone)).toEqual({ sha: message, parents: [before, after] });
  await expect(filesChangedBetween(clone, before, message)).rejects.toThrow(GitError);
});

test('an error is one line of git', async () => {
  const clone = await openClone(temporary, temporary).catch((error: unknown) => error);
  expect(clone).toBeInstanceOf(GitError);
  expect((clone as GitError).message).toMatch(/^git rev-parse: fatal: not a git repository.*$/);
});

test('a run that was interrupted asks git nothing more', async () => {
  const folder = checkOut(join(temporary, 'interrupted'), origin, { sha: after, depth: 1 });
  await expect(openClone(folder, folder, AbortSignal.abort())).rejects.toThrow(GitError);
});
