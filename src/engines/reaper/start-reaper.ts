import { spawn } from 'node:child_process';
import { once } from 'node:events';
import process from 'node:process';

/** Cleans up after us where we cannot: SIGKILL, process.exit, a crash. */
export interface Reaper {
  /** We cleaned up ourselves. */
  release(): Promise<void>;
}

/** The second line of its input where nothing is left to do. */
export const released = 'RELEASED';

/**
 * Starts a Node of its own session, so that neither Ctrl-C nor a closed terminal ends it before us, and with nothing of
 * our environment; `words` are its arguments. Its first line of input is the task, which may hold credentials: others
 * see arguments. The input ends when this process ends, however it ends.
 */
export function startReaper(words: readonly string[], task: unknown): Reaper {
  const child = spawn(process.execPath, words, {
    cwd: '/',
    detached: true,
    env: { SystemRoot: process.env['SystemRoot'] }, // Windows starts nothing without it
    stdio: ['pipe', 'ignore', 'ignore'],
    windowsHide: true,
  });
  const ended = once(child, 'exit').catch(() => undefined);
  child.stdin.on('error', () => undefined);
  child.unref();
  (child.stdin as NodeJS.WritableStream & { unref?(): void }).unref?.();
  child.stdin.write(`${JSON.stringify(task)}\n`);
  return {
    async release() {
      child.ref();
      child.stdin.end(`${released}\n`);
      await ended;
    },
  };
}
