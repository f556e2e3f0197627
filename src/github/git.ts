import { execFile } from 'node:child_process';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import { programEnvironment } from '../files/program-environment.js';

const run = promisify(execFile);

/** git could not do what it was asked; the message is one line that says why. */
export class GitError extends Error {
  override readonly name = 'GitError';
}

/** One clone. */
export interface Git {
  /** Absolute path of its working tree. */
  readonly root: string;
  /** Standard output of one command. @throws GitError */
  (args: readonly string[], env?: Readonly<Record<string, string>>): Promise<string>;
}

/**
 * The clone that the folder lies in, not looked for above the workspace.
 * @throws GitError where there is none, or no git.
 */
export async function openClone(folder: string, workspace: string, signal?: AbortSignal): Promise<Git> {
  const surroundings = { ...environmentOfGit(), GIT_CEILING_DIRECTORIES: dirname(workspace) };
  const git = (args: readonly string[], env: Readonly<Record<string, string>> = {}) =>
    runGit(folder, args, { ...surroundings, ...env }, signal);
  const root = (await git(['rev-parse', '--show-toplevel'])).replace(/\r?\n$/, '');
  return Object.assign(git, { root });
}

/** git may start other programs (credential helpers, ssh), which ask for nothing. */
const environmentOfGit = (): Readonly<Record<string, string>> => ({
  ...programEnvironment(),
  LC_ALL: 'C',
  GIT_TERMINAL_PROMPT: '0',
});

async function runGit(
  cwd: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  signal?: AbortSignal,
): Promise<string> {
  // In a container job the clone belongs to another user than the one who runs this.
  const command = ['-c', 'safe.directory=*', ...args];
  try {
    const { stdout } = await run('git', command, {
      cwd,
      env,
      maxBuffer: 256 * 1024 * 1024,
      ...(signal ? { signal } : {}),
    });
    return stdout;
  } catch (cause) {
    throw new GitError(`git ${args[0] ?? ''}: ${reasonOf(cause)}`, { cause });
  }
}

function reasonOf(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause);
  if ('code' in cause && cause.code === 'ENOENT') return 'there is no git here';
  const stderr = 'stderr' in cause ? String(cause.stderr).trim() : '';
  const lines = (stderr || cause.message).split('\n');
  return lines.find((line) => line.startsWith('fatal:')) ?? lines[0] ?? '';
}
