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

/** The words of the command that a process runs. */
export const commandOf = (pid: number): readonly string[] => read(`/proc/${pid}/cmdline`).split('\0');

export const childrenOf = (parent: number): readonly number[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => read(`/proc/${name}/status`).includes(`PPid:\t${parent}\n`))
    .map(Number);

/** The data folder of the Postgres server that this process has started. */
export function dataFolderOf(parent: number): string | undefined {
  const command = childrenOf(parent)
    .map(commandOf)
    .find((words) => words.includes('-D'));
  return command?.[command.indexOf('-D') + 1];
}
