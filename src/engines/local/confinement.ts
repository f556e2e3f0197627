import { execFile } from 'node:child_process';
import process from 'node:process';
import { promisify } from 'node:util';
import type { OsUser } from './os-user.js';

/** A program to be started, by whom it is to run. */
export interface Command {
  readonly program: string;
  readonly args: readonly string[];
  readonly user: OsUser | undefined;
}

/** How a server is kept from taking the machine, and from reaching others. */
export interface Confinement {
  /** Of each of its processes. 0: no limit. */
  readonly memoryBytes: number;
  /** Whether it has a network of its own, in which there is nothing. */
  readonly ownNetwork: boolean;
}

/** What the programs and their libraries map before the first statement: about 220 MB. */
const mappedBytes = 256 << 20;

/** Until 14 the statistics collector sends itself datagrams, and waits for them where there is no loopback. */
const oldestWithoutDatagrams = 15;

const run = promisify(execFile);

/** Finds out what can be done here. An own network takes root and Linux; the sandbox of the role holds without it. */
export async function findConfinement(
  memoryBytes: number,
  major: number,
  user: OsUser | undefined,
): Promise<Confinement> {
  if (process.platform !== 'linux') return { memoryBytes: 0, ownNetwork: false };
  if (user === undefined || major < oldestWithoutDatagrams) return { memoryBytes, ownNetwork: false };
  const { program, args } = confined(
    { memoryBytes: 0, ownNetwork: true },
    { program: '/bin/true', args: [], user },
  );
  const ownNetwork = await run(program, args, { env: { PATH: systemPath } }).then(
    () => true,
    () => false,
  );
  return { memoryBytes, ownNetwork };
}

const systemPath = '/usr/sbin:/usr/bin:/sbin:/bin';

/**
 * The command with others before it, each of which becomes the next one: the process stays the same. A limit of the
 * address space makes malloc fail, which PostgreSQL reports as 53200 at the statement.
 */
export function confined({ memoryBytes, ownNetwork }: Confinement, command: Command): Command {
  const limited = memoryBytes > 0 ? limitMemory(memoryBytes, command) : command;
  return ownNetwork ? leaveNetwork(limited) : limited;
}

const limitMemory = (bytes: number, { program, args, user }: Command): Command => ({
  program: '/bin/sh',
  args: [
    ...['-c', 'ulimit -v "$1" && shift && exec "$@"', 'sh'],
    ...[String(Math.ceil((bytes + mappedBytes) / 1024)), program, ...args],
  ],
  user,
});

/** Only root may do it; --setgid drops the other groups as well. A unix socket is reached from any network. */
const leaveNetwork = ({ program, args, user }: Command): Command =>
  user === undefined
    ? { program, args, user }
    : {
        program: 'unshare',
        args: [...['--net', '--setgid', String(user.gid), '--setuid', String(user.uid)], program, ...args],
        user: undefined,
      };
