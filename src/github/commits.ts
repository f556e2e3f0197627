import { type FileChange, nameStatusOptions, parseNameStatus, withTexts } from '../files/file-change.js';
import { type Git, GitError } from './git.js';

/** A commit and what it was made from. */
export interface Commit {
  readonly sha: string;
  readonly parents: readonly string[];
}

/** What a fetch may log in with. */
export interface Credentials {
  readonly serverUrl: string;
  readonly token?: string;
}

/** The commit that is checked out. The object itself names its parents in a shallow clone, too; `git log` does not. */
export async function headCommit(git: Git): Promise<Commit> {
  const sha = (await git(['rev-parse', '--verify', 'HEAD'])).trim();
  const [header = ''] = (await git(['cat-file', 'commit', sha])).split('\n\n');
  const parents = Array.from(header.matchAll(/^parent ([0-9a-f]+)$/gm), (match) => match[1] ?? '');
  return { sha, parents };
}

export const isShallow = async (git: Git): Promise<boolean> =>
  (await git(['rev-parse', '--is-shallow-repository'])).trim() === 'true';

/** Whether the history at hand leads from `descendant` back to `ancestor`. */
export const isAncestor = async (git: Git, ancestor: string, descendant: string): Promise<boolean> =>
  succeeds(git(['merge-base', '--is-ancestor', ancestor, descendant]));

/** Where the histories of two commits parted. @throws GitError where the clone does not hold that. */
export const mergeBase = async (git: Git, one: string, other: string): Promise<string> =>
  (await git(['merge-base', one, other])).trim();

/**
 * Makes sure that the commit is in the clone. A fetch first goes with the credentials that actions/checkout left, then,
 * for there may be none (`persist-credentials: false`), with the token.
 * @throws GitError where the commit cannot be had.
 */
export async function ensureCommit(git: Git, sha: string, credentials: Credentials): Promise<void> {
  if (await succeeds(git(['cat-file', '-e', `${sha}^{commit}`]))) return;
  const fetch = ['fetch', '--no-tags', '--no-recurse-submodules', '--no-write-fetch-head', '--depth=1'];
  const command = [...fetch, 'origin', sha];
  try {
    await git(command);
  } catch (cause) {
    if (!(cause instanceof GitError) || credentials.token === undefined) throw cause;
    await git(command, loginWith(credentials.serverUrl, credentials.token));
  }
}

/** Whether the commit is in the clone, or could be fetched into it. */
export const hasCommit = (git: Git, sha: string, credentials: Credentials): Promise<boolean> =>
  succeeds(ensureCommit(git, sha, credentials));

/**
 * Configuration through the environment: arguments would show the token to every process. The empty value takes back
 * the headers that are configured already, for GitHub refuses two.
 */
function loginWith(serverUrl: string, token: string): Readonly<Record<string, string>> {
  const key = `http.${serverUrl}/.extraheader`;
  const login = Buffer.from(`x-access-token:${token}`).toString('base64');
  return {
    GIT_CONFIG_COUNT: '2',
    GIT_CONFIG_KEY_0: key,
    GIT_CONFIG_VALUE_0: '',
    GIT_CONFIG_KEY_1: key,
    GIT_CONFIG_VALUE_1: `AUTHORIZATION: basic ${login}`,
  };
}

/**
 * What changed from one commit to the other, relative to the root of the clone.
 * @throws GitError
 */
export async function filesChangedBetween(
  git: Git,
  base: string,
  head: string,
): Promise<readonly FileChange[]> {
  const output = await git(['diff', '--no-relative', ...nameStatusOptions, base, head, '--']);
  return withTexts(parseNameStatus(output), (path) => git(['cat-file', 'blob', `${base}:${path}`]));
}

const succeeds = (command: Promise<unknown>): Promise<boolean> =>
  command.then(
    () => true,
    (error: unknown) => {
      if (error instanceof GitError) return false;
      throw error;
    },
  );
