import { spawn } from 'node:child_process';
import { join } from 'node:path';

export interface CliResult {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunningCli {
  readonly pid: number;
  readonly kill: (signal: NodeJS.Signals) => void;
  readonly ended: Promise<CliResult>;
}

/** Starts the built command line, `dist/cli.js`, as a user does. */
export function startCli(cwd: string, args: readonly string[]): RunningCli {
  const child = spawn(process.execPath, [join(process.cwd(), 'dist/cli.js'), ...args], { cwd });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  return {
    pid: child.pid ?? 0,
    kill: (signal) => child.kill(signal),
    ended: new Promise((resolve) => {
      child.on('close', (code) => {
        resolve({ code, stdout, stderr });
      });
    }),
  };
}

export const runCli = (cwd: string, args: readonly string[]): Promise<CliResult> => startCli(cwd, args).ended;
