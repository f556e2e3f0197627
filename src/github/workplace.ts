import { readdir, realpath, stat } from 'node:fs/promises';
import { relative, resolve, sep } from 'node:path';
import { UserError } from '../errors.js';
import type { FileChange } from '../files/file-change.js';
import { type Git, GitError, openClone } from './git.js';

/** Where in the repository the run takes place. */
export interface Workplace {
  /** Absolute path of the working directory: paths in the inputs and in the report are relative to it. */
  readonly cwd: string;
  /** Absolute path of the repository, without symbolic links; the workspace where it is no clone. */
  readonly root: string;
  /** What makes of a path in the report one relative to the repository: empty, or such as `services/shop/`. */
  readonly pathPrefix: string;
  /** The clone, or why there is none. */
  readonly git: Git | GitError;
}

/** @throws UserError where there is no such folder, or nothing is checked out. */
export async function findWorkplace(
  workspace: string,
  workingDirectory: string,
  signal?: AbortSignal,
): Promise<Workplace> {
  if ((await readdir(workspace).catch(() => [])).length === 0) {
    throw new UserError(
      `There is nothing in the workspace (${workspace})`,
      'Put a step with actions/checkout before this one.',
    );
  }
  const cwd = resolve(workspace, workingDirectory);
  if (!(await isFolder(cwd))) {
    throw new UserError(
      `Input working-directory: there is no folder ${workingDirectory}`,
      'It is relative to the workspace; is it checked out?',
    );
  }
  const git = await openClone(cwd, workspace, signal).catch((error: unknown) => {
    if (error instanceof GitError) return error;
    throw error;
  });
  const root = await realpath(git instanceof GitError ? workspace : git.root);
  return { cwd, root, pathPrefix: prefixOf(slashed(relative(root, await realpath(cwd)))), git };
}

const isFolder = async (path: string): Promise<boolean> =>
  (await stat(path).catch(() => undefined))?.isDirectory() ?? false;

const prefixOf = (path: string): string => (path === '' ? '' : `${path}/`);

const slashed = (path: string): string => path.split(sep).join('/');

/**
 * Which of the files under check are among those that changed.
 * @param files relative to the working directory.
 * @param changed relative to the repository. Where one of them is a link to a folder, or the commit of a submodule,
 * all below it has changed. Where there is no clone, the repository may begin anywhere in the workspace.
 */
export async function changedAmong(
  files: readonly string[],
  changed: readonly string[],
  { cwd, root, git }: Workplace,
): Promise<ReadonlySet<string>> {
  const names = new Set(changed);
  const home = await realpath(cwd);
  const partsOf = git instanceof GitError ? stretches : leadingFolders;
  const isChanged = (full: string): boolean =>
    partsOf(slashed(relative(root, full)).split('/')).some((path) => names.has(path));
  const found = await Promise.all(
    files.map(async (file) => {
      const full = resolve(home, file);
      // git lists the file itself, however many links lead to it.
      const real = await realpath(full).catch(() => full);
      return isChanged(full) || isChanged(real) ? [file] : [];
    }),
  );
  return new Set(found.flat());
}

/** `a/b/c` → `a`, `a/b`, `a/b/c`. */
const leadingFolders = (parts: readonly string[]): readonly string[] =>
  parts.map((_, index) => parts.slice(0, index + 1).join('/'));

/** `a/b/c` → also `b`, `b/c`, `c`. */
const stretches = (parts: readonly string[]): readonly string[] =>
  parts.flatMap((_, index) => leadingFolders(parts.slice(index)));

/** The changes of what lies in the working directory, as paths relative to it. */
export function changesWithin(
  changes: readonly FileChange[],
  { pathPrefix }: Workplace,
): readonly FileChange[] {
  const within = (path: string): string | undefined =>
    path.startsWith(pathPrefix) ? path.slice(pathPrefix.length) : undefined;
  return changes.flatMap(({ from: old, ...one }) => {
    const [path, from] = [within(one.path), old === undefined ? undefined : within(old)];
    if (path !== undefined) return [{ ...one, path, ...(from === undefined ? {} : { from }) }];
    // It was moved out of the folder.
    return from === undefined ? [] : [{ path: from, change: 'deleted' as const }];
  });
}
