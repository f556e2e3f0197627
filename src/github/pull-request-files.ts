import { UserError } from '../errors.js';
import type { FileChange } from '../files/file-change.js';
import { accessTo, everyPage, openPullRequest, type PullRequestName } from './pull-request-api.js';

/** GitHub lists no more files of one pull request (REST API, “List pull requests files”). */
const mostFiles = 3000;

/**
 * What a pull request changes, as GitHub lists it: relative to the repository, without the texts that were there.
 * @throws UserError where GitHub refuses, cannot be reached, or lists only a part.
 */
export async function listPullRequestFiles(name: PullRequestName): Promise<readonly FileChange[]> {
  const { number, signal } = name;
  const files = await listFiles(name).catch((cause: unknown) => {
    signal.throwIfAborted();
    throw refused(number, cause);
  });
  if (files.length >= mostFiles) {
    throw new UserError(
      `Pull request #${number} changes ${mostFiles} files or more: GitHub lists no more of them`,
      'Give actions/checkout `fetch-depth: 0`, so that git can tell what changed.',
    );
  }
  return files.map(({ filename: path, status, previous_filename: from }) => ({
    path,
    change: kinds[status] ?? 'edited',
    ...(status === 'renamed' && from !== undefined ? { from } : {}),
  }));
}

const kinds: Readonly<Partial<Record<string, FileChange['change']>>> = {
  added: 'added',
  copied: 'added',
  removed: 'deleted',
  renamed: 'renamed',
};

async function listFiles(name: PullRequestName) {
  const { rest, attempt, place } = await openPullRequest(accessTo(name));
  const pull = { ...place, pull_number: name.number };
  return attempt(() => everyPage((window) => rest.pulls.listFiles({ ...pull, ...window })), 'repeatable');
}

function refused(number: number, cause: unknown): UserError {
  const status = cause instanceof Error && 'status' in cause ? `HTTP ${String(cause.status)}: ` : '';
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new UserError(
    `GitHub does not list the files of pull request #${number}: ${status}${reason}`,
    'Give actions/checkout `fetch-depth: 0`, or the job `permissions: { pull-requests: read }`.',
    { cause },
  );
}
