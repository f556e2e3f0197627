import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { UserError } from '../errors.js';
import { type FileChange, nameStatusOptions, parseNameStatus, withTexts } from './file-change.js';

const run = promisify(execFile);

/**
 * What changed between the merge base of `ref` with HEAD and the working tree, untracked files too, as paths relative
 * to `cwd`. What lies outside of it is left out.
 * @throws UserError where git or the ref is not there, or where the clone is too shallow for a merge base.
 */
export async function changedSince(cwd: string, ref: string): Promise<readonly FileChange[]> {
  const base = (await git(cwd, ['merge-base', '--end-of-options', ref, 'HEAD'], ref)).trim();
  const diff = ['diff', '--relative', ...nameStatusOptions, base, '--'];
  const untracked = ['ls-files', '--others', '--exclude-standard', '-z'];
  const [tracked, others] = await Promise.all([git(cwd, diff, ref), git(cwd, untracked, ref)]);
  const added = others.split('\0').filter((path) => path !== '');
  const changes = await withTexts(parseNameStatus(tracked), (path) =>
    git(cwd, ['cat-file', 'blob', `${base}:./${path}`], ref),
  );
  return [...changes, ...added.map((path) => ({ path, change: 'added' as const }))];
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
