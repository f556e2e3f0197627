import type { PostedComment } from './pull-request-comment.js';

/** Which pull request, and as whom. */
export interface PullRequestAccess {
  readonly token: string;
  readonly apiUrl: string;
  /** `owner/name`. */
  readonly repository: string;
  readonly number: number;
  /** Ends every request. */
  readonly signal: AbortSignal;
  /** Resolves after so many milliseconds, or rejects when the signal is aborted. */
  readonly pause: (milliseconds: number, signal: AbortSignal) => Promise<unknown>;
}

/** The conversation of one pull request. Each of these rejects where GitHub refuses or cannot be reached. */
export interface CommentsApi {
  /** All of them, oldest first. */
  readonly list: () => Promise<readonly PostedComment[]>;
  /** The login that the token writes as. */
  readonly login: () => Promise<string>;
  readonly create: (body: string) => Promise<PostedComment>;
  readonly update: (id: number, body: string) => Promise<PostedComment>;
}

/** To GitHub a pull request is an issue, as far as the comments on all of it go (REST API, “Issue comments”). */
export async function openComments(access: PullRequestAccess): Promise<CommentsApi> {
  const { token, apiUrl, repository, number, signal } = access;
  const [owner = '', repo = ''] = repository.split('/');
  // A run that comments on nothing pays nothing for this.
  const { getOctokit } = await import('@actions/github');
  const { rest, graphql } = getOctokit(token, { baseUrl: apiUrl });
  const attempt = patient(access);
  const place = { owner, repo, request: { signal } };
  const conversation = { ...place, issue_number: number };
  return {
    list: () =>
      attempt(async () => {
        const comments: PostedComment[] = [];
        // octokit.paginate does not hand the signal on.
        for (let page = 1; ; page += 1) {
          const { data, headers } = await rest.issues.listComments({ ...conversation, per_page: 100, page });
          comments.push(...data.map(postedComment));
          if (!headers.link?.includes('rel="next"')) return comments;
        }
      }, 'repeatable'),
    login: () =>
      attempt(async () => {
        // `GET /user` is refused to the token of a job.
        const { viewer } = await graphql<Viewer>('{ viewer { login } }', { request: { signal } });
        return viewer.login;
      }, 'repeatable'),
    create: (body) =>
      attempt(
        async () => postedComment((await rest.issues.createComment({ ...conversation, body })).data),
        'once',
      ),
    update: (id, body) =>
      attempt(
        async () => postedComment((await rest.issues.updateComment({ ...place, comment_id: id, body })).data),
        'repeatable',
      ),
  };
}

interface Viewer {
  readonly viewer: { readonly login: string };
}

interface IssueComment {
  readonly id: number;
  readonly html_url: string;
  readonly body?: string;
  readonly user: { readonly login: string } | null;
}

const postedComment = ({ id, html_url: url, body = '', user }: IssueComment): PostedComment => ({
  id,
  url,
  body,
  author: user?.login ?? '',
});

/** What GitHub answered instead of doing it; undefined where no answer came. */
export interface Refusal {
  readonly status: number;
  readonly headers: Readonly<Partial<Record<string, string | number>>>;
}

/** @param error thrown by a request. */
export function refusalOf(error: unknown): Refusal | undefined {
  if (!(error instanceof Error && 'status' in error && 'response' in error)) return undefined;
  const { status, response } = error as {
    status: unknown;
    response: { headers?: Refusal['headers'] } | null;
  };
  return typeof status === 'number' && response ? { status, headers: response.headers ?? {} } : undefined;
}

/** Whether GitHub refused because of how much was asked (REST API, “Rate limits”). */
export const isRateLimit = ({ status, headers }: Refusal): boolean =>
  status === 429 ||
  (status === 403 && (headers['retry-after'] !== undefined || headers['x-ratelimit-remaining'] === '0'));

/** A job waits no longer for the sake of a comment. */
const longestPause = 10_000;

/**
 * Does it once more after a pause, once in all: where GitHub says when to come back, and where it stumbled over what
 * may be repeated. What makes a comment may not: it may have been made in spite of the answer.
 */
function patient({ pause, signal }: PullRequestAccess) {
  let hasPaused = false;
  return async <Result>(call: () => Promise<Result>, kind: 'repeatable' | 'once'): Promise<Result> => {
    try {
      return await call();
    } catch (error) {
      const milliseconds = hasPaused ? undefined : pauseAfter(refusalOf(error), kind);
      if (milliseconds === undefined) throw error;
      hasPaused = true;
      await pause(milliseconds, signal);
      return call();
    }
  };
}

function pauseAfter(refusal: Refusal | undefined, kind: 'repeatable' | 'once'): number | undefined {
  if (refusal === undefined) return undefined;
  if (refusal.status >= 500) return kind === 'repeatable' ? 1000 : undefined;
  const asked = Number(refusal.headers['retry-after'] ?? Number.NaN) * 1000;
  return isRateLimit(refusal) && asked >= 0 && asked <= longestPause ? asked : undefined;
}
