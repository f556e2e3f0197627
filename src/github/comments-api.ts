import { everyPage, openPullRequest, type PullRequestAccess } from './pull-request-api.js';
import type { PostedComment } from './pull-request-comment.js';

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
  const { rest, attempt, place, login } = await openPullRequest(access);
  const conversation = { ...place, issue_number: access.number };
  const listed = () => everyPage((window) => rest.issues.listComments({ ...conversation, ...window }));
  return {
    list: () => attempt(async () => (await listed()).map(postedComment), 'repeatable'),
    login,
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
