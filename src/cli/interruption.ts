import process from 'node:process';
import { exitCodes, UserError } from '../errors.js';

export interface Interruption {
  /** Aborted by the first SIGINT or SIGTERM, and by an error that nobody awaited; the reason is what to tell. */
  readonly signal: AbortSignal;
  /** Gives the signals back to Node: from now on they end the process at once. */
  readonly release: () => void;
}

/** 128 and the number of the signal, as shells have it. */
const codes = { SIGINT: 130, SIGTERM: 143 } as const;

type SignalName = keyof typeof codes;

/** Ends the run with the exit status of a process that the signal ended. */
export class InterruptedError extends UserError {
  override readonly name = 'InterruptedError';
  override readonly exitCode: number;
  constructor(signal: SignalName) {
    super(`The run was interrupted by ${signal}`);
    this.exitCode = codes[signal];
  }
}

/** A server that does not stop is killed after 7 s; what is still there then is left to the reaper. */
const longestCleanUpMs = 20_000;

/**
 * Turns signals into an AbortSignal, so that a run can stop its server, and write what it has found, before the process
 * ends. Only the first one counts: who presses Ctrl-C twice does not want to leave a server behind.
 */
export function interruption(): Interruption {
  const controller = new AbortController();
  const stop = (error: Error, exitCode: number): void => {
    if (controller.signal.aborted) return;
    // Stands where nothing is left to be awaited.
    process.exitCode = exitCode;
    setTimeout(() => process.exit(exitCode), longestCleanUpMs).unref();
    controller.abort(error);
  };
  const onSignal = (name: NodeJS.Signals): void => {
    const known = name === 'SIGTERM' ? name : 'SIGINT';
    stop(new InterruptedError(known), codes[known]);
  };
  const onFault = (error: Error): void => {
    stop(error, exitCodes.internalFault);
  };
  process.on('SIGINT', onSignal).on('SIGTERM', onSignal).on('uncaughtException', onFault);
  return {
    signal: controller.signal,
    release: () => {
      process.off('SIGINT', onSignal).off('SIGTERM', onSignal).off('uncaughtException', onFault);
    },
  };
}
