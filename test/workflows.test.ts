import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { parse, parseDocument } from 'yaml';
import manifest from '../package.json' with { type: 'json' };
import { actionManifest } from './support/action-manifest.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const textOf = (path: string): string => readFileSync(join(root, path), 'utf8');

const scalars = v.record(v.string(), v.union([v.string(), v.number(), v.boolean()]));
const permissions = v.record(v.string(), v.picklist(['read', 'write']));
const stepSchema = v.object({
  id: v.optional(v.string()),
  uses: v.optional(v.string()),
  run: v.optional(v.string()),
  with: v.optional(scalars, {}),
});
const workflowSchema = v.object({
  on: v.record(v.string(), v.unknown()),
  permissions: v.strictObject({}),
  concurrency: v.object({ group: v.string(), 'cancel-in-progress': v.union([v.boolean(), v.string()]) }),
  jobs: v.record(
    v.string(),
    v.object({ 'timeout-minutes': v.number(), permissions, steps: v.array(stepSchema) }),
  ),
});

const folder = '.github/workflows';
const workflows = readdirSync(join(root, folder)).map((name) => {
  const text = textOf(`${folder}/${name}`);
  return { name, text, workflow: v.parse(workflowSchema, parse(text)) };
});
const stepsOf = ({ workflow }: (typeof workflows)[number]) =>
  Object.values(workflow.jobs).flatMap(({ steps }) => steps);
const commands = workflows.flatMap((one) => stepsOf(one).flatMap(({ run }) => run ?? []));
const expressions = (text: string) =>
  Array.from(text.matchAll(/\$\{\{(.*?)\}\}/g), ([, inside = '']) => inside);

describe.each(workflows)('$name', (one) => {
  test('pins what it uses by commit, and says of which version', () => {
    const uses = Array.from(one.text.matchAll(/^ +(?:- )?uses: (.*)$/gm), ([, used = '']) => used);
    expect(uses).toHaveLength(stepsOf(one).filter((step) => step.uses !== undefined).length);
    const pinned = /^[\w-]+\/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/;
    expect(uses.filter((used) => used !== './' && !pinned.test(used))).toEqual([]);
  });

  test('puts nothing of the event into a shell but by the environment', () => {
    expect(stepsOf(one).filter(({ run }) => run?.includes('${{'))).toEqual([]);
    expect(
      expressions(one.text).filter((inside) => /github\.event\.(?!repository)|secrets\./.test(inside)),
    ).toEqual([]);
  });

  test('runs no stranger with a right to write', () => {
    expect(one.workflow.on).not.toHaveProperty('pull_request_target');
    expect(one.workflow.on).not.toHaveProperty('workflow_run');
    const writes = Object.values(one.workflow.jobs).flatMap((job) =>
      Object.keys(job.permissions).filter((scope) => job.permissions[scope] === 'write'),
    );
    const allowed = 'pull_request' in one.workflow.on ? ['security-events'] : [...releaseRights];
    expect(writes.filter((scope) => !allowed.includes(scope))).toEqual([]);
  });

  test('leaves no token behind in the clone', () => {
    const checkouts = stepsOf(one).filter(({ uses }) => uses?.startsWith('actions/checkout@'));
    expect(checkouts.filter((step) => step.with['persist-credentials'] !== false)).toEqual([]);
  });
});

const releaseRights = ['contents', 'id-token', 'attestations', 'security-events'];

describe('the workflows together', () => {
  test('and the examples pin each action at one commit', () => {
    const examples = ['README.md', 'src/init/workflow-text.ts'].flatMap((path) =>
      Array.from(textOf(path).matchAll(/uses: ([\w-]+\/\S+@[0-9a-f]{40})/g), ([, used = '']) => used),
    );
    expect(examples.length).toBeGreaterThan(3);
    const own = workflows.flatMap((one) => stepsOf(one).flatMap(({ uses = [] }) => uses));
    const pins = [...own, ...examples].map((used) => used.replace(/^([\w-]+\/[\w-]+)[^@]*/, '$1'));
    const repositories = [...new Set(pins)].map((pin) => pin.split('@')[0]);
    expect(repositories).toEqual([...new Set(repositories)]);
  });

  test('name scripts of package.json, and files that are there', () => {
    const scripts = commands.flatMap((run) =>
      Array.from(run.matchAll(/npm run ([\w:-]+)/g), ([, name = '']) => name),
    );
    expect(scripts).toContain('proof');
    expect(scripts.filter((name) => !(name in manifest.scripts))).toEqual([]);
    const paths = commands.flatMap((run) =>
      Array.from(run.matchAll(/(?<=^|\s)(?:\.\/\.ci|test)\/[\w./-]+/gm), ([path]) => path),
    );
    expect(paths).toContain('./.ci/run');
    expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });

  test('use the action by inputs and outputs that it has', () => {
    const own = workflows.flatMap((one) =>
      stepsOf(one)
        .filter(({ uses }) => uses === './')
        .map((step) => ({ ...step, text: one.text })),
    );
    expect(own.length).toBeGreaterThan(1);
    for (const { id = '', text, with: inputs } of own) {
      expect(Object.keys(actionManifest.inputs)).toEqual(expect.arrayContaining(Object.keys(inputs)));
      const outputs = Array.from(
        text.matchAll(new RegExp(`steps\\.${id}\\.outputs\\.([\\w-]+)`, 'g')),
        ([, name]) => name,
      );
      expect(outputs).toContain('verdict');
      expect(Object.keys(actionManifest.outputs)).toEqual(expect.arrayContaining(outputs));
    }
  });
});

test('the hook of pre-commit calls the program, where a migration or the config is part of the commit', () => {
  const hooks = v.parse(
    v.array(v.object({ id: v.string(), entry: v.string(), files: v.string(), pass_filenames: v.boolean() })),
    parse(textOf('.pre-commit-hooks.yaml')),
  );
  expect(hooks.map(({ id }) => id)).toEqual(['drydock-lint']);
  for (const { entry, files, pass_filenames } of hooks) {
    expect(Object.keys(manifest.bin)).toContain(entry.split(' ')[0]);
    expect(
      ['db/1.sql', 'drydock.yml', 'drydock.yaml', 'a.sqlx', 'x.yml'].map((path) =>
        new RegExp(files).test(path),
      ),
    ).toEqual([true, true, true, false, false]);
    expect(pass_filenames).toBe(false);
  }
});

test('dependabot looks into folders that hold what it keeps fresh', () => {
  const entry = v.object({
    'package-ecosystem': v.picklist(['npm', 'github-actions', 'docker']),
    directory: v.optional(v.string()),
    directories: v.optional(v.array(v.string()), []),
  });
  const { updates } = v.parse(v.object({ updates: v.array(entry) }), parse(textOf('.github/dependabot.yml')));
  const signs = { npm: 'package-lock.json', 'github-actions': folder, docker: 'Dockerfile' };
  const missing = updates.flatMap(({ 'package-ecosystem': kind, directory, directories }) =>
    [...directories, ...(directory === undefined ? [] : [directory])]
      .map((one) => join(root, one, signs[kind]))
      .filter((path) => !existsSync(path)),
  );
  expect(missing).toEqual([]);
});

describe('the image', () => {
  const instructions = textOf('.github/docker/Dockerfile')
    .replaceAll(/^#.*\n/gm, '')
    .replaceAll(/\\\n/g, ' ')
    .split('\n');
  const argumentsOf = (name: string): readonly string[] =>
    instructions.flatMap((line) => (line.startsWith(`${name} `) ? [line.slice(name.length + 1)] : []));

  test('copies dist/, and runs the program that package.json names', () => {
    expect(argumentsOf('COPY')).toEqual(['dist/ /opt/drydock/dist/']);
    expect(argumentsOf('ADD')).toEqual([]);
    expect(textOf('.github/docker/Dockerfile.dockerignore')).toBe('*\n!dist/\n');
    expect(argumentsOf('ENTRYPOINT')).toEqual([`["node", "/opt/drydock/${manifest.bin.drydock}"]`]);
  });

  test('is not root, which initdb refuses', () => {
    expect(argumentsOf('USER').at(-1)).toBe('node');
  });
});

describe('YAML that the README shows', () => {
  const blocks = Array.from(
    textOf('README.md').matchAll(/^```ya?ml\n([\s\S]*?)^```$/gm),
    ([, text = '']) => text,
  );

  test.each(blocks.map((text) => ({ text })))('is YAML: $text', ({ text }) => {
    const { errors, warnings } = parseDocument(text);
    expect([...errors, ...warnings]).toEqual([]);
  });
});

test('issue templates ask for what they require by ids of their own', () => {
  const field = v.object({ id: v.string(), type: v.picklist(['input', 'textarea']) });
  const template = v.object({ name: v.string(), description: v.string(), body: v.array(field) });
  const places = readdirSync(join(root, '.github/ISSUE_TEMPLATE'));
  expect(places).toContain('false-alarm.yml');
  for (const name of places) {
    const { body } = v.parse(template, parse(textOf(join('.github/ISSUE_TEMPLATE', name))));
    expect(new Set(body.map(({ id }) => id)).size).toBe(body.length);
  }
});
