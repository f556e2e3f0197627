import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { randomUUID } from 'node:crypto';
import { readdir, readFile, rm } from 'node:fs/promises';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A program that cleans up what a run has made outside of its own process, and what it is told first. */
export interface Reaping {
  readonly program: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** The first line of its input; it may hold credentials, and others see arguments. */
  readonly task: string;
}

/**
 * Puts on record that something is to be cleaned up, for who comes after both this run and its reaper.
 * @param folder where nobody else can read or write
 * @returns ends the record
 */
export function recordLease(folder: string, reaping: Reaping): () => void {
  const file = join(folder, `${randomUUID()}.json`);
  writeFileSync(file, JSON.stringify(reaping), { mode: 0o600, flag: 'wx' });
  return () => {
    rmSync(file, { force: true });
  };
}

/** The reaper of a server that cannot be reached tries for half a minute. */
const longestMs = 45_000;

/**
 * Cleans up all that is on record. To do it again, or beside a reaper that is at work, does no harm.
 * @returns how much was on record
 */
export async function endLeases(folder: string): Promise<number> {
  const names = await readdir(folder).catch(() => []);
  await Promise.all(names.map((name) => endLease(join(folder, name))));
  return names.length;
}

async function endLease(file: string): Promise<void> {
  const { program, args, env, task } = JSON.parse(await readFile(file, 'utf8')) as Reaping;
  const reaper = spawn(program, args, {
    cwd: '/',
    env,
    stdio: ['pipe', 'ignore', 'ignore'],
    timeout: longestMs,
    windowsHide: true,
  });
  reaper.stdin.on('error', () => undefined);
  reaper.stdin.end(`${task}\n`);
  await once(reaper, 'exit');
  await rm(file);
}
