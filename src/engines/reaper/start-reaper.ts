import { spawn } from 'node:child_process';
import { once } from 'node:events';
import process from 'node:process';
import { type Reaping, recordLease } from './leases.js';

/** Cleans up after us where we cannot: SIGKILL, process.exit, a crash. */
export interface Reaper {
  /** Tells it more. */
  tell(line: string): void;
  /** Cleans up now. */
  reap(): Promise<void>;
  /** We cleaned up ourselves. */
  release(): Promise<void>;
}

/** The last line of its input where nothing is left to do. */
export const released = 'RELEASED';

/** A Node with nothing of our environment; `words` are its arguments. Windows starts nothing without SystemRoot. */
export const nodeReaping = (words: readonly string[], task: unknown): Reaping => ({
  program: process.execPath,
  args: words,
  env: process.env['SystemRoot'] === undefined ? {} : { SystemRoot: process.env['SystemRoot'] },
  task: JSON.stringify(task),
});

/**
 * Starts it in a session of its own, so that neither Ctrl-C nor a closed terminal ends it before us. Its input ends when
 * this process ends, however it ends. A runner of GitHub kills this process alone, but on Windows all that this process
 * has started (actions/runner, ProcessInvoker.cs): for that there is the record.
 * @param leases the folder to put on record in what is to be cleaned up
 */
export function startReaper(reaping: Reaping, leases: string | undefined): Reaper {
  const endLease = leases === undefined ? () => undefined : recordLease(leases, reaping);
  const child = spawn(reaping.program, reaping.args, {
    cwd: '/',
    detached: true,
    env: reaping.env,
    stdio: ['pipe', 'ignore', 'ignore'],
    windowsHide: true,
  });
  const ended = once(child, 'exit').catch(() => undefined);
  child.stdin.on('error', () => undefined);
  child.unref();
  (child.stdin as NodeJS.WritableStream & { unref?(): void }).unref?.();
  child.stdin.write(`${reaping.task}\n`);
  const end = async (last: string): Promise<void> => {
    child.ref();
    if (!child.stdin.writableEnded) child.stdin.end(last);
    await ended;
    endLease();
  };
  return {
    tell(line) {
      child.stdin.write(`${line}\n`);
    },
    reap: () => end(''),
    release: () => end(`${released}\n`),
  };
}
