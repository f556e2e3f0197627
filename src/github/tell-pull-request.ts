import { type CommentsApi, openComments } from './comments-api.js';
import { digestOf } from './digest.js';
import { jobNameOf, runUrlOf } from './environment.js';
import type { PullRequestEvent } from './event.js';
import type { Inputs } from './inputs.js';
import type { Job } from './job.js';
import { log } from './log.js';
import { ifGone } from './patient-calls.js';
import {
  commentMarker,
  type CommentSetting,
  commentText,
  isWorthNew,
  markedAmong,
  newestOwn,
  type PostedComment,
} from './pull-request-comment.js';
import { accessTo, ownLogin, type PullRequestAccess } from './pull-request-api.js';
import { type Mending, suggestFixes } from './suggest-fixes.js';
import type { Told } from './told.js';
import { whyNotTold } from './why-not-told.js';

/** A job waits no longer for the sake of a comment: milliseconds. */
const patience = 20_000;

/**
 * Keeps the one comment on the pull request up to date, and suggests fixes where the workflow wants that. Whatever comes
 * in between is told in the log and changes no verdict: the report is in the summary of the job as well.
 * @returns the address of the comment; empty where there is none.
 */
export async function tellPullRequest(told: Told, job: Job, signal: AbortSignal): Promise<string> {
  const { inputs, environment, event } = job;
  const { comment, suggestions, githubToken: token } = inputs;
  if (token === undefined || event.kind !== 'pull-request' || !commented.has(event.name)) return '';
  const { number, headSha: commit } = event;
  const { repository } = environment;
  const access = (): PullRequestAccess =>
    accessTo({ token, repository, number, signal: AbortSignal.any([signal, AbortSignal.timeout(patience)]) });
  const digest = digestOf(whatIsChecked(inputs));
  const draft = draftOf(told, comment, { digest, commit });
  const url = comment === 'never' ? '' : await keepComment(draft, access(), event);
  if (suggestions) await keepSuggestions({ ...told, job: digest, commit }, access(), event);
  return url;
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

const draftOf = (
  told: Told,
  setting: CommentSetting,
  { digest, commit }: { readonly digest: string; readonly commit: string },
): Draft => ({
  marker: commentMarker(digest),
  isNewWanted: isWorthNew(setting, told.report),
  textAfter: (marker, before) => commentText(marker, told, { commit, runUrl: runUrlOf() }, before),
});

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
    log(
      `No comment was written on pull request #${access.number}: ${whyNotTold(error, access.signal, event)}`,
    );
    return '';
  }
}

async function write(draft: Draft, api: CommentsApi): Promise<PostedComment | undefined> {
  const before = await ownComment(draft.marker, api);
  if (before) {
    const updated = await api.update(before.id, draft.textAfter(draft.marker, before)).catch(ifGone);
    if (updated) return updated;
  }
  return draft.isNewWanted ? api.create(draft.textAfter(draft.marker)) : undefined;
}

/** Whose token it is matters only where somebody wrote the marker. */
async function ownComment(marker: string, api: CommentsApi): Promise<PostedComment | undefined> {
  const marked = markedAmong(await api.list(), marker);
  if (marked.length === 0) return undefined;
  return newestOwn(marked, marker, await ownLogin(api));
}

/** Suggests the fixes, and tells in the log what came in between. */
export async function keepSuggestions(
  mending: Mending,
  access: PullRequestAccess,
  event: Pick<PullRequestEvent, 'fromFork'>,
): Promise<void> {
  try {
    await suggestFixes(mending, access);
  } catch (error) {
    log(`No fix was suggested on pull request #${access.number}: ${whyNotTold(error, access.signal, event)}`);
  }
}
