import type { Fault } from './conversation-api.js';
import { json, localServer, type LocalServer, textOf } from './github-api.js';

/** A comment on lines of the diff. */
export interface PlantedReviewComment {
  readonly author: string;
  readonly body: string;
  readonly path?: string;
  /** Null where the line is there no more. */
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
  const answer = (asked: string, text: string): readonly [number, unknown?] => {
    const [, gone] = /^DELETE \/repos\/octo\/shop\/pulls\/comments\/(\d+)$/.exec(asked) ?? [];
    if (comments.some(({ id }) => id === Number(gone))) {
      comments = comments.filter(({ id }) => id !== Number(gone));
      return [204];
    }
    if (asked === `GET ${pull}/comments`) return [200, comments.map(wireComment)];
    if (asked === `GET ${pull}/files`) return [200, Object.entries(patches).map(wireFile)];
    if (asked === `POST ${pull}/reviews`) return [200, review(text)];
    if (asked === 'POST /graphql') return [200, { data: { viewer: { login } } }];
    return [404, { message: 'Not Found' }];
  };
  const server = await localServer((request, response) => {
    void textOf(request).then((text) => {
      const asked = `${request.method ?? ''} ${(request.url ?? '').replace(/\?.*/, '')}`;
      const { status, message, headers } = fault(asked) ?? {};
      if (status !== undefined) {
        json(response, status, { message, documentation_url: 'https://docs.github.com/rest' }, headers);
        return;
      }
      const [code, body] = answer(asked, text);
      if (body === undefined) response.writeHead(code).end();
      else json(response, code, body);
    });
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

const user = (name: string): object => ({
  login: name,
  id: 41898282,
  node_id: 'MDM6Qm90NDE4OTgyODI=',
  avatar_url: `${at}/avatar`,
  gravatar_id: '',
  url: `${at}/users/x`,
  html_url: `${at}/x`,
  followers_url: `${at}/users/x/followers`,
  following_url: `${at}/users/x/following`,
  gists_url: `${at}/users/x/gists`,
  starred_url: `${at}/users/x/starred`,
  subscriptions_url: `${at}/users/x/subscriptions`,
  organizations_url: `${at}/users/x/orgs`,
  repos_url: `${at}/users/x/repos`,
  events_url: `${at}/users/x/events`,
  received_events_url: `${at}/users/x/received_events`,
  type: name.endsWith('[bot]') ? 'Bot' : 'User',
  site_admin: false,
});

const sha = '0123456789012345678901234567890123456789';

/** The fields of GitHub's schema `pull-request-review-comment`. */
const wireComment = ({ id, author, body, path = 'a.sql', line = 1, answers }: ShownComment): object => ({
  url: `${at}${pull}/comments/${id}`,
  pull_request_review_id: 1,
  id,
  node_id: `PRRC_${id}`,
  diff_hunk: '@@ -0,0 +1 @@\n+x',
  path,
  line,
  side: 'RIGHT',
  commit_id: sha,
  original_commit_id: sha,
  user: user(author),
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
  user: user(login),
  body,
  state: 'COMMENTED',
  html_url: `${page}#pullrequestreview-80`,
  pull_request_url: `${at}${pull}`,
  author_association: 'NONE',
  _links: { html: { href: page }, pull_request: { href: at } },
  submitted_at: '2026-11-21T12:00:00Z',
  commit_id,
});

/** The fields of GitHub's schema `diff-entry`. */
const wireFile = ([filename, patch]: readonly [string, string]): object => ({
  sha,
  filename,
  status: 'added',
  additions: 1,
  deletions: 0,
  changes: 1,
  blob_url: page,
  raw_url: page,
  contents_url: at,
  patch,
});
