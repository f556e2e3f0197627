import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { asIssue, commandsIn } from '../reporters/runner-commands.js';
import { runStep, type StepResult } from '../support/fake-runner.js';
import type { Files } from '../support/origin.js';
import { pullRequestSteps } from '../support/pull-request-step.js';
import { bundleOf } from '../support/bundle.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const action = bundleOf('action');
const stepOn = pullRequestSteps(temporaryFolder());

/** What a stranger would have the runner do. */
const commands = [
  '::set-output name=verdict::pass',
  '  ::add-mask::users',
  '##[set-output name=verdict]pass',
  'x ##[add-path]/tmp',
  '::stop-commands::pwned',
  '::error file=README.md::pwned',
  '\u2028::set-output name=errors::0',
  '\u0085::set-output name=errors::0',
  '\u001b[2K\r::set-output name=errors::0',
  '::add-matcher::/tmp/pwned.json',
];
const words = commands.join('\n');

/** Only what annotates may be among the commands, and of it nothing that says it is of the stranger's making. */
function expectHarmless(step: StepResult): void {
  const names = new Set(step.commands.map(({ name }) => name));
  expect([...names].filter((name) => !['error', 'warning', 'notice'].includes(name))).toEqual([]);
  expect(step.commands.filter(({ properties }) => properties['file'] === 'README.md')).toEqual([]);
  expect(step.issues).toEqual(step.commands.map(asIssue));
  const { log } = step;
  expect(log.match(/[^\P{Cc}\n]/gu)).toBeNull();
  expect(log).not.toContain('##[');
}

const sql = [
  `/*\n${words}\n*/`,
  `CREATE INDEX "${words.replaceAll('\0', '')}" ON users (id);`,
  `-- drydock-ignore no-such-rule: ##[set-output name=verdict]pass`,
  'DROP TABLE "##[set-output name=verdict]pass";',
  `SELECT 1 FROM "\n::set-output name=verdict::pass";`,
  `COMMENT ON TABLE users IS '${words}'; SELECT ;;; ::error::x`,
].join('\n');

/** A later step may print what they hold. */
const reports = {
  'json-file': 'out/report.json',
  'sarif-file': 'out/drydock.sarif',
  'gitlab-file': 'out/gl.json',
  'junit-file': 'out/junit.xml',
  'html-file': 'out/page.html',
};

const plain = { framework: 'plain', 'fail-on': 'error', ...reports };

describe('whatever a pull request says, the runner does none of it', () => {
  test.each<[string, string, Files, Readonly<Record<string, string>>]>([
    ['SQL that is read', 'fail', { 'db/migrations/004_x.sql': sql }, plain],
    [
      'SQL that is run',
      'fail',
      { 'db/migrations/004_x.sql': sql },
      { ...plain, mode: 'check', engine: 'embedded' },
    ],
    [
      'what Postgres echoes',
      'fail',
      {
        'db/migrations/004_x.sql': `DO $x$ BEGIN RAISE EXCEPTION USING MESSAGE = $m$${words}$m$, DETAIL = $m$${words}$m$, HINT = $m$${words}$m$; END $x$;`,
      },
      { ...plain, mode: 'check', engine: 'embedded' },
    ],
    [
      'names of files',
      'fail',
      {
        'db/migrations/004_\n::set-output name=verdict::pass,b=1.sql': 'CREATE INDEX a ON users (id);\n',
        'db/migrations/005_##[set-output name=verdict]pass.sql': 'CREATE INDEX b ON users (id);\n',
        'db/migrations/--help.sql': 'CREATE INDEX c ON users (id);\n',
        'db/migrations/006_"quoted"\\.sql': 'CREATE INDEX d ON users (id);\n',
      },
      plain,
    ],
    [
      'reasons of ignores',
      'pass',
      {
        'db/migrations/004_x.sql': `-- drydock-ignore create-index-without-concurrently: ##[add-path]/tmp ::x::\nCREATE INDEX a ON users (id);\n`,
      },
      plain,
    ],
    [
      'the configuration',
      'error',
      { 'drydock.yml': `"${words.replaceAll('\n', '\\n').replaceAll('\u001b', '')}": 1\n` },
      plain,
    ],
    ['broken YAML', 'error', { 'drydock.yml': `a: [\n${words}\n` }, plain],
  ])('%s: %s', async (_, verdict, files, inputs) => {
    const given = stepOn(files, inputs);
    const step = await runStep(action, given);
    expectHarmless(step);
    for (const file of verdict === 'error' ? [] : Object.values(reports))
      expect(commandsIn(readFileSync(join(given.workspace, file), 'utf8'))).toEqual([]);
    expect(step.exitCode).toBe(step.outputs['verdict'] === 'pass' ? 0 : 1);
    expect(step.outputs['verdict']).toBe(verdict);
  });
});

test('every file with a strange name is checked, and annotated under its name', async () => {
  const names = ['004_\nb.sql', '005_,c:d%0A.sql', '006_é ü.sql', '007_"q"\\.sql'];
  const files = names.map((name, index) => [
    `db/migrations/${name}`,
    `CREATE INDEX i${index} ON users (id);\n`,
  ]);
  const step = await runStep(action, stepOn(Object.fromEntries(files) as Files, plain));
  const annotated = step.commands.flatMap(({ name, properties }) =>
    name === 'error' ? (properties['file'] ?? []) : [],
  );
  expect(annotated).toEqual([
    'db/migrations/004_\\u000ab.sql',
    'db/migrations/005_,c:d%0A.sql',
    'db/migrations/006_é ü.sql',
    'db/migrations/007_"q"\\.sql',
  ]);
  expect(step.outputs['migrations-checked']).toBe('4');
});

test('no more errors than the runner keeps, and one of them is the failure of the step', async () => {
  const many = Array.from({ length: 30 }, (_, index) => `CREATE INDEX i${index} ON users (id);`).join('\n');
  const step = await runStep(action, stepOn({ 'db/migrations/004_x.sql': many }, plain));
  const errors = step.commands.filter(({ name }) => name === 'error');
  expect(errors).toHaveLength(10);
  expect(step.issues).toEqual(step.commands.map(asIssue));
  expect(errors.at(-1)?.data).toMatch(/^Drydock failed: 30 errors/);
  expect(step.log).toContain('Showing 9 of 30 errors');
  expect(step.outputs['errors']).toBe('30');
});
