import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Log } from 'sarif';
import { describe, expect, test } from 'vitest';
import type { Report } from '../../src/report.js';
import { actionManifest } from '../support/action-manifest.js';
import { runStep, type StepResult } from '../support/fake-runner.js';
import type { Files } from '../support/origin.js';
import { bad, good, pullRequestSteps } from '../support/pull-request-step.js';
import { bundleOf } from '../support/bundle.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const action = bundleOf('action');
const temporary = temporaryFolder();
const stepOn = pullRequestSteps(temporary);
const run = (files: Files, inputs?: Readonly<Record<string, string>>): Promise<StepResult> =>
  runStep(action, stepOn(files, inputs));

const named = (step: StepResult, name: string) => step.commands.filter((command) => command.name === name);
const errorsOf = (step: StepResult) => named(step, 'error').map(({ data }) => data);

const unknownOutputs = Object.fromEntries(Object.keys(actionManifest.outputs).map((name) => [name, '']));

/** Runs this script in the process before the bundle. */
const preloaded = (script: string): Readonly<Record<string, string>> => ({
  NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(script)}`,
});

const warned: Files = { 'db/migrations/003_orders.up.sql': good['db/migrations/003_orders.up.sql'] ?? '' };

test('pass: exit status 0, outputs, a summary, the report, and not a word to the runner', async () => {
  const step = await run(good);
  expect(step.commands).toEqual([]);
  expect(step.exitCode).toBe(0);
  expect(step.outputs).toEqual({
    verdict: 'pass',
    errors: '0',
    warnings: '0',
    suppressed: '0',
    'migrations-checked': '1',
    rollback: 'skipped',
    engine: 'none',
    'postgres-version': '',
    report: step.outputs['report'],
    sarif: '',
    'comment-url': '',
  });
  expect(step.summary).toMatch(/^## ✅ Drydock passed/);
  const report = JSON.parse(readFileSync(step.outputs['report'] ?? '', 'utf8')) as Report;
  expect(report.verdict).toBe('pass');
  expect(report.migrations.map(({ id }) => id)).toEqual(['003_orders']);
});

test('fail: exit status 1, an annotation at the line, and one that says why the step failed', async () => {
  const step = await run(bad);
  expect(step.exitCode).toBe(1);
  expect(step.outputs).toMatchObject({ verdict: 'fail', errors: '1', 'migrations-checked': '1' });
  const [finding, failure, ...others] = named(step, 'error');
  expect(others).toEqual([]);
  expect(finding?.properties).toMatchObject({
    file: 'db/migrations/003_index.up.sql',
    line: '1',
    title: 'create-index-without-concurrently',
  });
  expect(finding?.data).toContain(
    'https://github.example/octo/drydock/blob/v1/rules/create-index-without-concurrently/README.md',
  );
  expect(failure).toEqual({
    name: 'error',
    properties: {},
    data: 'Drydock failed: 1 error, 1 info in 1 migration',
  });
  expect(step.summary).toMatch(/^## ❌ Drydock failed: 1 error/);
});

test('fail-on: never, and the same findings pass', async () => {
  const step = await run(bad, { 'fail-on': 'never' });
  expect(step).toMatchObject({ exitCode: 0, outputs: { verdict: 'pass', errors: '1' } });
});

test('fail-on: warning', async () => {
  const step = await run(warned, { 'fail-on': 'warning' });
  expect(step).toMatchObject({
    exitCode: 1,
    outputs: { verdict: 'fail', errors: '0', rollback: 'missing' },
  });
  expect(Number(step.outputs['warnings'])).toBeGreaterThan(0);
});

test('an ignored finding is counted apart', async () => {
  const path = 'db/migrations/003_index.up.sql';
  const ignore = '-- drydock-ignore create-index-without-concurrently: 200 rows\n';
  const step = await run({ ...bad, [path]: `${ignore}${bad[path] ?? ''}` });
  expect(step).toMatchObject({ exitCode: 0, outputs: { verdict: 'pass', errors: '0', suppressed: '1' } });
});

test('skipped: nothing of the migrations changed; one line, exit status 0, no summary', async () => {
  const step = await run({ 'README.md': 'shop, anew\n', 'db/other.sql': 'SELECT 1;\n' }, { mode: 'check' });
  expect(step.exitCode).toBe(0);
  expect(step.commands).toEqual([]);
  expect(step.log).toMatch(
    /^\| No migration was added or changed since [0-9a-f]{7} \(2 files were\): nothing to check\.\n$/,
  );
  expect(step.outputs).toEqual({
    ...unknownOutputs,
    verdict: 'skipped',
    errors: '0',
    warnings: '0',
    suppressed: '0',
    'migrations-checked': '0',
    engine: 'none',
  });
  expect(step.summary).toBe('');
});

test('shards: the first has the one migration; the second is skipped, and its report says so to merge', async () => {
  const [first, second] = await Promise.all(
    ['1/2', '2/2'].map((shard) => run(bad, { shard, 'json-file': 'out/report.json' })),
  );
  expect(first).toMatchObject({ exitCode: 1, outputs: { verdict: 'fail', 'migrations-checked': '1' } });
  expect(first?.summary).toMatch(/^## ❌ Drydock shard 1 of 2 failed: 1 error/);
  expect(second).toMatchObject({ exitCode: 0, outputs: { verdict: 'skipped', 'migrations-checked': '0' } });
  expect(second?.log).toContain('No migration is left for this shard: nothing to check.');
  const report = JSON.parse(readFileSync(second?.outputs['report'] ?? '', 'utf8')) as Report;
  expect(report).toMatchObject({ verdict: 'pass', shard: { index: 2, of: 2 }, migrations: [] });
});

test('a file that lies among the migrations and is none is told of', async () => {
  const step = await run({ 'db/migrations/notes.sql': 'SELECT 1;\n' }, { mode: 'check' });
  expect(step).toMatchObject({
    exitCode: 0,
    outputs: { verdict: 'pass', warnings: '1', 'migrations-checked': '0', engine: 'none' },
  });
});

test('skipped: a file that was deleted, and is no migration', async () => {
  const step = await run({ 'README.md': null });
  expect(step).toMatchObject({ exitCode: 0, outputs: { verdict: 'skipped' } });
});

test('a down script that changed makes its migration pending', async () => {
  const step = await run({ 'db/migrations/001_users.down.sql': 'DROP TABLE users;\n' });
  expect(step.outputs['migrations-checked']).toBe('1');
});

describe('error: exit status 1, every output written, one line that says what to do', () => {
  test.each<[string, Readonly<Record<string, string>>, string]>([
    [
      'an engine that is none',
      { engine: 'embeded' },
      'Input engine cannot be "embeded"\nIt takes auto, embedded, local, docker, url, none. Did you mean embedded?',
    ],
    ['a mode', { mode: 'chekc' }, 'Input mode cannot be "chekc"\nIt takes check, lint. Did you mean check?'],
    [
      'a framework',
      { framework: 'golang' },
      'Input framework cannot be "golang"\nIt takes auto, markdown, sqitch, ',
    ],
    ['a version', { 'postgres-version': '9.6' }, 'Input postgres-version cannot be "9.6"'],
    ['fail-on', { 'fail-on': 'info' }, 'Input fail-on cannot be "info"\nIt takes error, warning, never.'],
    ['transaction', { transaction: 'on' }, 'Input transaction cannot be "on"'],
    ['annotations', { annotations: 'yes' }, 'Input annotations cannot be "yes"'],
    ['a seed', { seed: 'rows.txt' }, 'Input seed cannot be "rows.txt"'],
    ['a duration', { 'statement-timeout': 'soon' }, 'Input statement-timeout cannot be "soon"'],
    ['a path', { paths: 'db/migrations\nno/such' }, 'No such file or folder: no/such'],
    ['a config', { config: 'no.yml' }, 'No such config file: no.yml'],
    [
      'a working directory',
      { 'working-directory': 'shop' },
      'Input working-directory: there is no folder shop',
    ],
    ['a ref', { since: 'no-such-ref' }, 'git cannot say what changed since "no-such-ref"'],
    [
      'a ref that looks like an option',
      { since: '--output=pwn' },
      'git cannot say what changed since "--output=pwn"',
    ],
    ['a file for the report', { 'json-file': 'README.md/report.json' }, 'The JSON report cannot be written'],
    ['a file for SARIF', { 'sarif-file': 'db' }, 'The SARIF file cannot be written'],
  ])('%s', async (_, inputs, message) => {
    const step = await run(bad, inputs);
    expect(step.exitCode).toBe(1);
    expect(step.outputs).toEqual({ ...unknownOutputs, verdict: 'error' });
    expect(errorsOf(step).at(-1)).toMatch(new RegExp(`^${message.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`));
    expect(step.summary).toContain('could not check the migrations');
  });

  test('an empty workspace', async () => {
    const workspace = join(temporary, 'nothing', 'workspace');
    mkdirSync(workspace, { recursive: true });
    const step = await runStep(action, { workspace, event: 'push' });
    expect(errorsOf(step)).toEqual([
      `There is nothing in the workspace (${workspace})\nPut a step with actions/checkout before this one.`,
    ]);
    expect(step).toMatchObject({ exitCode: 1, outputs: { verdict: 'error' } });
  });

  test('a fault of its own: the stack is in the log, and where to report it', async () => {
    const message = String.raw`broken\n::set-output name=verdict::pass\n##[set-output name=verdict]pass`;
    const breaking = `WebAssembly.Instance = WebAssembly.instantiate = () => { throw new Error("${message}") }`;
    const step = await runStep(action, stepOn(bad, {}, { env: preloaded(breaking) }));
    expect(step).toMatchObject({ exitCode: 1, outputs: { verdict: 'error' } });
    expect(step.commands.map(({ name }) => name)).toEqual(['error']);
    expect(step.log).toMatch(/^\| Drydock \d+\.\d+\.\d+: RuntimeError: Aborted\(Error: broken$/m);
    expect(step.log).toMatch(/^\| +at /m);
    expect(errorsOf(step)[0]).toMatch(/^This is a fault of Drydock's own: Aborted\(Error: broken\n/);
    expect(errorsOf(step)[0]).toMatch(
      /\nPlease report it with the lines above: https:\/\/github.example\/octo\/drydock\/issues$/,
    );
  });

  test('an error that nobody awaits: not printed as it is, and no pass', async () => {
    const stray = `let strayed = false;
      const stray = () => { if (!strayed) Promise.reject(new Error("stray\\n::set-output name=verdict::pass")); strayed = true };
      for (const name of ["Instance", "instantiate"]) {
        const real = WebAssembly[name];
        WebAssembly[name] = function (...given) { stray(); return new.target ? new real(...given) : real(...given) };
      }`;
    const step = await runStep(action, stepOn(good, {}, { env: preloaded(stray) }));
    expect(step).toMatchObject({ exitCode: 1, outputs: { verdict: 'error' } });
    expect(step.commands.map(({ name }) => name)).toEqual(['error']);
  });
});

test.each(['', '/nowhere/summary.md'])(
  'a summary that cannot be written (%j) changes no verdict',
  async (path) => {
    const step = await runStep(action, stepOn(good, {}, { env: { GITHUB_STEP_SUMMARY: path } }));
    expect(step).toMatchObject({ exitCode: 0, commands: [], outputs: { verdict: 'pass' } });
    expect(step.log).toMatch(/^\| The job summary was not written: /m);
  },
);

describe('inputs', () => {
  test('annotations: false', async () => {
    const step = await run(bad, { annotations: 'false' });
    expect(errorsOf(step)).toEqual(['Drydock failed: 1 error, 1 info in 1 migration']);
    expect(step.log).toContain('CREATE INDEX blocks all writes');
  });

  test('summary: false, with a verdict and without one', async () => {
    expect((await run(bad, { summary: 'false' })).summary).toBe('');
    expect((await run(bad, { summary: 'False', paths: 'no/such' })).summary).toBe('');
  });

  test('json-file is relative to the working directory', async () => {
    const step = stepOn({ 'shop/drydock.yml': 'migrations: ../db/migrations\n', ...bad });
    const inputs = { ...step.inputs, 'working-directory': 'shop', 'json-file': 'out/report.json' };
    const { outputs } = await runStep(action, { ...step, inputs });
    expect(outputs).toMatchObject({ verdict: 'fail', report: join(step.workspace, 'shop/out/report.json') });
    expect(existsSync(outputs['report'] ?? '')).toBe(true);
  });

  test('each file that is asked for is written; paths in it are those of the repository', async () => {
    const moved = Object.entries(bad).map(([path, text]) => [`shop/${path}`, text] as const);
    const step = stepOn(Object.fromEntries(moved), {
      'working-directory': 'shop',
      'sarif-file': 'out/drydock.sarif',
      'gitlab-file': 'out/gl.json',
      'junit-file': 'out/junit.xml',
      'html-file': 'out/page.html',
    });
    const { outputs, commands } = await runStep(action, step);
    const out = join(step.workspace, 'shop/out');
    expect(outputs).toMatchObject({ verdict: 'fail', sarif: join(out, 'drydock.sarif') });
    expect(commands.map(({ name }) => name)).toEqual(['error', 'notice', 'error']);
    const read = (name: string): string => readFileSync(join(out, name), 'utf8');
    const [run] = (JSON.parse(read('drydock.sarif')) as Log).runs;
    expect(run?.results?.[0]).toMatchObject({
      ruleId: 'create-index-without-concurrently',
      locations: [{ physicalLocation: { artifactLocation: { uri: 'shop/db/migrations/003_index.up.sql' } } }],
    });
    expect(run?.tool.driver.rules?.[0]?.helpUri).toBe(
      'https://github.example/octo/drydock/blob/v1/rules/create-index-without-concurrently/README.md',
    );
    expect(JSON.parse(read('gl.json'))).toMatchObject([
      { location: { path: 'shop/db/migrations/003_index.up.sql' } },
      {},
    ]);
    expect(read('junit.xml')).toContain('<failure type="create-index-without-concurrently"');
    expect(read('page.html')).toMatch(/^<!doctype html>/);
  });

  test('where nothing was checked the files that are asked for say so: alerts of before are closed', async () => {
    const step = stepOn({ 'README.md': 'anew\n' }, { 'sarif-file': 'a.sarif', 'json-file': 'a.json' });
    const { outputs } = await runStep(action, step);
    const [sarif, json] = ['a.sarif', 'a.json'].map((name) => join(step.workspace, name));
    expect(outputs).toMatchObject({ verdict: 'skipped', sarif, report: json });
    expect((JSON.parse(readFileSync(sarif ?? '', 'utf8')) as Log).runs[0]?.results).toEqual([]);
  });

  test.each([
    ['json-file', 'report.json'],
    ['sarif-file', 'drydock.sarif'],
  ])('a link in place of %s is replaced, not followed', async (input, file) => {
    const step = stepOn(bad, { [input]: file });
    const target = join(temporary, 'target');
    writeFileSync(target, 'as it was');
    symlinkSync(target, join(step.workspace, file));
    const { outputs } = await runStep(action, step);
    expect(readFileSync(target, 'utf8')).toBe('as it was');
    expect(outputs['verdict']).toBe('fail');
  });

  test('working-directory: paths in annotations are those of the repository', async () => {
    const files = Object.entries(bad).map(([path, text]) => [`services/shop/${path}`, text] as const);
    const step = await run(Object.fromEntries(files), { 'working-directory': 'services/shop' });
    expect(named(step, 'error')[0]?.properties['file']).toBe('services/shop/db/migrations/003_index.up.sql');
    const report = JSON.parse(readFileSync(step.outputs['report'] ?? '', 'utf8')) as Report;
    expect(report.findings[0]?.file).toBe('db/migrations/003_index.up.sql');
  });

  test('the configuration is found, and an input comes before it', async () => {
    const files = { ...bad, 'drydock.yml': 'failOn: never\nmigrations: db/migrations\n' };
    expect((await run(files)).outputs['verdict']).toBe('pass');
    expect((await run(files, { 'fail-on': 'error' })).outputs['verdict']).toBe('fail');
  });

  test('since comes before the event', async () => {
    const step = await run({ ...bad, 'README.md': 'anew\n' }, { since: 'HEAD' });
    expect(step.log).toBe('| No migration was added or changed since HEAD: nothing to check.\n');
    expect(step.outputs['verdict']).toBe('skipped');
  });
});

test('outputs are written so that no value can hold another', async () => {
  const { outputFile } = await run(good);
  const delimiters = Array.from(
    outputFile.matchAll(/^[\w-]+<<(ghadelimiter_[0-9a-f-]{36})$/gm),
    ([, one]) => one,
  );
  expect(new Set(delimiters).size).toBe(2 * Object.keys(actionManifest.outputs).length);
});

test.each<readonly [string, Files, RegExp]>([
  [
    'edited',
    { 'db/migrations/001_users.up.sql': 'CREATE TABLE IF NOT EXISTS users (id int PRIMARY KEY);\n' },
    /001_users\.up\.sql was edited/,
  ],
  [
    'deleted, with nothing pending',
    { 'db/migrations/001_users.up.sql': null, 'db/migrations/001_users.down.sql': null },
    /001_users\.up\.sql was deleted/,
  ],
])('a migration of the base branch that is %s', async (_, files, said) => {
  const step = await run(files);
  expect(step.outputs['verdict']).toBe('fail');
  expect(errorsOf(step).join('\n')).toMatch(said);
});
