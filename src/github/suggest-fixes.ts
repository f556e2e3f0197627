import type { Report } from '../report.js';
import { spokenOf } from '../reporters/findings.js';
import type { ReporterContext } from '../reporters/reporter.js';
import { counted } from '../reporters/wording.js';
import { ifGone } from './patient-calls.js';
import { ownLogin, type PullRequestAccess } from './pull-request-api.js';
import { openReviews, type ReviewApi, type ReviewComment } from './review-api.js';
import { type Suggestion, suggestionIn, suggestionsFor } from './suggestions.js';

/** More at once are not read. */
const mostAtOnce = 10;

/** What is to be mended, and where. */
export interface Mending {
  readonly report: Report;
  readonly context: ReporterContext;
  /** Tells the suggestions of this job from those of another. */
  readonly job: string;
  /** The newest commit of the pull request. */
  readonly commit: string;
}

/**
 * Suggests the fixes of the findings on the pull request, each once, and takes back what is found no more, unless
 * somebody has answered it.
 */
export async function suggestFixes(mending: Mending, access: PullRequestAccess): Promise<void> {
  const { report, context, job, commit } = mending;
  const api = await openReviews(access);
  const listed = await api.list();
  const own = await ownAmong(listed, api);
  const isFixable = spokenOf(report.findings).some(({ fix }) => fix !== undefined);
  const wanted = isFixable ? suggestionsFor(report.findings, context, await api.added(), job) : [];
  const fresh = wanted.filter(({ digest }) => !own.some((one) => one.isCurrent && one.digest === digest));
  if (fresh.length > 0) await api.create(commit, reviewText(fresh.length), fresh.slice(0, mostAtOnce));
  // What a run that stopped early does not find may be there all the same.
  if (report.incomplete) return;
  const isStale = (one: OwnComment): boolean =>
    one.isCurrent && one.job === job && !wanted.some(({ digest }) => digest === one.digest);
  for (const { id } of own.filter(isStale))
    if (!listed.some(({ answers }) => answers === id)) await api.remove(id).catch(ifGone);
}

interface OwnComment extends ReviewComment, Pick<Suggestion, 'digest'> {
  readonly job: string;
}

/** The marker alone proves nothing: whoever may comment can write it. */
async function ownAmong(listed: readonly ReviewComment[], api: ReviewApi): Promise<readonly OwnComment[]> {
  const marked = listed.flatMap((comment) => {
    const suggestion = suggestionIn(comment.body);
    return suggestion ? [{ ...comment, ...suggestion }] : [];
  });
  if (marked.length === 0) return [];
  const login = await ownLogin(api);
  return marked.filter(({ author }) => author === login);
}

const reviewText = (count: number): string =>
  count > mostAtOnce
    ? `Drydock has ${counted(mostAtOnce, 'suggestion')}; ${count - mostAtOnce} more follow once these are committed.`
    : `Drydock has ${counted(count, 'suggestion')}.`;
