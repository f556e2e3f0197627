import { readdirSync, readFileSync } from 'node:fs';

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

/** The words of every command that runs on this machine, from Linux's /proc. */
export const runningCommands = (): readonly (readonly string[])[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => read(`/proc/${name}/cmdline`).split('\0'));

/** The data folder of the Postgres server that this process has started. */
export function dataFolderOf(parent: number): string | undefined {
  const children = readdirSync('/proc').filter((name) =>
    read(`/proc/${name}/status`).includes(`PPid:\t${parent}\n`),
  );
  const command = children
    .map((name) => read(`/proc/${name}/cmdline`).split('\0'))
    .find((words) => words.includes('-D'));
  return command?.[command.indexOf('-D') + 1];
}
