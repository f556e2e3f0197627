import type { AddedLines } from './added-lines.js';
import { addedLines } from './added-lines.js';
import { everyPage, openPullRequest, type PullRequestAccess } from './pull-request-api.js';

/** A comment on lines of the diff, by whomsoever. */
export interface ReviewComment {
  readonly id: number;
  readonly body: string;
  /** The login of its author. */
  readonly author: string;
  /** Whether the lines that it is about are still there: GitHub folds it as outdated otherwise. */
  readonly isCurrent: boolean;
  /** The comment that it answers. */
  readonly answers: number | undefined;
}

/** What is to stand in place of lines of the diff. */
export interface DraftComment {
  /** Relative to the repository. */
  readonly path: string;
  /** Lines of the file as the pull request has it, both inclusive. */
  readonly first: number;
  readonly last: number;
  readonly body: string;
}

/** The review of one pull request. Each of these rejects where GitHub refuses or cannot be reached. */
export interface ReviewApi {
  readonly list: () => Promise<readonly ReviewComment[]>;
  /** The lines that the pull request adds, by the path of the file. A very long diff is missing. */
  readonly added: () => Promise<ReadonlyMap<string, AddedLines>>;
  readonly login: () => Promise<string>;
  /** One review, which sends one mail. */
  readonly create: (commit: string, body: string, comments: readonly DraftComment[]) => Promise<void>;
  readonly remove: (id: number) => Promise<void>;
}

/** GitHub's manual, REST API, “Pull request reviews” and “Pull request review comments”. */
export async function openReviews(access: PullRequestAccess): Promise<ReviewApi> {
  const { rest, attempt, place, login } = await openPullRequest(access);
  const pull = { ...place, pull_number: access.number };
  const comments = () => everyPage((window) => rest.pulls.listReviewComments({ ...pull, ...window }));
  const files = () => everyPage((window) => rest.pulls.listFiles({ ...pull, ...window }));
  return {
    login,
    list: () => attempt(async () => (await comments()).map(reviewComment), 'repeatable'),
    added: () =>
      attempt(async () => {
        const patched = (await files()).map(
          ({ filename, patch = '' }) => [filename, addedLines(patch)] as const,
        );
        return new Map(patched);
      }, 'repeatable'),
    create: (commit_id, body, drafts) =>
      attempt(async () => {
        const comments = drafts.map(wireComment);
        await rest.pulls.createReview({ ...pull, commit_id, event: 'COMMENT', body, comments });
      }, 'once'),
    remove: (comment_id) =>
      attempt(async () => {
        await rest.pulls.deleteReviewComment({ ...place, comment_id });
      }, 'repeatable'),
  };
}

interface ListedComment {
  readonly id: number;
  readonly body: string;
  readonly user: { readonly login: string } | null;
  readonly line?: number | null;
  readonly in_reply_to_id?: number;
}

const reviewComment = ({ id, body, user, line, in_reply_to_id: answers }: ListedComment): ReviewComment => ({
  id,
  body,
  author: user?.login ?? '',
  isCurrent: typeof line === 'number',
  answers,
});

/** `start_line` must be less than `line`. */
const wireComment = ({ path, first, last, body }: DraftComment) => ({
  path,
  body,
  line: last,
  side: 'RIGHT',
  ...(first < last ? { start_line: first, start_side: 'RIGHT' } : {}),
});
