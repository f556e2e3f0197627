import { setTimeout as sleep } from 'node:timers/promises';
import type { Report } from '../report.js';
import type { ReporterContext } from '../reporters/reporter.js';
import {
  type CommentsApi,
  isRateLimit,
  openComments,
  type PullRequestAccess,
  type Refusal,
  refusalOf,
} from './comments-api.js';
import { apiUrlOf, jobNameOf, type RunnerEnvironment, runUrlOf } from './environment.js';
import { type PullRequestEvent, readEvent } from './event.js';
import type { Inputs } from './inputs.js';
import { log } from './log.js';
import {
  commentMarker,
  commentText,
  isWorthNew,
  markedAmong,
  newestOwn,
  type PostedComment,
} from './pull-request-comment.js';

/** A job waits no longer for the sake of a comment: milliseconds. */
const patience = 20_000;

/** The runner's own token writes as this. */
const runnersLogin = 'github-actions[bot]';

/** What the summary of the job tells as well. */
export interface Told {
  readonly report: Report;
  readonly context: ReporterContext;
  /** What is to be known of the report. */
  readonly notes: readonly string[];
}

/**
 * Keeps the one comment on the pull request up to date. Whatever comes in between is told in the log and changes no
 * verdict: the report is in the summary of the job as well.
 * @returns the address of the comment; empty where there is none.
 */
export async function tellPullRequest(
  { report, context, notes }: Told,
  inputs: Inputs,
  environment: RunnerEnvironment,
  signal: AbortSignal,
): Promise<string> {
  if (inputs.comment === 'never' || inputs.githubToken === undefined) return '';
  const event = await readEvent(environment);
  if (event.kind !== 'pull-request' || !commented.has(event.name)) return '';
  const access = {
    token: inputs.githubToken,
    apiUrl: apiUrlOf(),
    repository: environment.repository,
    number: event.number,
    signal: AbortSignal.any([signal, AbortSignal.timeout(patience)]),
    pause: (milliseconds: number, until: AbortSignal) => sleep(milliseconds, undefined, { signal: until }),
  };
  const draft: Draft = {
    marker: commentMarker(whatIsChecked(inputs)),
    isNewWanted: isWorthNew(inputs.comment, report),
    textAfter: (marker, before) =>
      commentText(marker, report, context, { notes, commit: event.headSha, runUrl: runUrlOf() }, before),
  };
  return keepComment(draft, access, event);
}

/** Other events about a pull request are about somebody's review of it, or do not end in a merge. */
const commented: ReadonlySet<string> = new Set(['pull_request', 'pull_request_target']);

/** Jobs of a matrix have one name: what they check tells them apart. */
const whatIsChecked = ({ workingDirectory, paths, mode, options }: Inputs): readonly string[] => [
  ...jobNameOf(),
  workingDirectory,
  mode,
  paths.join('\n'),
  options.config ?? '',
  options.framework ?? '',
  options.engine ?? '',
  options.postgresVersion ?? '',
  options.image ?? '',
  ...(options.shard === undefined ? [] : [options.shard]),
];

/** What is to be said, and whether it is worth a comment where there is none yet. */
export interface Draft {
  readonly marker: string;
  readonly isNewWanted: boolean;
  readonly textAfter: (marker: string, before?: PostedComment) => string;
}

/** @returns the address of the comment; empty where there is none, and where GitHub would not have it. */
export async function keepComment(
  draft: Draft,
  access: PullRequestAccess,
  event: Pick<PullRequestEvent, 'fromFork'>,
): Promise<string> {
  try {
    const written = await write(draft, await openComments(access));
    return written?.url ?? '';
  } catch (error) {
    log(`No comment was written on pull request #${access.number}: ${whyNot(error, access.signal, event)}`);
    return '';
  }
}

async function write(draft: Draft, api: CommentsApi): Promise<PostedComment | undefined> {
  const before = await ownComment(draft.marker, api);
  if (before) {
    const updated = await api.update(before.id, draft.textAfter(draft.marker, before)).catch(ifDeleted);
    if (updated) return updated;
  }
  return draft.isNewWanted ? api.create(draft.textAfter(draft.marker)) : undefined;
}

/** Whose token it is matters only where somebody wrote the marker. */
async function ownComment(marker: string, api: CommentsApi): Promise<PostedComment | undefined> {
  const marked = markedAmong(await api.list(), marker);
  if (marked.length === 0) return undefined;
  return newestOwn(marked, marker, await api.login().catch(() => runnersLogin));
}

/** Somebody deleted it since it was listed. */
function ifDeleted(error: unknown): undefined {
  if (refusalOf(error)?.status !== 404) throw error;
}

function whyNot(
  error: unknown,
  signal: AbortSignal,
  { fromFork }: Pick<PullRequestEvent, 'fromFork'>,
): string {
  if (signal.aborted)
    return isTimeout(signal.reason) ? 'GitHub did not answer in time.' : 'The run was interrupted.';
  const refusal = refusalOf(error);
  const message = error instanceof Error ? error.message : String(error);
  if (!refusal) return `${message}.`;
  return `HTTP ${refusal.status}: ${message}. ${remedy(refusal, fromFork)}`;
}

const isTimeout = (reason: unknown): boolean => reason instanceof Error && reason.name === 'TimeoutError';

function remedy(refusal: Refusal, fromFork: boolean): string {
  if (isRateLimit(refusal)) return 'GitHub limits how much is asked of it; the next run tells more.';
  if (refusal.status === 401) return 'Is the input github-token still valid?';
  if (refusal.status !== 403 && refusal.status !== 404) return '';
  return fromFork
    ? 'It needs `pull-requests: write`, which GitHub gives no job on a pull request from a fork.'
    : 'Give the job `permissions: { pull-requests: write }`.';
}
