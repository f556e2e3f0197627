import { type Answer, type Asked, githubApi, pageOf, refusal } from './github-api.js';
import { githubUser } from './github-user.js';
import type { LocalServer } from './local-server.js';

/** A comment that is there before the run. */
export interface PlantedComment {
  readonly author: string;
  readonly body: string;
}

interface Comment extends PlantedComment {
  readonly id: number;
}

export interface Fault extends Pick<Answer, 'status' | 'headers' | 'isNotGithub'> {
  readonly message: string;
}

/** What a request gets instead, and what comes in between; `silence` is no answer. */
export type Disturbance = (request: string, remove: (id: number) => void) => Fault | 'silence' | undefined;

export interface Conversation extends LocalServer {
  /** What the pull request shows, oldest first. */
  readonly comments: readonly Comment[];
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
  const answer = ({ what, url, text }: Asked): Answer => {
    const { body } = (text === '' ? {} : JSON.parse(text)) as { body: string };
    const changed = comments.find(({ id }) => id === Number(one.exec(what)?.[1]));
    if (changed) return { status: 200, body: issueComment(put({ ...changed, body })) };
    if (what === `GET ${listed}`) return pageOf(comments, url, issueComment);
    if (what === 'POST /graphql') return { status: 200, body: { data: { viewer: { login } } } };
    if (what !== `POST ${listed}`) return refusal(404, 'Not Found');
    const id = 1 + Math.max(0, ...comments.map((comment) => comment.id));
    return { status: 201, body: issueComment(put({ id, author: login, body })) };
  };
  const server = await githubApi((asked) => {
    const fault = disturbance(asked.what, remove);
    if (fault === undefined) return answer(asked);
    return fault === 'silence' ? fault : { ...refusal(fault.status, fault.message), ...fault };
  });
  return {
    ...server,
    get comments() {
      return comments;
    },
  };
}

/** The fields of GitHub's schema `issue-comment`; the author of one may be gone. */
const issueComment = ({ id, author, body }: Comment): object => ({
  id,
  node_id: `IC_${id}`,
  url: `https://api.github.example/repos/octo/shop/issues/comments/${id}`,
  html_url: `https://github.example/octo/shop/pull/1#issuecomment-${id}`,
  issue_url: 'https://api.github.example/repos/octo/shop/issues/1',
  user: author === '' ? null : githubUser(author),
  created_at: '2026-11-21T12:00:00Z',
  updated_at: '2026-11-21T12:00:00Z',
  author_association: 'NONE',
  body,
});
