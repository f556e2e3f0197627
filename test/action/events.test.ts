import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runStep, type Step, type StepResult } from '../support/fake-runner.js';
import { filesApi, type ListedFile, refusingApi } from '../support/github-api.js';
import { gitServer } from '../support/git-server.js';
import { checkOut, type Checkout, git, type Submodules } from '../support/origin.js';
import {
  checkOutMerge,
  history,
  pullRequestPayload,
  type PullRequestRepository,
  pullRequestRepository,
} from '../support/pull-request.js';
import { bad } from '../support/pull-request-step.js';
import { bundleOf } from '../support/bundle.js';
import { temporaryFolder } from '../support/temporary-folder.js';
import { type Payload, payloadOf } from '../support/webhook-examples.js';

const action = bundleOf('action');
const temporary = temporaryFolder();
let made = 0;

interface Place extends PullRequestRepository {
  readonly folder: string;
  readonly checkedOut: (how: Omit<Checkout, 'url'>) => string;
}

/** A pull request that adds migration 003, unless it does something else; main got migration 002 meanwhile. */
function place(files = bad, submodules: Submodules = {}): Place {
  made += 1;
  const folder = join(temporary, String(made));
  const repository = pullRequestRepository(folder, files, history, submodules);
  const checkedOut = (how: Omit<Checkout, 'url'>) =>
    checkOut(join(folder, 'workspace'), repository.origin, how);
  return { ...repository, folder, checkedOut };
}

const lint = (step: Omit<Step, 'inputs'>, inputs: Step['inputs'] = {}): Promise<StepResult> =>
  runStep(action, { ...step, inputs: { mode: 'lint', comment: 'never', ...inputs } });

/** Which files were found fault with. */
const blamed = ({ commands }: StepResult): readonly string[] =>
  commands.flatMap(({ name, properties }) => (name === 'error' ? (properties['file'] ?? []) : []));

const ours = 'db/migrations/003_index.up.sql';
const theirs = 'db/migrations/002_others.up.sql';
const notices = ({ commands }: StepResult): readonly string[] =>
  commands.flatMap(({ name, properties, data }) =>
    name === 'notice' && !('file' in properties) ? [data] : [],
  );

describe('pull_request', () => {
  test.each([1, 2, 0])(
    'the trial merge at fetch-depth %i: ours alone, though main moved on',
    async (depth) => {
      const at = place();
      const step = await lint({
        workspace: checkOutMerge(at.folder, at, depth),
        event: 'pull_request',
        payload: pullRequestPayload(at),
        sha: at.merge,
      });
      expect(blamed(step)).toEqual([ours]);
      expect(step.outputs).toMatchObject({ verdict: 'fail', 'migrations-checked': '1' });
      expect(notices(step)).toEqual([]);
    },
  );

  test('a checkout that left no credentials: the base is fetched with the token', async () => {
    const at = place();
    const login = `basic ${Buffer.from('x-access-token:token-of-the-job').toString('base64')}`;
    const server = await gitServer(at.folder, login);
    const workspace = checkOutMerge(at.folder, at, 1, `${server.url}/origin.git`);
    const event = { event: 'pull_request', payload: pullRequestPayload(at), sha: at.merge };
    const env = { GITHUB_SERVER_URL: server.url };
    expect(blamed(await lint({ workspace, ...event, env }))).toEqual([ours]);
    expect(server.authorizations).toContain(login);
  });

  test('credentials that are of no use any more do not stand in the way of the token', async () => {
    const at = place();
    const login = `basic ${Buffer.from('x-access-token:token-of-the-job').toString('base64')}`;
    const server = await gitServer(at.folder, login);
    const workspace = checkOutMerge(at.folder, at, 1, `${server.url}/origin.git`);
    git(workspace, ['config', `http.${server.url}/.extraheader`, 'AUTHORIZATION: basic b2xk']);
    const event = { event: 'pull_request', payload: pullRequestPayload(at), sha: at.merge };
    const env = { GITHUB_SERVER_URL: server.url };
    expect(blamed(await lint({ workspace, ...event, env }))).toEqual([ours]);
  });

  test('a clone that belongs to another user, as in a container job', async () => {
    const at = place();
    const step = await lint({
      workspace: checkOutMerge(at.folder, at, 2),
      event: 'pull_request',
      payload: pullRequestPayload(at),
      sha: at.merge,
      env: { GIT_TEST_ASSUME_DIFFERENT_OWNER: '1' },
    });
    expect(blamed(step)).toEqual([ours]);
  });

  test('its head instead of the merge, in a whole clone: since the merge base', async () => {
    const at = place();
    const workspace = at.checkedOut({ sha: at.head, depth: 0 });
    const event = { event: 'pull_request', payload: pullRequestPayload(at), sha: at.merge };
    expect(blamed(await lint({ workspace, ...event }))).toEqual([ours]);
  });

  test('from a fork, and from one that is gone: ours alone', async () => {
    const at = place();
    const workspace = checkOutMerge(at.folder, at, 2);
    for (const headRepository of ['stranger/shop', null]) {
      const payload = pullRequestPayload(at, { headRepository });
      expect(blamed(await lint({ workspace, event: 'pull_request', payload, sha: at.merge }))).toEqual([
        ours,
      ]);
    }
  });

  test('a migration of the base that is renamed, and one that is deleted', async () => {
    const up = 'db/migrations/001_users.up.sql';
    const renamed = 'db/migrations/001_people.up.sql';
    for (const [files, said] of [
      [{ [up]: null, [renamed]: history[up] ?? '' }, renamed],
      [{ [up]: null }, up],
    ] as const) {
      const at = place(files);
      const workspace = checkOutMerge(at.folder, at, 1);
      const payload = pullRequestPayload(at);
      expect(blamed(await lint({ workspace, event: 'pull_request', payload, sha: at.merge }))).toContain(
        said,
      );
    }
  });

  test('a submodule that the pull request moves: ours alone', async () => {
    const at = place(bad, { lib: 'd'.repeat(40) });
    const workspace = checkOutMerge(at.folder, at, 2);
    const payload = pullRequestPayload(at);
    const step = await lint({ workspace, event: 'pull_request', payload, sha: at.merge });
    expect(blamed(step)).toEqual([ours]);
  });

  test('a sparse checkout, whose clone holds no more than that: ours alone', async () => {
    const at = place();
    const workspace = at.checkedOut({ sha: at.merge, depth: 2, sparse: ['db/migrations'] });
    const step = await lint({
      workspace,
      event: 'pull_request',
      payload: pullRequestPayload(at),
      sha: at.merge,
    });
    expect(blamed(step)).toEqual([ours]);
  });

  test.each([
    [
      'that leaves out what changed: an error, not a pass',
      'db/migrations',
      'error',
      'db/billing/004_x.up.sql was added or changed, and is not checked out',
    ],
    ['that holds it', 'db', 'fail', 'create-index-without-concurrently'],
  ])('a sparse checkout %s', async (_, sparse, verdict, said) => {
    const at = place({ ...bad, 'db/billing/004_x.up.sql': 'SELECT 1;\n', 'docs/notes.sql': 'SELECT 1;\n' });
    const workspace = at.checkedOut({ sha: at.merge, depth: 2, sparse: [sparse] });
    const event = { event: 'pull_request', payload: pullRequestPayload(at), sha: at.merge };
    const step = await lint({ workspace, ...event }, { paths: 'db', framework: 'plain' });
    expect(step).toMatchObject({ exitCode: 1, outputs: { verdict } });
    expect(step.log).toContain(said);
  });

  test('line ends that the checkout makes CRLF: ours alone, at its line', async () => {
    const at = place({ ...bad, '.gitattributes': '*.sql text eol=crlf\n' });
    const workspace = checkOutMerge(at.folder, at, 2);
    const step = await lint({
      workspace,
      event: 'pull_request',
      payload: pullRequestPayload(at),
      sha: at.merge,
    });
    expect(readFileSync(join(workspace, ours), 'utf8')).toContain('\r\n');
    expect(step.issues[0]?.properties).toMatchObject({ file: ours, line: '1', endLine: '1', col: '1' });
    expect(blamed(step)).toEqual([ours]);
  });

  test('its branch instead of the merge, pushed to again meanwhile: an error, not a pass', async () => {
    const at = place();
    const forced = at.origin.commit([at.branchedOff], { 'README.md': 'anew\n' });
    const workspace = at.checkedOut({ sha: forced, depth: 0 });
    const step = await lint({
      workspace,
      event: 'pull_request',
      payload: pullRequestPayload(at),
      sha: at.merge,
    });
    expect(step).toMatchObject({ exitCode: 1, outputs: { verdict: 'error' } });
    expect(step.log).toContain('does not hold pull request #1');
  });

  test('another commit is checked out: an error, not a pass', async () => {
    const at = place();
    const workspace = at.checkedOut({ sha: at.main, depth: 1 });
    const step = await lint({
      workspace,
      event: 'pull_request',
      payload: pullRequestPayload(at),
      sha: at.merge,
    });
    expect(step).toMatchObject({ exitCode: 1, outputs: { verdict: 'error' } });
    expect(step.log).toContain('does not hold pull request #1');
    expect(step.log).toContain('Let actions/checkout choose the commit');
  });
});

describe('pull_request, where git cannot tell: the files that GitHub lists', () => {
  const listed: readonly ListedFile[] = [
    ...Array.from({ length: 149 }, (_, index) => ({ filename: `src/${index}.ts`, status: 'added' as const })),
    { filename: 'db/migrations/001_users.up.sql', status: 'removed' },
    { filename: ours, status: 'renamed', previous_filename: theirs },
  ];

  /** A shallow clone of the head: neither the trial merge nor a merge base. */
  const shallowHead = (at: Place) => ({
    workspace: at.checkedOut({ sha: at.head, depth: 1 }),
    event: 'pull_request',
    payload: pullRequestPayload(at),
    sha: at.merge,
  });

  test('page by page, with the token', async () => {
    const api = await filesApi(listed);
    const step = await lint({ ...shallowHead(place()), apiUrl: api.url });
    // For its index, and because it is another one renamed; and one that is gone.
    expect(blamed(step)).toEqual([ours, ours, 'db/migrations/001_users.up.sql']);
    expect(step.outputs['migrations-checked']).toBe('1');
    expect(api.requests).toEqual([
      'GET /repos/octo/shop/pulls/1/files?per_page=100&page=1',
      'GET /repos/octo/shop/pulls/1/files?per_page=100&page=2',
    ]);
    expect(new Set(api.authorizations)).toEqual(new Set(['token token-of-the-job']));
  });

  test('no clone at all, the repository in a folder of the workspace', async () => {
    const at = place();
    const inner = at.checkedOut({ sha: at.head, depth: 1 });
    const workspace = join(at.folder, 'around');
    mkdirSync(workspace);
    renameSync(inner, join(workspace, 'shop'));
    renameSync(join(workspace, 'shop/.git'), join(at.folder, 'gone'));
    const api = await filesApi(listed);
    const payload = pullRequestPayload(at);
    const step = await lint(
      { workspace, event: 'pull_request', payload, sha: at.merge, apiUrl: api.url },
      { paths: 'shop/db/migrations' },
    );
    expect(blamed(step)).toEqual([`shop/${ours}`]);
  });

  test.each([
    [401, 'Bad credentials'],
    [403, 'Resource not accessible by integration'],
    [404, 'Not Found'],
    [500, 'boom\n::set-output name=verdict::pass'],
  ])('HTTP %i: an error that names the way out', async (status, message) => {
    const api = await refusingApi(status, message);
    const step = await lint({ ...shallowHead(place()), apiUrl: api.url });
    expect(step).toMatchObject({ exitCode: 1, outputs: { verdict: 'error' } });
    expect(step.commands).toHaveLength(1);
    expect(step.commands[0]?.data).toContain(
      `GitHub does not list the files of pull request #1: HTTP ${status}: ${message.split('\n')[0] ?? ''}`,
    );
    expect(step.commands[0]?.data).toContain(
      'Give actions/checkout `fetch-depth: 0`, or the job `permissions: { pull-requests: read }`.',
    );
  });

  test('3000 files, which may be but a part: an error', async () => {
    const api = await filesApi(
      Array.from({ length: 3000 }, (_, index) => ({ filename: `src/${index}.ts`, status: 'added' })),
    );
    const step = await lint({ ...shallowHead(place()), apiUrl: api.url });
    expect(step.outputs['verdict']).toBe('error');
    expect(step.log).toContain('changes 3000 files or more');
  });

  test('a proxy, which the bundle does not go through: an error that says so', async () => {
    const env = { https_proxy: 'http://127.0.0.1:9' };
    const step = await lint({ ...shallowHead(place()), apiUrl: 'https://api.github.example', env });
    expect(step.outputs['verdict']).toBe('error');
    expect(step.log).toContain('proxy');
  });

  test('no token: an error that says why git could not', async () => {
    const step = await lint(shallowHead(place()), { 'github-token': '' });
    expect(step.outputs['verdict']).toBe('error');
    expect(step.commands[0]?.data).toBe(
      'Drydock cannot tell what pull request #1 changes: the clone is shallow, and its HEAD is not the trial merge\nGive actions/checkout `fetch-depth: 0`, so that the clone holds what it is compared with.',
    );
  });
});

describe('merge_group', () => {
  const payload = ({ main, merge }: Place) =>
    payloadOf('merge_group', 'checks_requested', {
      merge_group: {
        base_sha: main,
        head_sha: merge,
        head_ref: `refs/heads/gh-readonly-queue/main/pr-1-${main}`,
      },
    });

  test.each([1, 2, 0])('the group at fetch-depth %i: what it adds alone', async (depth) => {
    const at = place();
    const workspace = at.checkedOut({ sha: at.merge, depth });
    const step = await lint({ workspace, event: 'merge_group', payload: payload(at), sha: at.merge });
    expect(blamed(step)).toEqual([ours]);
  });

  test('a group of two pull requests: what both add', async () => {
    const at = place();
    const workspace = at.checkedOut({ sha: at.merge, depth: 1 });
    const group = payload({ ...at, main: at.branchedOff });
    const step = await lint({ workspace, event: 'merge_group', payload: group, sha: at.merge });
    expect(blamed(step)).toEqual([theirs, ours]);
  });

  test('its base is not to be had: an error, not a pass', async () => {
    const at = place();
    const nowhere = 'f'.repeat(40);
    const workspace = at.checkedOut({ sha: at.merge, depth: 1 });
    const step = await lint({
      workspace,
      event: 'merge_group',
      payload: payload({ ...at, main: nowhere }),
      sha: at.merge,
    });
    expect(step).toMatchObject({ exitCode: 1, outputs: { verdict: 'error' } });
    expect(step.log).toContain('Drydock cannot tell what the merge group changes: git fetch: fatal:');
  });

  test('another commit than the group is checked out: an error', async () => {
    const at = place();
    const workspace = at.checkedOut({ sha: at.main, depth: 1 });
    const step = await lint({ workspace, event: 'merge_group', payload: payload(at), sha: at.merge });
    expect(step.log).toContain('does not hold the merge group');
    expect(step.outputs['verdict']).toBe('error');
  });
});

describe('push', () => {
  const zeros = '0'.repeat(40);
  const payload = (before: string, after: string, more: Payload = {}) =>
    payloadOf('push', undefined, {
      ref: 'refs/heads/feature',
      before,
      after,
      created: before === zeros,
      repository: { default_branch: 'main' },
      ...more,
    });

  test('since the tip before, which is fetched', async () => {
    const at = place();
    const workspace = at.checkedOut({ sha: at.merge, depth: 1 });
    const push = payload(at.main, at.merge, { ref: 'refs/heads/main' });
    const step = await lint({ workspace, event: 'push', payload: push, sha: at.merge });
    expect(blamed(step)).toEqual([ours]);
  });

  test('a new branch in a whole clone: since it left the default branch', async () => {
    const at = place();
    const workspace = at.checkedOut({ sha: at.head, depth: 0 });
    const step = await lint({ workspace, event: 'push', payload: payload(zeros, at.head), sha: at.head });
    expect(blamed(step)).toEqual([ours]);
  });

  test('a tag in a whole clone: since it left the default branch', async () => {
    const at = place();
    const workspace = at.checkedOut({ sha: at.head, depth: 0 });
    const tag = payload(zeros, at.head, { ref: 'refs/tags/v1' });
    expect(blamed(await lint({ workspace, event: 'push', payload: tag, sha: at.head }))).toEqual([ours]);
  });

  test('a forced push, and a tip that is gone, likewise', async () => {
    const at = place();
    const workspace = at.checkedOut({ sha: at.head, depth: 0 });
    const forced = payload(at.main, at.head, { forced: true });
    expect(blamed(await lint({ workspace, event: 'push', payload: forced }))).toEqual([ours]);
    const gone = payload('e'.repeat(40), at.head);
    expect(blamed(await lint({ workspace, event: 'push', payload: gone }))).toEqual([ours]);
  });

  test.each([
    ['a new branch in a shallow clone', 'refs/heads/feature', 1],
    ['the first push of the default branch', 'refs/heads/main', 0],
  ])('%s: all migrations, with a notice', async (_, ref, depth) => {
    const at = place();
    const workspace = at.checkedOut({ sha: at.merge, depth });
    const step = await lint({ workspace, event: 'push', payload: payload(zeros, at.merge, { ref }) });
    expect(blamed(step)).toEqual([theirs, ours]);
    expect(step.outputs['migrations-checked']).toBe('3');
    expect(notices(step)[0]).toMatch(
      /^What this push changed cannot be told .* Every migration is checked as pending/,
    );
    expect(step.summary).toContain('> What this push changed cannot be told');
  });
});

test.each([
  ['workflow_dispatch', payloadOf('workflow_dispatch', undefined, { ref: 'refs/heads/main' })],
  ['schedule', { schedule: '0 3 * * *' }],
  ['unheard_of', {}],
  ['pull_request', {}],
])(
  '%s with a payload that does not say what changed: all migrations, with a notice',
  async (event, payload) => {
    const at = place();
    const workspace = at.checkedOut({ sha: at.merge, depth: 1 });
    const step = await lint({ workspace, event, payload });
    expect(blamed(step)).toEqual([theirs, ours]);
    expect(notices(step)).toEqual([
      `The event ${event} does not say what changed. Every migration is checked as pending; the input since narrows that.`,
    ]);
  },
);

describe('events that hold the secrets of the repository: read, not run', () => {
  const target = (at: Place, sha: string, depth = 2): Step => ({
    workspace: at.checkedOut({ sha, depth }),
    event: 'pull_request_target',
    payload: pullRequestPayload(at),
    sha: at.main,
    inputs: { engine: 'embedded', comment: 'never' },
  });

  test('pull_request_target with the trial merge', async () => {
    const at = place();
    const step = await runStep(action, target(at, at.merge));
    expect(blamed(step)).toEqual([ours]);
    expect(step.outputs).toMatchObject({ engine: 'none', 'migrations-checked': '1' });
    expect(notices(step)[0]).toMatch(/^The migrations are read but not run: pull_request_target hands/);
    expect(step.summary).toContain('The migrations are read but not run');
  });

  test('pull_request_target with its own checkout, which lacks the pull request: an error', async () => {
    const at = place();
    const step = await runStep(action, target(at, at.main));
    expect(step).toMatchObject({ exitCode: 1, outputs: { verdict: 'error' } });
    expect(step.log).toContain('Use `on: pull_request`');
  });

  test('pull_request_target with the head of a pull request that conflicts: since the merge base', async () => {
    const at = place();
    // GitHub makes no trial merge then, and starts no run of `on: pull_request`.
    at.origin.ref('refs/pull/1/merge', at.main);
    const step = await runStep(action, target(at, at.head, 0));
    expect(blamed(step)).toEqual([ours]);
    expect(step.outputs).toMatchObject({ engine: 'none', 'migrations-checked': '1' });
  });

  test('workflow_run: all migrations', async () => {
    const at = place();
    const workspace = at.checkedOut({ sha: at.merge, depth: 1 });
    const payload = payloadOf('workflow_run', 'completed', { workflow_run: { head_sha: at.head } });
    const inputs = { engine: 'embedded' };
    const step = await runStep(action, { workspace, event: 'workflow_run', payload, inputs });
    expect(step.outputs).toMatchObject({ engine: 'none', 'migrations-checked': '3' });
    expect(notices(step)).toHaveLength(2);
  });
});

test('a workspace without git, on a push: all migrations', async () => {
  made += 1;
  const workspace = join(temporary, String(made), 'workspace');
  for (const [path, text] of Object.entries({ ...history, ...bad })) {
    mkdirSync(join(workspace, path, '..'), { recursive: true });
    writeFileSync(join(workspace, path), text ?? '');
  }
  const step = await lint({ workspace, event: 'push', payload: { ref: 'refs/heads/main' } });
  expect(blamed(step)).toEqual([ours]);
  expect(notices(step)[0]).toContain('not a git repository');
});
