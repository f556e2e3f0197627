import type { PullRequestEvent } from './event.js';
import { isRateLimit, type Refusal, refusalOf } from './patient-calls.js';

/**
 * Why GitHub would not have it, and what to do about that, in sentences for the log.
 * @param signal what ended the requests, if it is aborted
 */
export function whyNotTold(
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
