import { setTimeout as sleep } from 'node:timers/promises';
import type { getOctokit } from '@actions/github';
import { apiUrlOf } from './environment.js';
import { type Attempt, patient } from './patient-calls.js';

/** Which pull request, and as whom. */
export interface PullRequestName {
  readonly token: string;
  /** `owner/name`. */
  readonly repository: string;
  readonly number: number;
  /** Ends every request. */
  readonly signal: AbortSignal;
}

export interface PullRequestAccess extends PullRequestName {
  readonly apiUrl: string;
  /** Resolves after so many milliseconds, or rejects when the signal is aborted. */
  readonly pause: (milliseconds: number, signal: AbortSignal) => Promise<unknown>;
}

type Octokit = ReturnType<typeof getOctokit>;

/** As the runner has it. */
export const accessTo = (name: PullRequestName): PullRequestAccess => ({
  ...name,
  apiUrl: apiUrlOf(),
  pause: (milliseconds, signal) => sleep(milliseconds, undefined, { signal }),
});

/** GitHub's API as far as it is about one pull request. All of it rejects where GitHub refuses or cannot be reached. */
export interface PullRequestApi {
  readonly rest: Octokit['rest'];
  readonly attempt: Attempt;
  /** What every request is given. */
  readonly place: {
    readonly owner: string;
    readonly repo: string;
    readonly request: { readonly signal: AbortSignal };
  };
  /** The login that the token writes as. */
  readonly login: () => Promise<string>;
}

export async function openPullRequest(access: PullRequestAccess): Promise<PullRequestApi> {
  const { token, apiUrl, repository, signal, pause } = access;
  const [owner = '', repo = ''] = repository.split('/');
  // A run that asks nothing of GitHub pays nothing for this.
  const github = await import('@actions/github');
  const { rest, graphql } = github.getOctokit(token, { baseUrl: apiUrl });
  const attempt = patient(pause, signal);
  const login = (): Promise<string> =>
    attempt(async () => {
      // `GET /user` is refused to the token of a job.
      const { viewer } = await graphql<Viewer>('{ viewer { login } }', { request: { signal } });
      return viewer.login;
    }, 'repeatable');
  return { rest, attempt, place: { owner, repo, request: { signal } }, login };
}

/** The runner's own token writes as this. */
const runnersLogin = 'github-actions[bot]';

/** The login that the token writes as, where GitHub does not tell it the usual one. */
export const ownLogin = ({ login }: Pick<PullRequestApi, 'login'>): Promise<string> =>
  login().catch(() => runnersLogin);

interface Viewer {
  readonly viewer: { readonly login: string };
}

/** One page of a list. */
interface Page<Item> {
  readonly data: readonly Item[];
  readonly headers: { readonly link?: string };
}

/** GitHub gives no more of a list at once. */
const pageSize = 100;

/** The whole of a list. octokit.paginate does not hand the signal on. */
export async function everyPage<Item>(
  get: (window: { per_page: number; page: number }) => Promise<Page<Item>>,
): Promise<readonly Item[]> {
  const items: Item[] = [];
  for (let page = 1; ; page += 1) {
    const { data, headers } = await get({ per_page: pageSize, page });
    items.push(...data);
    if (!headers.link?.includes('rel="next"')) return items;
  }
}
