import { join } from 'node:path';
import { checkOut, createOrigin, type Files, type Origin, type Submodules } from './origin.js';
import { merged, type Payload, payloadOf } from './webhook-examples.js';

/** A repository with one pull request, and a branch `main` that moved on meanwhile. */
export interface PullRequestRepository {
  readonly origin: Origin;
  /** Where the pull request branched off: the payload's `base.sha` at its last push. */
  readonly branchedOff: string;
  /** The tip of main, with a file of somebody else. */
  readonly main: string;
  readonly head: string;
  /** GitHub's trial merge, `refs/pull/1/merge`. */
  readonly merge: string;
}

export const history: Files = {
  'README.md': 'shop\n',
  'db/migrations/001_users.up.sql': 'CREATE TABLE IF NOT EXISTS users (id bigint PRIMARY KEY);\n',
  'db/migrations/001_users.down.sql': 'DROP TABLE IF EXISTS users;\n',
};

export const somebodyElses: Files = {
  'db/migrations/002_others.up.sql': 'CREATE INDEX others ON users (id);\n',
  'db/migrations/002_others.down.sql': 'DROP INDEX IF EXISTS others;\n',
};

/** @param files what the pull request changes; null deletes. */
export function pullRequestRepository(
  folder: string,
  files: Files,
  before: Files = history,
  submodules?: Submodules,
): PullRequestRepository {
  const origin = createOrigin(folder);
  const branchedOff = origin.commit([], before);
  const main = origin.commit([branchedOff], somebodyElses);
  const head = origin.commit([branchedOff], files, submodules);
  const merge = origin.commit([main, head], files, submodules);
  origin.ref('refs/heads/main', main);
  origin.ref('refs/pull/1/head', head);
  origin.ref('refs/pull/1/merge', merge);
  return { origin, branchedOff, main, head, merge };
}

export interface PullRequestPayloadOptions {
  readonly action?: 'opened' | 'synchronize' | 'reopened' | 'labeled';
  /** Where its commits lie: another repository is a fork, null one that is gone. */
  readonly headRepository?: string | null;
  readonly more?: Payload;
}

/** GitHub's own example, about this repository. */
export function pullRequestPayload(
  { head, branchedOff }: PullRequestRepository,
  { action = 'synchronize', headRepository = 'octo/shop', more = {} }: PullRequestPayloadOptions = {},
): Payload {
  const repo =
    headRepository === null ? null : { full_name: headRepository, fork: headRepository !== 'octo/shop' };
  const but = {
    number: 1,
    pull_request: {
      number: 1,
      head: { ref: 'feature', sha: head, repo },
      base: { ref: 'main', sha: branchedOff },
      user: { login: 'author' },
    },
    repository: { default_branch: 'main' },
  };
  return merged(payloadOf('pull_request', action, but), more);
}

/** The clone that actions/checkout makes of the trial merge. */
export const checkOutMerge = (
  folder: string,
  { origin, merge }: PullRequestRepository,
  depth: number,
  url?: string,
): string =>
  checkOut(join(folder, 'workspace'), origin, { sha: merge, depth, ...(url === undefined ? {} : { url }) });
