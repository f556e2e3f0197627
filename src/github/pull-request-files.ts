import { UserError } from '../errors.js';
import type { FileChange } from '../files/file-change.js';

/** GitHub lists no more files of one pull request (REST API, “List pull requests files”). */
const mostFiles = 3000;

/**
 * What a pull request changes, as GitHub lists it: relative to the repository, without the texts that were there.
 * @param repository `owner/name`.
 * @throws UserError where GitHub refuses, cannot be reached, or lists only a part.
 */
export async function listPullRequestFiles(
  token: string,
  repository: string,
  number: number,
): Promise<readonly FileChange[]> {
  const files = await listFiles(token, repository, number).catch((cause: unknown) => {
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

async function listFiles(token: string, repository: string, number: number) {
  const [owner = '', repo = ''] = repository.split('/');
  // A run that git can answer pays nothing for this.
  const { getOctokit } = await import('@actions/github');
  const { paginate, rest } = getOctokit(token);
  return paginate(rest.pulls.listFiles, { owner, repo, pull_number: number, per_page: 100 });
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
