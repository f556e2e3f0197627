import { expect, test } from 'vitest';
import { bundleOf } from '../support/bundle.js';
import { runStep } from '../support/fake-runner.js';
import { type Role, rolesApi } from '../support/github-api.js';
import { checkOutMerge, pullRequestPayload, pullRequestRepository } from '../support/pull-request.js';
import { bad, good } from '../support/pull-request-step.js';
import type { Files } from '../support/origin.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const action = bundleOf('action');
const temporary = temporaryFolder();
let made = 0;

const roles: Readonly<Record<string, Role>> = {
  dba: { permission: 'write', role_name: 'write' },
  lead: { permission: 'none', role_name: 'maintain' },
  helper: { permission: 'read', role_name: 'triage' },
};

interface Labelling {
  readonly action?: 'labeled' | 'synchronize';
  readonly label?: string;
  readonly sender?: string;
  readonly files?: Files;
  readonly input?: string;
}

async function run(labelling: Labelling) {
  const {
    action: event = 'labeled',
    label = 'answered',
    sender = 'dba',
    files = bad,
    input = 'answered',
  } = labelling;
  made += 1;
  const folder = `${temporary}/${made}`;
  const repository = pullRequestRepository(folder, files);
  const api = await rolesApi(roles);
  const step = await runStep(action, {
    workspace: checkOutMerge(folder, repository, 2),
    event: 'pull_request',
    payload: pullRequestPayload(repository, {
      action: event,
      more: { label: { name: label }, sender: { login: sender } },
    }),
    sha: repository.merge,
    apiUrl: api.url,
    inputs: { mode: 'lint', comment: 'never', 'github-token': 't', 'override-label': input },
  });
  return { step, verdict: step.outputs['verdict'], exitCode: step.exitCode };
}

test.each<readonly [string, Labelling, string, number]>([
  ['of one who may write', {}, 'overridden', 0],
  ['of a maintainer', { sender: 'lead' }, 'overridden', 0],
  ['of the author', { sender: 'author' }, 'fail', 1],
  ['of one who may but label', { sender: 'helper' }, 'fail', 1],
  ['of somebody GitHub does not know', { sender: 'stranger' }, 'fail', 1],
  ['another one', { label: 'other' }, 'fail', 1],
  ['that is there when a commit is pushed', { action: 'synchronize' }, 'fail', 1],
  ['where nobody asked for one', { input: '' }, 'fail', 1],
  ['of what passes anyhow', { files: good }, 'pass', 0],
])('the label %s', async (_, labelling, verdict, exitCode) => {
  expect(await run(labelling)).toMatchObject({ verdict, exitCode });
});

test('is told in the log and the summary, with the findings', async () => {
  const { step } = await run({});
  const said = 'dba answers for what is found: the label answered lets it pass.';
  expect(step.commands.filter(({ name }) => name === 'notice').map(({ data }) => data)).toContain(said);
  expect(step.summary).toContain(said);
  expect(step.commands.some(({ name, data }) => name === 'error' && data.includes('CREATE INDEX'))).toBe(
    true,
  );
});

test('no label answers for a run that came to no verdict', async () => {
  const broken = { ...bad, 'drydock.yml': 'a: [\n' };
  expect((await run({ files: broken })).verdict).toBe('error');
});
