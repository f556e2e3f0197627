import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import process from 'node:process';
import pg from 'pg';
import { ownRoles } from '../../src/engines/cluster-roles.js';
import type { Report } from '../../src/report.js';
import { type CliResult, type RunningCli, startCli } from './cli.js';
import {
  contents,
  folder,
  leftovers,
  type Look,
  processes,
  processesOf,
  sharedMemory,
  type Trace,
  until,
} from './leftovers.js';
import { childrenOf, commandOf } from './processes.js';

/** A run of the command line that a test watches and disturbs. */
export interface DisturbedRun extends RunningCli {
  /** Resolves when something is so; rejects where the run ends before. */
  readonly until: <Found>(look: Look<Found>) => Promise<Found>;
  /** The folder of its server, as soon as there is one; local engine. */
  readonly serverFolder: () => Promise<string>;
  /** Resolves when it has said so many times from inside (inside-the-run.mjs); embedded engine. */
  readonly said: (what: 'starts' | 'waits', times: number) => Promise<void>;
  /** The report that it wrote, and what it left behind. */
  readonly outcome: () => Promise<Outcome>;
}

export interface Outcome extends CliResult {
  readonly report: Report | undefined;
  readonly left: Readonly<Record<string, readonly string[]>>;
}

/** @param files what is checked, by name; `history.sql` is no part of what is pending. */
export function disturbedRun(
  home: string,
  bundle: string,
  files: Readonly<Record<string, string>>,
  args: readonly string[],
): DisturbedRun {
  const cwd = mkdtempSync(join(home, 'run-'));
  const [migrations, temp, json] = [join(cwd, 'm'), join(cwd, 't'), join(cwd, 'report.json')];
  for (const path of [migrations, temp]) mkdirSync(path);
  for (const [name, text] of Object.entries(files)) writeFileSync(join(migrations, name), text);
  let heard = '';
  const inside = new URL('inside-the-run.mjs', import.meta.url).href;
  const all = ['check', 'm', '--statement-timeout', '10min', '--format', `json=${json}`, ...args];
  const cli = startCli(cwd, [...all, '--format', 'text'], {
    bundle,
    env: { TMPDIR: temp, NODE_OPTIONS: `--import=${inside}` },
    told: (text) => (heard += text),
  });
  const running: DisturbedRun['until'] = orEnd(cli);
  const serverFolder = () => running(() => serverFolderOf(cli.pid));
  return {
    ...cli,
    until: running,
    serverFolder,
    said: async (what, times) => {
      await running(() => (heard.split(`inside: ${what}\n`).length > times ? true : undefined));
    },
    outcome: async () => {
      const result = await cli.ended;
      const report = existsSync(json) ? (JSON.parse(readFileSync(json, 'utf8')) as Report) : undefined;
      return { ...result, report, left: await leftovers([contents(temp)]) };
    },
  };
}

/** Waits for something in a run that has not ended before. */
const orEnd =
  (cli: RunningCli) =>
  <Found>(look: Look<Found>): Promise<Found> => {
    let end: CliResult | undefined;
    void cli.ended.then((result) => (end = result));
    return until(() => {
      if (end) throw new Error(`the run has ended with ${end.code ?? 'a signal'}: ${end.stderr}`);
      return look();
    });
  };

/** The reaper is the first that is started, and knows the folder. */
function serverFolderOf(pid: number): string | undefined {
  const reaper = childrenOf(pid)
    .map(commandOf)
    .find((words) => words.includes('drydock-reaper'));
  return reaper?.[reaper.indexOf('drydock-reaper') + 1];
}

/** What the server that runs in this folder may leave behind. */
export const tracesOf = (serverFolder: string): readonly Trace[] => [
  processes(serverFolder),
  folder(serverFolder),
  sharedMemory(join(serverFolder, 'data')),
];

/** The server's own process. */
export const postmasterOf = (serverFolder: string): number | undefined =>
  processesOf(serverFolder).find((pid) => {
    const [program = '', ...words] = commandOf(pid);
    return basename(program) === 'postgres' && words.includes('-D');
  });

/** Its sessions of the role whom migrations run as; not what ends by itself, such as that of `busy`. */
export const migratorsOf = (serverFolder: string): readonly number[] =>
  processesOf(serverFolder).filter((pid) =>
    (commandOf(pid)[0] ?? '').startsWith(`postgres: ${ownRoles.migrator} `),
  );

/** Resolves when a statement sleeps in a session, or runs that holds the words. */
export async function busy(run: DisturbedRun, words: string): Promise<void> {
  const host = await run.serverFolder();
  const client = await run.until(() => connected(host));
  try {
    await run.until(async () => {
      const { rows } = await client.query(
        `SELECT FROM pg_stat_activity WHERE wait_event = 'PgSleep' OR (state = 'active' AND query LIKE $1 AND pid <> pg_backend_pid())`,
        [`%${words}%`],
      );
      return rows.length > 0 || undefined;
    });
  } finally {
    await client.end();
  }
}

async function connected(host: string): Promise<pg.Client | undefined> {
  if (!existsSync(join(host, '.s.PGSQL.5432'))) return undefined;
  const client = new pg.Client({ host, user: ownRoles.supervisor, database: 'postgres' });
  client.on('error', () => undefined);
  return client.connect().then(
    () => client,
    () => undefined,
  );
}

export const kill = (pid: number | undefined): void => {
  if (pid === undefined) throw new Error('there is no such process');
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    // When one session is killed, the postmaster ends the others: manual, 19.5.
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
};
