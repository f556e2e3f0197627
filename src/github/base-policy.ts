import { relative, sep } from 'node:path';
import { findConfigFile, type Policy, readConfig, type ReadText } from '../files/read-config.js';
import type { RunEvent } from './event.js';
import { type Git, GitError } from './git.js';
import type { Workplace } from './workplace.js';

export interface BasePolicy {
  /** Absent: that of the working tree holds. */
  readonly policy?: Policy;
  /** What a reviewer should know. */
  readonly notes: readonly string[];
}

/**
 * The config and the baseline that judge a pull request: those of the commit that it is to be merged into. Its own
 * must not open the gate that it stands before; what it changes in them holds once it is merged. Where that commit has
 * no config, the one of the pull request is taken, but not a stranger's.
 * @param base undefined where that commit is not at hand
 * @param named the input `config`
 */
export async function basePolicy(
  { cwd, git }: Workplace,
  base: string | undefined,
  named: string | undefined,
  event: RunEvent,
): Promise<BasePolicy> {
  if (base === undefined || git instanceof GitError)
    return { notes: event.kind === 'pull-request' ? [notAtHand] : [] };
  const read = readerOf(git, base);
  const [before, now] = await Promise.all([findConfigFile(cwd, named, read), findConfigFile(cwd, named)]);
  const from = base.slice(0, 7);
  if (before) {
    const policy = { found: await readConfig(cwd, named, read), read };
    if (before.path === now?.path && before.content === now.content) return { policy, notes: [] };
    const file = relative(cwd, before.path).split(sep).join('/');
    return {
      policy,
      notes: [`${file} is not as in ${from}, which decides: what is changed in it holds once it is merged.`],
    };
  }
  if (!now) return { notes: [] };
  const file = relative(cwd, now.path).split(sep).join('/');
  if (event.kind === 'pull-request' && event.fromFork)
    return {
      policy: { found: { config: {}, file }, read },
      notes: [`${file} is new, and comes from a fork: nothing that it says holds before it is merged.`],
    };
  return { notes: [`${file} is new: this run goes by it, so review what it turns off.`] };
}

const notAtHand =
  'The clone does not hold the commit that this is merged into, so that the config of the pull request itself holds. Give actions/checkout `fetch-depth: 2`.';

/** The files of a commit. */
const readerOf =
  (git: Git, commit: string): ReadText =>
  async (path) => {
    const inside = relative(git.root, path).split(sep).join('/');
    if (inside.startsWith('..')) return undefined;
    return git(['cat-file', 'blob', `${commit}:${inside}`]).catch((error: unknown) => {
      if (error instanceof GitError) return undefined;
      throw error;
    });
  };
