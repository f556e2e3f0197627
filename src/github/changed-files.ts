import { UserError } from '../errors.js';
import type { FileChange } from '../files/file-change.js';
import {
  type Commit,
  type Credentials,
  ensureCommit,
  filesChangedBetween,
  hasCommit,
  headCommit,
  isAncestor,
  isShallow,
  mergeBase,
} from './commits.js';
import type { MergeGroupEvent, PullRequestEvent, PushEvent, RunEvent } from './event.js';
import { type Git, GitError } from './git.js';
import { listPullRequestFiles } from './pull-request-files.js';

/** What the event is about to bring in. */
export type Changes =
  | {
      readonly kind: 'some';
      /** Relative to the root of the repository. */
      readonly files: readonly FileChange[];
      /** `since 1a2b3c4`, for the log. */
      readonly since: string;
      /** What it is to be merged into, where the clone holds that: the name of a commit. */
      readonly base?: string;
    }
  | { readonly kind: 'all'; readonly reason: string };

/** Whom to ask. */
export interface Sources extends Credentials {
  /** The clone, or why there is none. */
  readonly git: Git | GitError;
  /** `owner/name`. */
  readonly repository: string;
  /** Ends what is asked of GitHub. */
  readonly signal: AbortSignal;
}

/**
 * Works out which files the event adds or changes. Where that cannot be known of what is to be merged, it throws: a
 * gate that overlooks files is none.
 * @throws UserError
 */
export async function changedFiles(event: RunEvent, sources: Sources): Promise<Changes> {
  switch (event.kind) {
    case 'pull-request':
      return ofPullRequest(event, sources);
    case 'merge-group':
      return ofMergeGroup(event, sources);
    case 'push':
      return ofPush(event, sources);
    case 'other':
      return { kind: 'all', reason: `The event ${event.name} does not say what changed.` };
  }
}

async function ofPullRequest(event: PullRequestEvent, sources: Sources): Promise<Changes> {
  const { token, repository, signal } = sources;
  try {
    const git = cloneOf(sources);
    const head = await headCommit(git);
    await mustHold(git, head, event.headSha, event);
    const base = await baseOfPullRequest(git, head, event, sources);
    return { ...(await between(git, base, head)), base };
  } catch (cause) {
    if (!(cause instanceof GitError)) throw cause;
    if (token === undefined) throw cannotTell(`what pull request #${event.number} changes`, cause);
    const files = await listPullRequestFiles({ token, repository, number: event.number, signal });
    return { kind: 'some', files, since: `in pull request #${event.number}` };
  }
}

/**
 * The first parent of the trial merge is the branch as it will be merged into. The payload's `base.sha` is not that:
 * the branch may have moved on, and the difference would hold other people's files.
 */
async function baseOfPullRequest(
  git: Git,
  head: Commit,
  event: PullRequestEvent,
  credentials: Credentials,
): Promise<string> {
  const [base, merged] = head.parents;
  if (base !== undefined && merged !== undefined && isTrialMerge(head, event)) {
    await ensureCommit(git, base, credentials);
    return base;
  }
  // A history that is cut off can hide the true merge base.
  if (await isShallow(git)) throw new GitError('the clone is shallow, and its HEAD is not the trial merge');
  return mergeBase(git, `refs/remotes/origin/${event.baseBranch}`, head.sha);
}

const isTrialMerge = ({ sha, parents }: Commit, { headSha, mergeSha }: PullRequestEvent): boolean =>
  sha === mergeSha || parents[1] === headSha;

/** Else the files under check are not those that are to be merged. */
async function mustHold(
  git: Git,
  { sha, parents }: Commit,
  wanted: string,
  event: PullRequestEvent | MergeGroupEvent,
): Promise<void> {
  const mergeSha = event.kind === 'pull-request' ? event.mergeSha : undefined;
  if ([wanted, mergeSha].includes(sha) || parents.includes(wanted)) return;
  if (await isAncestor(git, wanted, sha)) return;
  const what = event.kind === 'pull-request' ? `pull request #${event.number}` : 'the merge group';
  const hint = isTarget(event)
    ? 'This event checks out the branch that is merged into. Use `on: pull_request`, whose checkout is the trial merge.'
    : 'Let actions/checkout choose the commit: give it no `ref`.';
  throw new UserError(
    `The commit that is checked out (${short(sha)}) does not hold ${what} (${short(wanted)})`,
    hint,
  );
}

const isTarget = (event: PullRequestEvent | MergeGroupEvent): boolean =>
  event.kind === 'pull-request' && event.name === 'pull_request_target';

async function ofMergeGroup(event: MergeGroupEvent, sources: Sources): Promise<Changes> {
  try {
    const git = cloneOf(sources);
    const head = await headCommit(git);
    await mustHold(git, head, event.headSha, event);
    await ensureCommit(git, event.baseSha, sources);
    return { ...(await between(git, event.baseSha, head)), base: event.baseSha };
  } catch (cause) {
    throw cause instanceof GitError ? cannotTell('what the merge group changes', cause) : cause;
  }
}

async function ofPush(event: PushEvent, sources: Sources): Promise<Changes> {
  try {
    const git = cloneOf(sources);
    const head = await headCommit(git);
    const changes = await between(git, await baseOfPush(git, head, event, sources), head);
    return event.branch === event.defaultBranch ? changes : asOwnWork(changes);
  } catch (cause) {
    if (!(cause instanceof GitError)) throw cause;
    return { kind: 'all', reason: `What this push changed cannot be told (${cause.message}).` };
  }
}

/** A branch may change what an earlier push to it brought: nothing says that production has run that. */
function asOwnWork(changes: Changes): Changes {
  if (changes.kind === 'all') return changes;
  const here = changes.files.filter(({ change }) => change !== 'deleted');
  return { ...changes, files: here.map(({ path }) => ({ path, change: 'added' })) };
}

/** A push that made the branch, or left behind what was there, is compared with the default branch. */
async function baseOfPush(
  git: Git,
  head: Commit,
  { before, branch, defaultBranch }: PushEvent,
  credentials: Credentials,
): Promise<string> {
  if (before !== undefined && (await hasCommit(git, before, credentials))) return before;
  if (branch === defaultBranch) throw new GitError('the commit before it is not to be had');
  if (await isShallow(git))
    throw new GitError('the commit before it is not to be had, and the clone is shallow');
  return mergeBase(git, `refs/remotes/origin/${defaultBranch}`, head.sha);
}

async function between(git: Git, base: string, head: Commit): Promise<Extract<Changes, { kind: 'some' }>> {
  const files = await filesChangedBetween(git, base, head.sha);
  return { kind: 'some', files, since: `since ${short(base)}` };
}

function cloneOf({ git }: Sources): Git {
  if (git instanceof GitError) throw git;
  return git;
}

const cannotTell = (what: string, cause: GitError): UserError =>
  new UserError(
    `Drydock cannot tell ${what}: ${cause.message}`,
    'Give actions/checkout `fetch-depth: 0`, so that the clone holds what it is compared with.',
    { cause },
  );

const short = (sha: string): string => sha.slice(0, 7);
