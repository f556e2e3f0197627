import {
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { parse } from 'yaml';
import { version } from '../../src/version.js';
import { check } from '../../src/check.js';
import { initialise } from '../../src/cli/run-init.js';
import { UserError } from '../../src/errors.js';
import { readConfig } from '../../src/files/read-config.js';
import { prepareRequests } from '../../src/request.js';
import { bundleOf } from '../support/bundle.js';
import { startCli } from '../support/cli.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const root = temporaryFolder();
const workflow = '.github/workflows/migrations.yml';
let count = 0;

/** A folder with these files; a path that ends in `/` is an empty folder. */
function repository(files: Readonly<Record<string, string>>): string {
  const folder = join(root, String((count += 1)));
  mkdirSync(folder);
  for (const [path, text] of Object.entries(files)) {
    const full = join(folder, path);
    mkdirSync(path.endsWith('/') ? full : dirname(full), { recursive: true });
    if (!path.endsWith('/')) writeFileSync(full, text);
  }
  return folder;
}

const read = (folder: string, path: string): string => readFileSync(join(folder, path), 'utf8');
const yaml = (folder: string, path: string): unknown => parse(read(folder, path));
const paths = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();

const golang = {
  '.git/': '',
  'db/migrations/1_users.up.sql': 'CREATE TABLE users (id bigint PRIMARY KEY);\n',
  'db/migrations/1_users.down.sql': 'DROP TABLE users;\n',
  'db/migrations/2_orders.up.sql':
    '-- Safe  production migration\nCREATE TABLE orders (id bigint PRIMARY KEY);\n',
};
const dbmate =
  '-- migrate:up\nCREATE TABLE bills (id bigint PRIMARY KEY);\n-- migrate:down\nDROP TABLE bills;\n';

test('says what it found and what it wrote', async () => {
  const folder = repository({
    ...golang,
    'compose.yaml': 'services:\n  db:\n    image: "postgres:16.4-alpine"\n',
  });
  expect(await initialise(folder, []))
    .toBe(`found db/migrations: golang-migrate (2 files are named like 1_users.up.sql)
  2 migrations, 1 with a down script, the banner in 1 file

PostgreSQL 16 (compose.yaml)

wrote drydock.yml
wrote .github/workflows/migrations.yml

In the workflow, put the repository and the commit of a release in place of OWNER/drydock@COMMIT.

A pull request is checked for the migrations that it adds; those that are there now are history.
The same here: drydock check --since origin/main
`);
  expect(read(folder, 'drydock.yml'))
    .toBe(`# yaml-language-server: $schema=./node_modules/drydock/dist/drydock.schema.json

migrations: db/migrations
framework: golang-migrate # 2 files are named like 1_users.up.sql

postgresVersion: 16 # production's major? It is that of compose.yaml

# preset: strict # turns on, as warnings, what recommended leaves off
# failOn: warning # the lowest severity that fails the gate: error, warning, never
# rollback: { required: false } # for those who only roll forward: some migrations have no down script
# banner: { require: partitioned } # auto: every file, since some carry it; also: all, never, a list of globs
# session: { lockTimeout: 5s, statementTimeout: 10min } # what the deployment sets outside the files
`);
  expect(yaml(folder, workflow)).toEqual({
    name: 'migrations',
    on: { pull_request: null, merge_group: null },
    permissions: { contents: 'read', 'pull-requests': 'write' },
    jobs: {
      migrations: {
        'runs-on': 'ubuntu-latest',
        'timeout-minutes': 15,
        steps: [
          { uses: 'actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1', with: { 'fetch-depth': 2 } },
          { uses: 'OWNER/drydock@COMMIT' },
        ],
      },
    },
  });
});

test('the steps of the workflow are those of the README', () => {
  const [, example = ''] =
    /```yaml\n(name: migrations\non:\n[^]*?)```/.exec(readFileSync('README.md', 'utf8')) ?? [];
  const steps = /^ {4}steps:\n[^]*/m.exec(example)?.[0] ?? 'none';
  const folder = repository(golang);
  return initialise(folder, []).then(() => {
    expect(read(folder, workflow)).toContain(steps);
  });
});

/** Every comment that is a choice, chosen. */
const chosen = (text: string): string => text.replace(/^( *)# (?=[\w-]+: )(?!yaml-language-server)/gm, '$1');

const projects = 'test/fixtures/projects';
const isThere = (...path: readonly string[]): boolean => existsSync(join(projects, ...path));

/** Those that no config of their own speaks of. */
const fixtures = readdirSync(projects)
  .flatMap((name) =>
    isThere(name, 'migrations')
      ? [name]
      : readdirSync(join(projects, name)).map((inner) => `${name}/${inner}`),
  )
  .filter((name) => isThere(name, 'migrations') && !isThere(name, 'drydock.yml'));

describe('what it writes for a fixture can be checked', () => {
  it.each(fixtures)('%s', async (name) => {
    const folder = repository({ '.git/': '' });
    cpSync(join('test/fixtures/projects', name, 'migrations'), join(folder, 'migrations'), {
      recursive: true,
    });
    await initialise(folder, []);
    const { config } = await readConfig(folder);
    expect(config.migrations).toBe('migrations');
    const [request] = await prepareRequests(folder, { mode: 'lint', paths: [], projectFolder: folder });
    expect(request.framework.tool.name).toBe(config.framework);
    const { report } = await check(request, { version, clock: () => 0, progress: () => undefined });
    expect(report.migrations.length).toBeGreaterThan(0);
    writeFileSync(join(folder, 'drydock.yml'), chosen(read(folder, 'drydock.yml')));
    const all = await readConfig(folder);
    expect(all.config).toMatchObject({ preset: 'strict', failOn: 'warning', postgresVersion: 17 });
  });
});

test.each(['it\'s "a": #1, ${{ github.token }}\n- b', ' [x]{y}*(z)! ', '::error::x', 'é🚢'])(
  'the folder %j is found and checked',
  async (name) => {
    const folder = repository({ '.git/': '', [`${name}/migrations/1_a.up.sql`]: 'CREATE TABLE a ();\n' });
    // The glob library takes no line break for a part of `**`.
    const given = name.includes('\n') ? [`${name}/migrations`] : [];
    expect(await initialise(folder, given)).not.toMatch(/^\s*::/m);
    const { config } = await readConfig(folder);
    expect(config).toEqual({ migrations: `${name}/migrations`, framework: 'golang-migrate' });
    const [{ files }] = await prepareRequests(folder, { mode: 'lint', paths: [], projectFolder: folder });
    expect(files.paths).toEqual([`${name}/migrations/1_a.up.sql`]);
  },
);

describe('nothing is overwritten', () => {
  it.each(['drydock.yml', 'drydock.yaml'])('%s that is there', async (name) => {
    const folder = repository({ ...golang, [name]: '# mine' });
    const said = await initialise(folder, []);
    expect(said).toContain(`${name} is already there: left alone\nwrote ${workflow}\n`);
    expect(read(folder, name)).toBe('# mine');
    expect(paths(folder).filter((path) => path.startsWith('drydock'))).toEqual([name]);
  });

  it('a workflow that is there', async () => {
    const folder = repository({ ...golang, [workflow]: '# mine' });
    const said = await initialise(folder, []);
    expect(said).toContain(`wrote drydock.yml\n${workflow} is already there: left alone\n`);
    expect(said).not.toContain('OWNER');
    expect(read(folder, workflow)).toBe('# mine');
  });

  it('a second time changes nothing', async () => {
    const folder = repository(golang);
    await initialise(folder, []);
    const before = [read(folder, 'drydock.yml'), read(folder, workflow)];
    expect(await initialise(folder, [])).not.toContain('wrote');
    expect([read(folder, 'drydock.yml'), read(folder, workflow)]).toEqual(before);
  });

  it('a config above, in whose reach the folder is', async () => {
    const folder = repository({ 'drydock.yml': '# mine', 'shop/migrations/1_a.up.sql': '', '.git/': '' });
    const said = await initialise(join(folder, 'shop'), []);
    expect(said).toContain(
      '../drydock.yml is already there: left alone\nwrote ../.github/workflows/migrations.yml',
    );
    expect(existsSync(join(folder, 'shop/drydock.yml'))).toBe(false);
  });

  it('what a link points at, nor does one to nowhere make a file', async () => {
    const folder = repository({ ...golang, '.github/workflows/': '', 'mine.yml': '# mine' });
    symlinkSync(join(folder, 'mine.yml'), join(folder, workflow));
    symlinkSync(join(folder, 'nowhere.yml'), join(folder, 'drydock.yml'));
    const said = await initialise(folder, []);
    expect(said).toContain(
      `drydock.yml is already there: left alone\n${workflow} is already there: left alone\n`,
    );
    expect(read(folder, 'mine.yml')).toBe('# mine');
    expect(lstatSync(join(folder, 'drydock.yml')).isSymbolicLink()).toBe(true);
    expect(existsSync(join(folder, 'nowhere.yml'))).toBe(false);
  });

  it('when several run at once, one writes', async () => {
    const folder = repository(golang);
    const said = await Promise.all(Array.from({ length: 8 }, () => initialise(folder, [])));
    expect(said.filter((text) => text.includes('wrote drydock.yml'))).toHaveLength(1);
    expect(said.filter((text) => text.includes(`wrote ${workflow}`))).toHaveLength(1);
  });

  it('a file in the place of .github is an answer', async () => {
    const error: unknown = await initialise(repository({ ...golang, '.github': '' }), []).catch(
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(UserError);
    expect(String(error)).toContain(`${workflow} cannot be written`);
  });
});

describe('several folders', () => {
  const two = {
    '.git/': '',
    'services/shop/db/migrations/1_users.up.sql': golang['db/migrations/1_users.up.sql'],
    'services/billing/db/migrations/20260101_bills.sql': dbmate,
  };
  it('of two tools become two projects', async () => {
    const folder = repository(two);
    const said = await initialise(folder, []);
    expect(said).toContain(`services/billing/db/migrations: dbmate (`);
    expect(said).toContain(`services/shop/db/migrations: golang-migrate (1 file is named like 1_users.up.sql)
  1 migration, without a down script
`);
    expect(yaml(folder, 'drydock.yml')).toEqual({
      projects: [
        { name: 'billing', migrations: 'services/billing/db/migrations', framework: 'dbmate' },
        { name: 'shop', migrations: 'services/shop/db/migrations', framework: 'golang-migrate' },
      ],
    });
    expect(read(folder, workflow)).toContain(
      "# paths: ['services/billing/db/migrations/**', 'services/shop/db/migrations/**', 'drydock.yml']",
    );
  });

  it('make a config that can be read', async () => {
    const folder = repository(two);
    await initialise(folder, []);
    const { config } = await readConfig(folder);
    expect(config).toHaveProperty('projects.length', 2);
  });

  it('one of which is named is one project', async () => {
    const folder = repository(two);
    await initialise(folder, ['./services/shop/db/migrations/']);
    expect(yaml(folder, 'drydock.yml')).toEqual({
      migrations: 'services/shop/db/migrations',
      framework: 'golang-migrate',
    });
  });

  it('one of which its tool refuses', async () => {
    const folder = repository({
      ...two,
      'app/drizzle/meta/_journal.json': '{',
      'app/drizzle/0000_a.sql': '',
    });
    expect(await initialise(folder, [])).toContain(
      `  refused: app/drizzle/meta/_journal.json is no valid JSON\n`,
    );
    expect(yaml(folder, 'drydock.yml')).toMatchObject({ projects: [{ framework: 'drizzle' }, {}, {}] });
  });

  it('a project of a repository has its workflow at the root', async () => {
    const image = 'image: postgres:17\n';
    const folder = repository({ ...two, 'compose.yml': image, 'services/shop/compose.yml': image });
    const said = await initialise(join(folder, 'services/shop'), []);
    expect(said).toContain('PostgreSQL 17 (../../compose.yml, compose.yml)\n');
    expect(said).toContain('wrote drydock.yml\nwrote ../../.github/workflows/migrations.yml\n');
    expect(yaml(folder, workflow)).toMatchObject({
      jobs: { migrations: { steps: [{}, { with: { 'working-directory': 'services/shop' } }] } },
    });
    expect(read(folder, workflow)).toContain(
      "# paths: ['services/shop/db/migrations/**', 'services/shop/drydock.yml']",
    );
  });
});

describe("production's version", () => {
  it.each<readonly [string, Readonly<Record<string, string>>, number | undefined, string]>([
    ['nowhere', {}, undefined, 'not found'],
    [
      'two that agree',
      {
        'docker-compose.dev.yml': 'a: { image: postgres:15 }',
        '.github/workflows/ci.yaml': 'image: docker.io/library/postgres:15-alpine',
      },
      15,
      'PostgreSQL 15 (.github/workflows/ci.yaml, docker-compose.dev.yml)',
    ],
    [
      'two that do not',
      { 'compose.yml': 'image: postgres:15', '.gitlab-ci.yml': 'services:\n  - postgres:16\n' },
      undefined,
      'not clear from 16 (.gitlab-ci.yml), 15 (compose.yml)',
    ],
    [
      'one that is none of ours',
      { 'compose.yml': 'image: postgres:12' },
      undefined,
      'not clear from 12 (compose.yml)',
    ],
    [
      'others, a comment, an expression, latest',
      {
        'compose.yml':
          'image: mypostgres:15\nimage: my-postgres:15\n# image: postgres:15\nimage: postgres:${TAG}\nimage: postgres:latest\nimage: postgres:1600\nimage: "postgres"\n',
      },
      undefined,
      'not found',
    ],
  ])('%s', async (_, files, major, said) => {
    const folder = repository({ ...golang, ...files });
    expect(await initialise(folder, [])).toContain(said);
    const { config } = await readConfig(folder);
    expect(config.postgresVersion).toBe(major);
  });
});

describe('where the repository is hosted', () => {
  it('GitLab alone: no workflow, but the job', async () => {
    const folder = repository({ ...golang, '.gitlab-ci.yml': '' });
    const said = await initialise(folder, []);
    const [, job = ''] = /\n\n( {2}migrations:\n(?: {4}.*\n)+)/.exec(said) ?? [];
    expect(parse(job)).toMatchObject({
      migrations: { script: 'npx drydock check --since "$CI_MERGE_REQUEST_DIFF_BASE_SHA"' },
    });
    expect(existsSync(join(folder, '.github'))).toBe(false);
  });

  it('GitLab and GitHub: the workflow', async () => {
    const folder = repository({ ...golang, '.gitlab-ci.yml': '', '.github/': '' });
    expect(await initialise(folder, [])).toContain(`wrote ${workflow}`);
  });

  it('nowhere yet: the workflow, and what is missing', async () => {
    const folder = repository({ 'migrations/1_a.sql': 'SELECT 1;' });
    expect(await initialise(folder, [])).toContain(
      'This is no git repository: GitHub reads workflows from the root of one.',
    );
    expect(existsSync(join(folder, workflow))).toBe(true);
  });
});

test('the schema is that of the Drydock that is installed', async () => {
  const folder = repository({
    ...golang,
    'node_modules/drydock/dist/drydock.schema.json': '{}',
    'app/migrations/1_a.sql': '',
  });
  await initialise(join(folder, 'app'), []);
  expect(read(folder, 'app/drydock.yml').split('\n')[0]).toBe(
    '# yaml-language-server: $schema=../node_modules/drydock/dist/drydock.schema.json',
  );
});

describe('the command', () => {
  const bundle = bundleOf('cli');
  const init = (folder: string, ...given: readonly string[]) =>
    startCli(folder, ['init', ...given], { bundle }).ended;

  it('writes, and says so on standard output', async () => {
    const folder = repository(golang);
    const { code, stdout, stderr } = await init(folder);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toContain('wrote drydock.yml\n');
    expect(await init(folder)).toMatchObject({ code: 0, stderr: '' });
  });

  it('without migrations says what it looked for, and writes nothing', async () => {
    const folder = repository({ '.git/': '', 'README.md': '', 'db/changes/1.sql': 'SELECT 1;' });
    expect(await init(folder)).toMatchObject({
      code: 2,
      stdout: '',
      stderr: `drydock: No migrations were found here: no .sql file in a folder named migrations, drizzle or db/migrate, no *.up.sql, V*__*.sql or sqitch.plan
Name their folder: drydock init db/changes
`,
    });
    expect(paths(folder)).not.toContain('drydock.yml');
    expect(await init(folder, 'db/changes')).toMatchObject({ code: 0 });
    expect(yaml(folder, 'drydock.yml')).toMatchObject({ migrations: 'db/changes', framework: 'plain' });
  });

  it('with a folder that is not there', async () => {
    expect(await init(repository(golang), 'db/none')).toMatchObject({
      code: 2,
      stdout: '',
      stderr:
        'drydock: No such file or folder: db/none\nGive the folder that the migrations lie in, or its files.\n',
    });
  });
});
