import { expect, test } from 'vitest';
import { bundleOf } from '../support/bundle.js';
import { runStep } from '../support/fake-runner.js';
import type { Files } from '../support/origin.js';
import {
  checkOutMerge,
  history,
  pullRequestPayload,
  pullRequestRepository,
} from '../support/pull-request.js';
import { bad } from '../support/pull-request-step.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const action = bundleOf('action');
const temporary = temporaryFolder();
let made = 0;

interface Situation {
  readonly base?: Files;
  readonly pull: Files;
  readonly fromFork?: boolean;
  readonly inputs?: Readonly<Record<string, string>>;
}

async function run({ base = {}, pull, fromFork = false, inputs = {} }: Situation) {
  made += 1;
  const folder = `${temporary}/${made}`;
  const repository = pullRequestRepository(folder, { ...bad, ...pull }, { ...history, ...base });
  const step = await runStep(action, {
    workspace: checkOutMerge(folder, repository, 2),
    event: 'pull_request',
    payload: pullRequestPayload(repository, { headRepository: fromFork ? 'stranger/shop' : 'octo/shop' }),
    sha: repository.merge,
    inputs: { mode: 'lint', comment: 'never', ...inputs },
  });
  const notices = step.commands.flatMap(({ name, properties, data }) =>
    name === 'notice' && properties['file'] === undefined ? [data] : [],
  );
  return { verdict: step.outputs['verdict'], notices };
}

const lenient = 'migrations: db/migrations\nrules: { create-index-without-concurrently: off }\n';
const strict = 'migrations: db/migrations\n';

test.each<readonly [string, Situation, string, RegExp | undefined]>([
  ['the config that the base has', { base: { 'drydock.yml': lenient }, pull: {} }, 'pass', undefined],
  [
    'a rule that the pull request turns off',
    { base: { 'drydock.yml': strict }, pull: { 'drydock.yml': lenient } },
    'fail',
    /^drydock\.yml is not as in [0-9a-f]{7}, which decides/,
  ],
  [
    'a config that the pull request deletes',
    { base: { 'drydock.yml': lenient }, pull: { 'drydock.yml': null } },
    'pass',
    /^drydock\.yml is not as in/,
  ],
  [
    'a config that is named, and is edited',
    { base: { 'ci/d.yml': strict }, pull: { 'ci/d.yml': lenient }, inputs: { config: 'ci/d.yml' } },
    'fail',
    /^ci\/d\.yml is not as in/,
  ],
  ['a new config', { pull: { 'drydock.yml': lenient } }, 'pass', /^drydock\.yml is new: this run goes by it/],
  [
    'a new config of a stranger',
    { pull: { 'drydock.yml': lenient }, fromFork: true },
    'fail',
    /^drydock\.yml is new, and comes from a fork/,
  ],
])('%s', async (_, situation, verdict, notice) => {
  const step = await run(situation);
  expect(step.verdict).toBe(verdict);
  expect(step.notices).toEqual(notice ? [expect.stringMatching(notice)] : []);
});

test('a baseline that the pull request enlarges', async () => {
  const empty = '{ "schemaVersion": 1, "findings": [] }';
  const base = { 'drydock.yml': `${strict}baseline: known.json\n`, 'known.json': empty };
  // What it says is not even read: nonsense would be an error.
  expect(await run({ base, pull: { 'known.json': 'nonsense' } })).toMatchObject({
    verdict: 'fail',
    notices: [],
  });
});

test('commands of the config are not run for a stranger', async () => {
  const base = { 'drydock.yml': `${strict}render: touch ran\n` };
  expect((await run({ base, pull: {}, fromFork: true })).verdict).toBe('error');
});
