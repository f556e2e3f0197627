import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { findInstallations, usualPlaces } from '../../src/engines/local/find-binaries.js';
import { supportedMajors } from '../../src/postgres/versions.js';
import type { Report } from '../../src/report.js';
import { enginesHere } from '../support/engines-here.js';
import { type RunningStep, runStep, startStep } from '../support/fake-runner.js';
import { bad, good, pullRequestSteps } from '../support/pull-request-step.js';
import { dataFolderOf, runningCommands } from '../support/processes.js';
import { bundleOf } from '../support/bundle.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const action = bundleOf('action');
const stepOn = pullRequestSteps(temporaryFolder());

describe.each(enginesHere)('on the %s engine', (engine) => {
  test('a migration that passes: run, run again, rolled back', async () => {
    const step = await runStep(action, stepOn(good, { mode: 'check', engine }));
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
  });

  test('a rollback that does not bring back what was there', async () => {
    const forgetful = { ...good, 'db/migrations/003_orders.down.sql': 'SELECT 1;\n' };
    const step = await runStep(action, stepOn(forgetful, { mode: 'check', engine }));
    expect(step).toMatchObject({ exitCode: 1, outputs: { verdict: 'fail', rollback: 'differs' } });
  });
});

/** A run in the middle of a statement that never ends. */
async function endlessStep(engine: string): Promise<RunningStep> {
  const endless = 'DO $$ BEGIN LOOP PERFORM 1; END LOOP; END $$;\n';
  const files = { ...bad, 'db/migrations/003_index.up.sql': endless };
  const inputs = { mode: 'check', engine };
  const running = startStep(action, stepOn(files, inputs, { env: { RUNNER_DEBUG: '1' } }));
  await running.logged('1/1 003_index');
  return running;
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
