import { expect, test } from 'vitest';
import { bundleOf } from '../support/bundle.js';
import { runStep, type StepResult } from '../support/fake-runner.js';
import { conversationApi } from '../support/conversation-api.js';
import type { LocalServer } from '../support/local-server.js';
import type { Files } from '../support/origin.js';
import { bad, good, pullRequestSteps } from '../support/pull-request-step.js';
import { reviewServer } from '../support/review-server.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const action = bundleOf('action');
const stepOn = pullRequestSteps(temporaryFolder());
const job = { GITHUB_WORKFLOW: 'migrations', GITHUB_JOB: 'gate', GITHUB_RUN_ID: '77' };

/** Comments as the workflow says, by default where there are findings. */
const run = (
  api: LocalServer,
  files: Files,
  inputs: Readonly<Record<string, string>> = {},
  event = 'pull_request',
): Promise<StepResult> =>
  runStep(action, stepOn(files, { comment: 'on-findings', ...inputs }, { apiUrl: api.url, env: job, event }));

const url = (id: number): string => `https://github.example/octo/shop/pull/1#issuecomment-${id}`;
const nothing: Files = { 'README.md': 'anew\n' };

test('made with the first finding, kept up to date, resolved when all is well', async () => {
  const api = await conversationApi([{ author: 'octocat', body: 'What does this do?' }]);

  expect((await run(api, good)).outputs).toMatchObject({ verdict: 'pass', 'comment-url': '' });
  expect(api.comments).toHaveLength(1);

  expect((await run(api, bad)).outputs).toMatchObject({ verdict: 'fail', 'comment-url': url(2) });
  const [, told] = api.comments;
  expect(told?.body).toMatch(/^<!-- drydock:[0-9a-f]{16} --><!-- told -->\n## ❌ Drydock failed: 1 error/);
  expect(told?.body).toMatch(
    /<sub>For commit `[0-9a-f]{7}` · \[the run\]\(https:\/\/github.example\/octo\/shop\/actions\/runs\/77\)<\/sub>\n$/,
  );

  expect((await run(api, good)).outputs).toMatchObject({ verdict: 'pass', 'comment-url': url(2) });
  expect(api.comments[1]?.body).toContain('-->\n> **Resolved:** ');
  expect(api.comments[1]?.body).toContain('## ✅ Drydock passed');

  // The migration is taken out of the pull request.
  expect((await run(api, nothing)).outputs).toMatchObject({ verdict: 'skipped', 'comment-url': url(2) });
  expect(api.comments[1]?.body).toContain('-->\n> **Resolved:** ');
  expect(api.comments).toHaveLength(2);
});

test.each<[string, Files, Readonly<Record<string, string>>, string, number]>([
  ['always, and all is well', good, { comment: 'always' }, 'pull_request', 1],
  ['always, and no migration changed', nothing, { comment: 'always' }, 'pull_request', 0],
  ['pull_request_target', bad, {}, 'pull_request_target', 1],
])('%s', async (_, files, inputs, event, made) => {
  const api = await conversationApi();
  const { outputs } = await run(api, files, inputs, event);
  expect(api.comments).toHaveLength(made);
  expect(outputs['comment-url']).toBe(made === 1 ? url(1) : '');
});

test.each<[string, Readonly<Record<string, string>>, string]>([
  ['never', { comment: 'never' }, 'pull_request'],
  ['no token', { 'github-token': '' }, 'pull_request'],
  ['a push', {}, 'push'],
  ['a review', {}, 'pull_request_review'],
])('nobody is asked: %s', async (_, inputs, event) => {
  const api = await conversationApi();
  const { outputs, exitCode } = await run(api, bad, inputs, event);
  expect(api.requests).toEqual([]);
  expect({ exitCode, url: outputs['comment-url'] }).toEqual({ exitCode: 1, url: '' });
});

test('jobs that check other things have comments of their own', async () => {
  const api = await conversationApi();
  await run(api, bad, { 'postgres-version': '15' });
  await run(api, bad, { 'postgres-version': '16' });
  expect(api.comments).toHaveLength(2);
});

test.each([
  ['fail', bad, 1],
  ['pass', good, 0],
] as const)(
  'an API that refuses changes no verdict (%s) and says nothing to the runner',
  async (verdict, files, exitCode) => {
    const message = 'no\n::set-output name=verdict::overridden';
    const refusing = await conversationApi([], () => ({ status: 403, message }));
    const step = await run(refusing, files);
    expect(step).toMatchObject({ exitCode, outputs: { verdict, 'comment-url': '' } });
    expect(step.log).toContain('| No comment was written on pull request #1: HTTP 403: no\n');
    expect(step.log).toContain('Give the job `permissions: { pull-requests: write }`.');
    expect(step.commands.filter(({ name }) => !['error', 'notice'].includes(name))).toEqual([]);
    expect(step.summary).toContain('Drydock');
  },
);

test('a fix is suggested where the workflow wants that', async () => {
  const path = 'db/migrations/003_index.up.sql';
  const text = bad[path] ?? '';
  const api = await reviewServer({ [path]: `@@ -0,0 +1 @@\n+${text.trimEnd()}` });
  const { outputs, log } = await run(api, bad, { comment: 'never', suggestions: 'true' });
  expect(api.reviews).toHaveLength(1);
  expect(api.comments[0]?.body).toContain('CREATE INDEX CONCURRENTLY IF NOT EXISTS users_id');
  expect(outputs['verdict']).toBe('fail');
  expect(log).not.toContain('No fix was suggested');
});
