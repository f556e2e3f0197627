import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import process from 'node:process';
import { describe, expect, test } from 'vitest';
import { findInstallations, usualPlaces } from '../../src/engines/local/find-binaries.js';
import { supportedMajors } from '../../src/postgres/versions.js';
import type { Report } from '../../src/report.js';
import { enginesHere } from '../support/engines-here.js';
import { type RunningStep, runPost, runStep, startStep, type Step } from '../support/fake-runner.js';
import { processesOf } from '../support/leftovers.js';
import { bad, good, pullRequestSteps } from '../support/pull-request-step.js';
import { childrenOf, commandOf, dataFolderOf, runningCommands } from '../support/processes.js';
import { bundleOf } from '../support/bundle.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const action = bundleOf('action');
const stepOn = pullRequestSteps(temporaryFolder());

describe.each(enginesHere)('on the %s engine', (engine) => {
  test('a migration that passes: run, run again, rolled back', async () => {
    const given = stepOn(good, { mode: 'check', engine });
    const step = await runStep(action, given);
    expect(step).toMatchObject({
      exitCode: 0,
      commands: [],
      outputs: { verdict: 'pass', engine, rollback: 'restored', 'migrations-checked': '1' },
    });
    expect(step.outputs['postgres-version']).toMatch(/^\d+\.\d+$/);
    const report = JSON.parse(readFileSync(step.outputs['report'] ?? '', 'utf8')) as Report;
    expect(report.migrations[0]).toMatchObject({
      apply: { status: 'applied' },
      rerun: { status: 'idempotent' },
      rollback: { status: 'restored' },
      reapply: { status: 'same' },
    });
    // The post part of the step has nothing to do.
    expect(readdirSync(step.state['leases'] ?? '')).toEqual([]);
    expect(await runPost(action, given, step)).toMatchObject({ exitCode: 0, log: '' });
  });

  test('a rollback that does not bring back what was there', async () => {
    const forgetful = { ...good, 'db/migrations/003_orders.down.sql': 'SELECT 1;\n' };
    const step = await runStep(action, stepOn(forgetful, { mode: 'check', engine }));
    expect(step).toMatchObject({ exitCode: 1, outputs: { verdict: 'fail', rollback: 'differs' } });
  });
});

/** A run in the middle of a statement that never ends. */
async function endlessStep(engine: string): Promise<RunningStep & { readonly step: Step }> {
  const endless = 'DO $$ BEGIN LOOP PERFORM 1; END LOOP; END $$;\n';
  const files = { ...bad, 'db/migrations/003_index.up.sql': endless };
  const step = stepOn(files, { mode: 'check', engine }, { env: { RUNNER_DEBUG: '1' } });
  const running = startStep(action, step);
  await running.logged('1/1 003_index');
  return { ...running, step };
}

describe.each<NodeJS.Signals>(['SIGINT', 'SIGTERM'])('cancelled with %s', (signal) => {
  test.each(enginesHere)('on the %s engine: an error, and nothing is left behind', async (engine) => {
    const running = await endlessStep(engine);
    const folder = dataFolderOf(running.pid);
    expect(folder === undefined).toBe(engine === 'embedded');
    running.kill(signal);
    const step = await running.ended;
    expect(step).toMatchObject({ exitCode: 1, outputs: { verdict: 'error' } });
    const said = step.commands.map(({ data }) => data);
    expect(said.at(-1)).toBe('The run was interrupted before it came to a verdict');
    const report = JSON.parse(readFileSync(step.outputs['report'] ?? '', 'utf8')) as Report;
    expect(report).toMatchObject({ verdict: 'fail', incomplete: { reason: said.at(-1) } });
    expect(step.summary).toContain('did not come to its end');
    expect(folder !== undefined && existsSync(folder)).toBe(false);
    expect(runningCommands().filter((words) => folder !== undefined && words.includes(folder))).toEqual([]);
  });
});

test('a run that is killed has left the verdict that it was none', async () => {
  const running = await endlessStep('embedded');
  running.kill('SIGKILL');
  expect((await running.ended).outputs['verdict']).toBe('error');
});

test.runIf(enginesHere.includes('local'))(
  'killed with all that it had started but the server: the post part of the step cleans up',
  async () => {
    const running = await endlessStep('local');
    const folder = dirname(dataFolderOf(running.pid) ?? '');
    for (const pid of childrenOf(running.pid))
      if (commandOf(pid).includes('drydock-reaper')) process.kill(pid, 'SIGKILL');
    running.kill('SIGKILL');
    const main = await running.ended;
    expect(processesOf(folder).length).toBeGreaterThan(0);
    const post = await runPost(action, running.step, main);
    expect(post).toMatchObject({
      exitCode: 0,
      log: '| Drydock cleaned up after a run that was killed (1 on record).\n',
    });
    expect(processesOf(folder)).toEqual([]);
    expect(existsSync(folder)).toBe(false);
  },
);

const installed = await findInstallations(usualPlaces(process.env));
const missing = supportedMajors.find((major) => !installed.some((one) => one.major === major));

test.runIf(missing !== undefined)('no engine to be had: an error with the way out, and no pass', async () => {
  const inputs = { mode: 'check', engine: 'local', 'postgres-version': String(missing) };
  const step = await runStep(action, stepOn(good, inputs));
  expect(step).toMatchObject({ exitCode: 1, outputs: { verdict: 'error' } });
  expect(step.commands).toHaveLength(1);
  expect(step.commands[0]?.data).toMatch(new RegExp(`PostgreSQL ${missing ?? 0}`));
  expect(step.log).not.toContain("fault of Drydock's own");
});
