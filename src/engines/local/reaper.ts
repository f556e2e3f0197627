import { spawn } from 'node:child_process';
import { once } from 'node:events';

/**
 * Reads lines `SIGNAL pid`, of which the last one counts. Its input ends when this process ends, however it ends:
 * then it sends the signal, and removes the folder. A dead postmaster that nobody waits for stays a zombie, so its
 * end is seen by `postmaster.pid`, which it removes last of all; backends that hang it kills itself after 5 s.
 */
const script = `
folder=$1
while read -r line; do last=$line; done
set -- $last
[ "$1" = RELEASED ] && exit
[ -n "$2" ] && kill -s "$1" -- "$2"
for tick in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30; do
  [ -e "$folder/data/postmaster.pid" ] || break
  sleep 0.2
done
for tick in 1 2 3 4 5 6 7 8 9 10; do
  rm -rf "$folder" && [ ! -e "$folder" ] && exit
  sleep 0.1
done
`;

/** Cleans up after us where we cannot: SIGKILL, process.exit, a crash. */
export interface Reaper {
  /** From now on, this is what has to be killed: a process (QUIT stops a postmaster at once), or a group (-pid). */
  watch(signal: 'QUIT' | 'KILL', pid: number): void;
  /** We cleaned up ourselves. */
  release(): Promise<void>;
}

/** Starts a shell of its own session, so that neither Ctrl-C nor a closed terminal ends it before us. */
export function startReaper(folder: string): Reaper {
  const shell = spawn('/bin/sh', ['-c', script, 'drydock-reaper', folder], {
    cwd: '/',
    detached: true,
    env: { PATH: '/usr/bin:/bin' },
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  const ended = once(shell, 'exit').catch(() => undefined);
  shell.stdin.on('error', () => undefined);
  shell.unref();
  (shell.stdin as NodeJS.WritableStream & { unref?(): void }).unref?.();
  return {
    watch(signal, pid) {
      shell.stdin.write(`${signal} ${pid}\n`);
    },
    async release() {
      shell.ref();
      shell.stdin.end('RELEASED\n');
      await ended;
    },
  };
}
