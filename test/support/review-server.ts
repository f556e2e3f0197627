import type { Fault } from './conversation-api.js';
import { type Answer, type Asked, diffEntry, githubApi, pageOf, refusal } from './github-api.js';
import { githubUser } from './github-user.js';
import type { LocalServer } from './local-server.js';

/** A comment on lines of the diff. */
export interface PlantedReviewComment {
  readonly author: string;
  readonly body: string;
  readonly path?: string;
  /** Null where the line is there no more; GitHub's description of its API knows of none then. */
  readonly line?: number | null;
  readonly answers?: number;
}

interface ShownComment extends PlantedReviewComment {
  readonly id: number;
}

/** A review, as it was asked for. */
interface Review {
  readonly commit_id: string;
  readonly event: string;
  readonly body: string;
  readonly comments: readonly {
    readonly path: string;
    readonly body: string;
    readonly line: number;
    readonly start_line?: number;
  }[];
}

export interface ReviewServer extends LocalServer {
  /** What the pull request shows, oldest first. */
  readonly comments: readonly ShownComment[];
  readonly reviews: readonly Review[];
}

const pull = '/repos/octo/shop/pulls/1';
const login = 'github-actions[bot]';

/**
 * GitHub's API as far as it keeps the review of pull request 1 of octo/shop.
 * @param patches the diff of each file
 * @param fault what a request gets instead
 */
export async function reviewServer(
  patches: Readonly<Record<string, string>>,
  planted: readonly PlantedReviewComment[] = [],
  fault: (request: string) => Fault | undefined = () => undefined,
): Promise<ReviewServer> {
  let comments: readonly ShownComment[] = planted.map((comment, index) => ({ ...comment, id: index + 1 }));
  const reviews: Review[] = [];
  const review = (text: string): object => {
    const asked = JSON.parse(text) as Review;
    reviews.push(asked);
    const made = asked.comments.map((comment, index) => ({
      ...comment,
      id: comments.length + 1 + index,
      author: login,
    }));
    comments = [...comments, ...made];
    return wireReview(asked);
  };
  const files = Object.entries(patches).map(([filename, patch]) => ({
    filename,
    patch,
    status: 'added' as const,
  }));
  const answer = ({ what, url, text }: Asked): Answer => {
    const [, gone] = /^DELETE \/repos\/octo\/shop\/pulls\/comments\/(\d+)$/.exec(what) ?? [];
    if (comments.some(({ id }) => id === Number(gone))) {
      comments = comments.filter(({ id }) => id !== Number(gone));
      return { status: 204, body: undefined };
    }
    if (what === `GET ${pull}/comments`) return pageOf(comments, url, wireComment);
    if (what === `GET ${pull}/files`) return pageOf(files, url, diffEntry);
    if (what === `POST ${pull}/reviews`) return { status: 200, body: review(text) };
    if (what === 'POST /graphql') return { status: 200, body: { data: { viewer: { login } } } };
    return refusal(404, 'Not Found');
  };
  const server = await githubApi((asked) => {
    const refused = fault(asked.what);
    return refused ? { ...refusal(refused.status, refused.message), ...refused } : answer(asked);
  });
  return {
    ...server,
    reviews,
    get comments() {
      return comments;
    },
  };
}

const at = 'https://api.github.example';
const page = 'https://github.example/octo/shop/pull/1';

const sha = '0123456789012345678901234567890123456789';

/** The fields of GitHub's schema `pull-request-review-comment`. */
const wireComment = ({ id, author, body, path = 'a.sql', line = 1, answers }: ShownComment): object => ({
  url: `${at}${pull}/comments/${id}`,
  pull_request_review_id: 1,
  id,
  node_id: `PRRC_${id}`,
  diff_hunk: '@@ -0,0 +1 @@\n+x',
  path,
  ...(line === null ? {} : { line }),
  side: 'RIGHT',
  commit_id: sha,
  original_commit_id: sha,
  user: githubUser(author),
  body,
  created_at: '2026-11-21T12:00:00Z',
  updated_at: '2026-11-21T12:00:00Z',
  html_url: `${page}#discussion_r${id}`,
  pull_request_url: `${at}${pull}`,
  author_association: 'NONE',
  _links: { self: { href: at }, html: { href: page }, pull_request: { href: at } },
  ...(answers === undefined ? {} : { in_reply_to_id: answers }),
});

/** The fields of GitHub's schema `pull-request-review`. */
const wireReview = ({ body, commit_id }: Review): object => ({
  id: 80,
  node_id: 'PRR_80',
  user: githubUser(login),
  body,
  state: 'COMMENTED',
  html_url: `${page}#pullrequestreview-80`,
  pull_request_url: `${at}${pull}`,
  author_association: 'NONE',
  _links: { html: { href: page }, pull_request: { href: at } },
  submitted_at: '2026-11-21T12:00:00Z',
  commit_id,
});
