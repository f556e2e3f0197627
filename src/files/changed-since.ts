import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { UserError } from '../errors.js';

const run = promisify(execFile);

/**
 * Files added or changed between the merge base of `ref` with HEAD and the working tree, untracked ones too, as
 * paths relative to `cwd`. A rename is a deletion and an addition.
 * @throws UserError where git or the ref is not there, or where the clone is too shallow for a merge base.
 */
export async function changedSince(cwd: string, ref: string): Promise<readonly string[]> {
  const base = (await git(cwd, ['merge-base', '--end-of-options', ref, 'HEAD'], ref)).trim();
  // Two options that let a repository's configuration run programs or quote names are turned off.
  const diff = [
    'diff',
    '--no-ext-diff',
    '--no-textconv',
    '--no-renames',
    '--relative',
    '--name-only',
    '-z',
    '--diff-filter=d',
    base,
    '--',
  ];
  const untracked = ['ls-files', '--others', '--exclude-standard', '-z'];
  const outputs = await Promise.all([git(cwd, diff, ref), git(cwd, untracked, ref)]);
  return outputs.flatMap((output) => output.split('\0').filter((path) => path !== ''));
}

async function git(cwd: string, args: readonly string[], ref: string): Promise<string> {
  try {
    const { stdout } = await run('git', ['-c', `safe.directory=*`, ...args], {
      cwd,
      maxBuffer: 64 * 1024 * 1024,
    });
    return stdout;
  } catch (cause) {
    throw new UserError(
      `git cannot say what changed since "${ref}": ${firstLine(cause)}`,
      'Check the ref, and that the clone is deep enough to hold it (actions/checkout: fetch-depth: 0).',
      { cause },
    );
  }
}

function firstLine(cause: unknown): string {
  const stderr = cause instanceof Error && 'stderr' in cause ? String(cause.stderr) : '';
  const message = stderr.trim() || (cause instanceof Error ? cause.message : String(cause));
  return message.split('\n')[0] ?? '';
}
