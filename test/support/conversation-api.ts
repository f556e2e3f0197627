import { json, localServer, type LocalServer, textOf } from './github-api.js';

/** A comment that is there before the run. */
export interface PlantedComment {
  readonly author: string;
  readonly body: string;
}

interface Comment extends PlantedComment {
  readonly id: number;
}

export interface Fault {
  readonly status: number;
  readonly message: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What a request gets instead, and what comes in between; `silence` is no answer. */
export type Disturbance = (request: string, remove: (id: number) => void) => Fault | 'silence' | undefined;

export interface Conversation extends LocalServer {
  /** What the pull request shows, oldest first. */
  readonly comments: readonly Comment[];
}

interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

const listed = '/repos/octo/shop/issues/1/comments';
const one = /^PATCH \/repos\/octo\/shop\/issues\/comments\/(\d+)$/;
const login = 'github-actions[bot]';

/** GitHub's API as far as it keeps the conversation of pull request 1 of octo/shop. */
export async function conversationApi(
  planted: readonly PlantedComment[] = [],
  disturbance: Disturbance = () => undefined,
): Promise<Conversation> {
  let comments: readonly Comment[] = planted.map((comment, index) => ({ ...comment, id: index + 1 }));
  const put = (comment: Comment): Comment => {
    const at = comments.findIndex(({ id }) => id === comment.id);
    comments = at === -1 ? [...comments, comment] : comments.with(at, comment);
    return comment;
  };
  const remove = (gone: number): void => {
    comments = comments.filter(({ id }) => id !== gone);
  };
  const answer = (asked: string, url: URL, text: string): Answer => {
    const { body } = (text === '' ? {} : JSON.parse(text)) as { body: string };
    const changed = comments.find(({ id }) => id === Number(one.exec(asked)?.[1]));
    if (changed) return { status: 200, body: issueComment(put({ ...changed, body })) };
    if (asked === `GET ${listed}`) return pageOf(comments, url);
    if (asked === 'POST /graphql') return { status: 200, body: { data: { viewer: { login } } } };
    if (asked !== `POST ${listed}`) return { status: 404, body: { message: 'Not Found' } };
    const id = 1 + Math.max(0, ...comments.map((comment) => comment.id));
    return { status: 201, body: issueComment(put({ id, author: login, body })) };
  };
  const server = await localServer((request, response) => {
    void textOf(request).then((text) => {
      const url = new URL(request.url ?? '', `http://${request.headers.host ?? ''}`);
      const asked = `${request.method ?? ''} ${url.pathname}`;
      const fault = disturbance(asked, remove);
      if (fault === 'silence') return;
      const { status, body, headers } = fault
        ? { ...fault, body: { message: fault.message } }
        : answer(asked, url, text);
      json(response, status, body, headers);
    });
  });
  return {
    ...server,
    get comments() {
      return comments;
    },
  };
}

function pageOf(comments: readonly Comment[], { origin, pathname, searchParams }: URL): Answer {
  const size = Number(searchParams.get('per_page') ?? 30);
  const page = Number(searchParams.get('page') ?? 1);
  const next = `${origin}${pathname}?per_page=${size}&page=${page + 1}`;
  return {
    status: 200,
    body: comments.slice((page - 1) * size, page * size).map(issueComment),
    headers: page * size < comments.length ? { link: `<${next}>; rel="next"` } : {},
  };
}

/** The fields of GitHub's schema `issue-comment`; the author of one may be gone. */
const issueComment = ({ id, author, body }: Comment): object => ({
  id,
  node_id: `IC_${id}`,
  url: `https://api.github.example/repos/octo/shop/issues/comments/${id}`,
  html_url: `https://github.example/octo/shop/pull/1#issuecomment-${id}`,
  issue_url: 'https://api.github.example/repos/octo/shop/issues/1',
  user:
    author === '' ? null : { login: author, id: 41898282, type: author.endsWith('[bot]') ? 'Bot' : 'User' },
  created_at: '2026-11-21T12:00:00Z',
  updated_at: '2026-11-21T12:00:00Z',
  author_association: 'NONE',
  body,
});
