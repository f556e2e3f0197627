import { spawn } from 'node:child_process';
import { join } from 'node:path';

export interface CliResult {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunningCli {
  readonly pid: number;
  readonly kill: (signal: NodeJS.Signals) => void;
  readonly ended: Promise<CliResult>;
}

export interface CliSurroundings {
  /** Another bundle than `dist/cli.js`. */
  readonly bundle?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Called with what comes on standard error. */
  readonly told?: (text: string) => void;
}

/** Starts the built command line as a user does. */
export function startCli(
  cwd: string,
  args: readonly string[],
  { bundle = join(process.cwd(), 'dist/cli.js'), env = {}, told }: CliSurroundings = {},
): RunningCli {
  const child = spawn(process.execPath, [bundle, ...args], { cwd, env: { ...process.env, ...env } });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
    told?.(text);
  });
  return {
    pid: child.pid ?? 0,
    kill: (signal) => child.kill(signal),
    ended: new Promise((resolve) => {
      child.on('close', (code, signal) => {
        resolve({ code, signal, stdout, stderr });
      });
    }),
  };
}

export const runCli = (cwd: string, args: readonly string[]): Promise<CliResult> => startCli(cwd, args).ended;
