import { released, startReaper } from '../reaper/start-reaper.js';

/**
 * Reads lines `SIGNAL pid`, of which the last one counts. Its input ends when this process ends, however it ends:
 * then it sends QUIT where it says so, waits for the end of the process, and removes what is left of the server. A dead process
 * that nobody waits for stays a zombie, which has no `exe` in Linux's /proc; elsewhere the end of a postmaster is seen
 * by `postmaster.pid`, which it removes last of all. Backends that hang it kills itself after 5 s.
 *
 * Who comes after this process and its reaper can say nothing: a process that is the postmaster of this folder works in
 * it, which Linux tells.
 *
 * Whose postmaster was killed goes on as long as it computes, each a session of its own; on Linux its working directory
 * tells whom it belonged to. The segment of System V memory that shows whether a data folder is in use stays with such
 * an end: its id is the second number in line 7 of `postmaster.pid` (pidfile.h).
 */
const script = `
folder=$1
data=$folder/data
while read -r line; do last=$line; done
set -- $last
[ "$1" = ${released} ] && exit
if [ -z "$1" ]; then
  pid=$(head -n 1 "$data/postmaster.pid")
  [ "/proc/$pid/cwd" -ef "$data" ] && set -- QUIT "$pid"
fi
[ "$1" = QUIT ] && kill -s QUIT "$2"
runs() {
  [ -n "$1" ] || return 1
  if [ -d /proc/self ]; then [ -e "/proc/$1/exe" ]; else [ -e "$data/postmaster.pid" ]; fi
}
for tick in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30; do
  runs "$2" || break
  sleep 0.2
done
for place in /proc/[0-9]*/cwd; do
  [ "$place" -ef "$data" ] || continue
  process=\${place#/proc/}
  kill -s KILL "\${process%/cwd}"
done
set -- $(sed -n 7p "$data/postmaster.pid")
[ -n "$2" ] && ipcrm -m "$2"
for tick in 1 2 3 4 5 6 7 8 9 10; do
  rm -rf "$folder" && [ ! -e "$folder" ] && exit
  sleep 0.1
done
`;

/** Cleans up after us where we cannot, SIGKILL, process.exit, a crash; and after a postmaster that could not. */
export interface ServerReaper {
  /**
   * From now on, this process has to end. QUIT stops a postmaster at once. END is awaited: initdb ends by itself, and
   * its backends would leave dynamic shared memory in /dev/shm where they are killed.
   */
  watch(signal: 'QUIT' | 'END', pid: number): void;
  /** What was watched has ended: somebody else may get its pid. */
  unwatch(): void;
  /** Cleans up now. */
  reap(): Promise<void>;
  /** We cleaned up ourselves. */
  release(): Promise<void>;
}

/** @param leases where to put on record what is to be cleaned up */
export function startServerReaper(folder: string, leases: string | undefined): ServerReaper {
  const reaper = startReaper(
    {
      program: '/bin/sh',
      args: ['-c', script, 'drydock-reaper', folder],
      env: { PATH: '/usr/bin:/bin' },
      task: '',
    },
    leases,
  );
  return {
    watch(signal, pid) {
      reaper.tell(`${signal} ${pid}`);
    },
    unwatch() {
      reaper.tell('ENDED');
    },
    reap: () => reaper.reap(),
    release: () => reaper.release(),
  };
}
