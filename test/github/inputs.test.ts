import process from 'node:process';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readInputs } from '../../src/github/inputs.js';
import { actionManifest } from '../support/action-manifest.js';

const real = process.env;
const asked = new Set<string>();

/** Says which inputs were asked for. */
beforeEach(() => {
  asked.clear();
  process.env = new Proxy(
    { ...real },
    {
      get: (env, name) => {
        if (typeof name === 'string' && name.startsWith('INPUT_')) asked.add(name);
        return Reflect.get(env, name) as unknown;
      },
    },
  );
});
afterEach(() => {
  process.env = real;
});

const given = (inputs: Readonly<Record<string, string>>): void => {
  for (const [name, value] of Object.entries(inputs)) process.env[`INPUT_${name.toUpperCase()}`] = value;
};

test('every input that action.yml declares is read, and no other', () => {
  readInputs({});
  const declared = Object.keys(actionManifest.inputs).map((name) => `INPUT_${name.toUpperCase()}`);
  expect([...asked].sort()).toEqual(declared.sort());
});

test('what a configuration file can say has no default in action.yml', () => {
  const defaults = Object.entries(actionManifest.inputs).flatMap(([name, input]) =>
    input.default === undefined ? [] : [[name, input.default]],
  );
  expect(Object.fromEntries(defaults)).toEqual({
    mode: 'check',
    'github-token': '${{ github.token }}',
    annotations: 'true',
    summary: 'true',
    comment: 'on-findings',
    suggestions: 'false',
    'working-directory': '.',
  });
});

test('the Marketplace shows 125 characters of a description', () => {
  expect(actionManifest.description.length).toBeLessThanOrEqual(125);
});

test('nothing is said', () => {
  expect(readInputs({})).toEqual({
    mode: 'check',
    paths: [],
    annotations: true,
    summary: true,
    comment: 'on-findings',
    suggestions: false,
    workingDirectory: '.',
    reportFiles: {},
    options: {},
  });
});

test('everything is said', () => {
  given({
    mode: 'lint',
    paths: '\n  db/migrations \n\n*.sql\n',
    annotations: 'FALSE',
    summary: 'False',
    comment: 'never',
    suggestions: 'true',
    'working-directory': ' shop ',
    'json-file': 'report.json',
    'sarif-file': 'drydock.sarif',
    'gitlab-file': 'gl-code-quality-report.json',
    'junit-file': 'junit.xml',
    'html-file': 'report.html',
    'github-token': 'secret',
    config: 'ci/drydock.yml',
    framework: 'plain',
    engine: 'local',
    'postgres-version': '16',
    seed: 'rows.sql',
    transaction: 'none',
    'fail-on': 'warning',
    since: 'origin/main',
    'statement-timeout': '5s',
    shard: '2/3',
    image: 'postgis/postgis',
    'database-url': 'postgres://db/app',
    'allow-remote-database': 'true',
  });
  expect(readInputs({ engine: ['auto', 'local'] })).toEqual({
    mode: 'lint',
    paths: ['db/migrations', '*.sql'],
    annotations: false,
    summary: false,
    comment: 'never',
    suggestions: true,
    workingDirectory: 'shop',
    reportFiles: {
      json: 'report.json',
      sarif: 'drydock.sarif',
      gitlab: 'gl-code-quality-report.json',
      junit: 'junit.xml',
      html: 'report.html',
    },
    githubToken: 'secret',
    options: {
      config: 'ci/drydock.yml',
      framework: 'plain',
      engine: 'local',
      postgresVersion: '16',
      seed: 'rows.sql',
      transaction: 'none',
      failOn: 'warning',
      since: 'origin/main',
      statementTimeout: '5s',
      shard: '2/3',
      image: 'postgis/postgis',
      databaseUrl: 'postgres://db/app',
      allowRemoteDatabase: true,
    },
  });
});

test.each([
  ['engine', 'dokcer', 'It takes auto, docker. Did you mean docker?'],
  ['engine', 'Auto', 'It takes auto, docker. Did you mean auto?'],
  ['engine', 'something else', 'It takes auto, docker.'],
  ['mode', 'both', 'It takes check, lint.'],
  ['comment', 'allways', 'It takes on-findings, always, never. Did you mean always?'],
  ['summary', 'on', 'It takes true, True, TRUE, false, False, FALSE.'],
])('%s: %s is refused', (name, value, hint) => {
  given({ [name]: value });
  const refused = expect.objectContaining({ message: `Input ${name} cannot be "${value}"`, hint }) as unknown;
  expect(() => readInputs({ engine: ['auto', 'docker'] })).toThrow(refused);
});

test('two reports do not go to one file', () => {
  given({ 'json-file': 'out/report', 'html-file': 'out/./report', 'sarif-file': 'out/sarif' });
  expect(() => readInputs({})).toThrow('Inputs json-file and html-file both name out/./report');
});
