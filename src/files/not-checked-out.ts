import { lstat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { UserError } from '../errors.js';
import type { FileChange } from './file-change.js';
import { matcher } from './matcher.js';
import { isUnder } from './project-files.js';

/**
 * A sparse checkout leaves files out, and what is not there is not checked.
 * @param paths folders, files and globs of the migrations, as they are named
 * @param ending of the files that are migrations; any where it is `*`
 * @throws UserError that names a migration that was added or changed and is not there.
 */
export async function refuseNotCheckedOut(
  cwd: string,
  paths: readonly string[],
  ending: string,
  changes: readonly FileChange[],
): Promise<void> {
  const wanted = changes.filter(
    ({ path, change }) =>
      change !== 'deleted' && (ending === '*' || path.toLowerCase().endsWith(`.${ending}`)),
  );
  const isThere = await Promise.all(wanted.map(({ path }) => exists(resolve(cwd, path))));
  const missing = wanted.filter((_, index) => !isThere[index]);
  if (missing.length === 0) return;
  const isMatch = await matcher(paths);
  const one = missing.find(
    ({ path: file }) => isMatch(file) || paths.some((path) => isUnder(cwd, file, path)),
  );
  if (one)
    throw new UserError(
      `${one.path} was added or changed, and is not checked out`,
      'Have the sparse checkout hold all that is to be checked.',
    );
}

const exists = (path: string): Promise<boolean> =>
  lstat(path).then(
    () => true,
    () => false,
  );
