import { expect, test } from 'vitest';
import {
  interpretEvent,
  lintOnlyReason,
  noRenderReason,
  readEvent,
  type RunEvent,
} from '../../src/github/event.js';

const sha = 'c'.repeat(40);
const head = 'a'.repeat(40);
const base = 'b'.repeat(40);
const zeros = '0'.repeat(40);

const repo = { full_name: 'team/shop' };
const pull = {
  pull_request: { number: 7, head: { sha: head, repo }, base: { ref: 'main', sha: base, repo } },
};
const expectedPull = (name: string, mergeSha: string | undefined): RunEvent => ({
  kind: 'pull-request',
  name,
  number: 7,
  headSha: head,
  mergeSha,
  baseBranch: 'main',
  fromFork: false,
});
const group = { merge_group: { base_sha: base, head_sha: head } };
const pushed = {
  ref: 'refs/heads/feature/a',
  before: base,
  after: head,
  forced: false,
  repository: { default_branch: 'main' },
};
const expectedPush: RunEvent = { kind: 'push', before: base, branch: 'feature/a', defaultBranch: 'main' };
const other = (name: string): RunEvent => ({ kind: 'other', name });

test.each<[string, unknown, RunEvent]>([
  ['pull_request', pull, expectedPull('pull_request', sha)],
  ['pull_request_review', pull, expectedPull('pull_request_review', sha)],
  ['pull_request_target', pull, expectedPull('pull_request_target', undefined)],
  ['pull_request', {}, other('pull_request')],
  ['pull_request', { pull_request: { ...pull.pull_request, number: '7' } }, other('pull_request')],
  [
    'pull_request',
    { pull_request: { ...pull.pull_request, head: { sha: '--upload-pack=x' } } },
    other('pull_request'),
  ],
  ['merge_group', group, { kind: 'merge-group', baseSha: base, headSha: head }],
  ['merge_group', { merge_group: { base_sha: base } }, other('merge_group')],
  ['push', pushed, expectedPush],
  ['push', { ...pushed, before: zeros }, { ...expectedPush, before: undefined }],
  ['push', { ...pushed, forced: true }, { ...expectedPush, before: undefined }],
  ['push', { ...pushed, ref: 'refs/tags/v1' }, { ...expectedPush, branch: '' }],
  ['push', undefined, { kind: 'push', before: undefined, branch: '', defaultBranch: '' }],
  ['push', 'text', { kind: 'push', before: undefined, branch: '', defaultBranch: '' }],
  ['workflow_dispatch', { inputs: {} }, other('workflow_dispatch')],
  ['issue_comment', { issue: { number: 7 }, pull_request: {} }, other('issue_comment')],
])('%s: %j', (name, payload, expected) => {
  expect(interpretEvent(name, payload, sha)).toEqual(expected);
});

test('a payload that is not there says nothing', async () => {
  const environment = {
    workspace: '/w',
    tempFolder: '/t',
    eventName: 'pull_request',
    eventPath: '/nowhere/event.json',
    sha,
    repository: 'octo/shop',
    serverUrl: 'https://github.com',
  };
  await expect(readEvent(environment)).resolves.toEqual(other('pull_request'));
});

test.each([
  ['pull_request', false],
  ['merge_group', false],
  ['push', false],
  ['pull_request_target', true],
  ['workflow_run', true],
])('%s holds the secrets of the repository: %s', (name, holds) => {
  expect(lintOnlyReason(name) !== undefined).toBe(holds);
});

test.each<readonly [string, unknown, RegExp | undefined]>([
  ['pull_request', pull, undefined],
  ['push', pushed, undefined],
  ['pull_request', withHead({ full_name: 'stranger/shop' }), /comes from a fork/],
  // The fork was deleted.
  ['pull_request', withHead(null), /comes from a fork/],
  ['pull_request_target', pull, /secrets of the repository/],
  ['workflow_run', {}, /secrets of the repository/],
])('%s: the commands of the config are run for those who may write it (%#)', (name, payload, reason) => {
  const said = noRenderReason(interpretEvent(name, payload, sha), name);
  if (reason) expect(said).toMatch(reason);
  else expect(said).toBeUndefined();
});

function withHead(own: unknown): unknown {
  const { pull_request: request } = pull;
  return { pull_request: { ...request, head: { ...request.head, repo: own } } };
}
