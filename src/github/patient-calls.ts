/** What GitHub answered instead of doing it; undefined where no answer came. */
export interface Refusal {
  readonly status: number;
  readonly headers: Readonly<Partial<Record<string, string | number>>>;
}

/** @param error thrown by a request. */
export function refusalOf(error: unknown): Refusal | undefined {
  if (!(error instanceof Error && 'status' in error && 'response' in error)) return undefined;
  const { status, response } = error as {
    status: unknown;
    response: { headers?: Refusal['headers'] } | null;
  };
  return typeof status === 'number' && response ? { status, headers: response.headers ?? {} } : undefined;
}

/** For what somebody may have deleted meanwhile. */
export function ifGone(error: unknown): undefined {
  if (refusalOf(error)?.status !== 404) throw error;
}

/** Whether GitHub refused because of how much was asked (REST API, “Rate limits”). */
export const isRateLimit = ({ status, headers }: Refusal): boolean =>
  status === 429 ||
  (status === 403 && (headers['retry-after'] !== undefined || headers['x-ratelimit-remaining'] === '0'));

/** A job waits no longer for the sake of a comment. */
const longestPause = 10_000;

/** What may be asked again where nobody knows whether it was done; what makes something may not. */
export type Kind = 'repeatable' | 'once';

export type Attempt = <Result>(call: () => Promise<Result>, kind: Kind) => Promise<Result>;

/**
 * Does it once more after a pause, once in all: where GitHub says when to come back, and where it stumbled over what
 * may be repeated.
 * @param pause resolves after so many milliseconds, or rejects when the signal is aborted.
 */
export function patient(
  pause: (milliseconds: number, signal: AbortSignal) => Promise<unknown>,
  signal: AbortSignal,
): Attempt {
  let hasPaused = false;
  return async (call, kind) => {
    try {
      return await call();
    } catch (error) {
      const milliseconds = hasPaused ? undefined : pauseAfter(refusalOf(error), kind);
      if (milliseconds === undefined) throw error;
      hasPaused = true;
      await pause(milliseconds, signal);
      return call();
    }
  };
}

function pauseAfter(refusal: Refusal | undefined, kind: Kind): number | undefined {
  if (refusal === undefined) return undefined;
  if (refusal.status >= 500) return kind === 'repeatable' ? 1000 : undefined;
  const asked = Number(refusal.headers['retry-after'] ?? Number.NaN) * 1000;
  return isRateLimit(refusal) && asked >= 0 && asked <= longestPause ? asked : undefined;
}
