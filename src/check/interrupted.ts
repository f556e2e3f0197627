import { setImmediate as turn } from 'node:timers/promises';
import { type Stopped, stopOf } from '../dry-run/stopped.js';
import type { CheckRequest } from './request.js';

/** What an aborted signal makes of a run; undefined where it is not aborted. */
export const interruptedBy = (signal: AbortSignal | undefined): Stopped | undefined =>
  signal?.aborted ? stopOf(signal.reason) : undefined;

/** A signal of the operating system reaches us between two turns of the event loop only. */
const longestTurnMs = 100;

/** The request, whose files and parser throw the reason of the signal as soon as that is aborted. */
export function interruptible(
  request: CheckRequest,
  signal: AbortSignal | undefined,
  clock: () => number,
): CheckRequest {
  if (!signal) return request;
  let last = clock();
  const breathe = async (): Promise<void> => {
    if (clock() - last > longestTurnMs) {
      await turn();
      last = clock();
    }
    signal.throwIfAborted();
  };
  const read: CheckRequest['files']['read'] = async (path) => {
    await breathe();
    return request.files.read(path);
  };
  const parser = request.parser.then((one) => ({
    ...one,
    async parse(text: string) {
      await breathe();
      return one.parse(text);
    },
  }));
  return { ...request, files: { ...request.files, read }, parser };
}
