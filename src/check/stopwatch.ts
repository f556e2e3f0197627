import { rounded } from '../milliseconds.js';
import type { Timings } from '../report.js';

type Lap = 'parseMs' | 'lintMs' | 'dryRunMs';

export interface Stopwatch {
  /** Ends a part of the run; the next begins. */
  readonly lap: (part: Lap) => void;
  readonly timings: (historyMs: number) => Timings;
}

export function stopwatch(clock: () => number): Stopwatch {
  const start = clock();
  const laps: Record<Lap, number> = { parseMs: 0, lintMs: 0, dryRunMs: 0 };
  let last = start;
  return {
    lap(part) {
      laps[part] = rounded(clock() - last);
      last = clock();
    },
    timings: (historyMs) => ({
      ...laps,
      historyMs: rounded(historyMs),
      dryRunMs: rounded(Math.max(0, laps.dryRunMs - historyMs)),
      totalMs: rounded(clock() - start),
    }),
  };
}
