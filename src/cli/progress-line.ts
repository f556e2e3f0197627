import { visibleLine } from '../reporters/untrusted-text.js';

/** Where progress goes: standard error, of which only this is used. */
export interface ProgressStream {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

export interface ProgressLine {
  readonly show: (step: string) => void;
  /** Wipes the line, so that the report begins on an empty one. */
  readonly clear: () => void;
}

/** A log is told no oftener than this. */
const intervalMs = 5000;

/** On a terminal one line that is written over again and again; in a log a line now and then. */
export function progressLine(stream: ProgressStream, clock: () => number): ProgressLine {
  if (!stream.isTTY) {
    let last = clock();
    const show = (step: string): void => {
      if (clock() - last < intervalMs) return;
      last = clock();
      stream.write(`drydock: ${visibleLine(step)}\n`);
    };
    return { show, clear: () => undefined };
  }
  const width = stream.columns ?? 80;
  return {
    show: (step) => stream.write(`\r\u001b[K${`drydock: ${visibleLine(step)}`.slice(0, width - 1)}`),
    clear: () => stream.write('\r\u001b[K'),
  };
}
