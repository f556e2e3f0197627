import process from 'node:process';

export interface Interruption {
  /** Aborted by the first SIGINT or SIGTERM. */
  readonly signal: AbortSignal;
  /** 128 and the number of the signal, as shells have it. */
  readonly exitCode: () => number;
  /** Gives the signals back to Node. */
  readonly release: () => void;
}

const numbers = { SIGINT: 2, SIGTERM: 15 } as const;

/** Turns signals into an AbortSignal, so that a run can stop its server before the process ends. */
export function interruption(): Interruption {
  const controller = new AbortController();
  let received: keyof typeof numbers = 'SIGINT';
  const onSignal = (name: NodeJS.Signals): void => {
    if (name === 'SIGINT' || name === 'SIGTERM') received = name;
    controller.abort();
  };
  const names = Object.keys(numbers) as (keyof typeof numbers)[];
  for (const name of names) process.on(name, onSignal);
  return {
    signal: controller.signal,
    exitCode: () => 128 + numbers[received],
    release: () => {
      for (const name of names) process.off(name, onSignal);
    },
  };
}
