import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { UserError } from '../../src/errors.js';
import { changedSince } from '../../src/files/changed-since.js';
import { lintProject } from '../support/lint-example.js';
import { readProject } from '../../src/check/read-project.js';
import { prepareRequests } from '../../src/request.js';
import { git } from '../support/origin.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const temporary = temporaryFolder();
let made = 0;

type Files = Readonly<Record<string, string | null>>;

/** Writes the files, and takes those away that are null. */
function write(folder: string, files: Files): void {
  for (const [path, text] of Object.entries(files)) {
    const full = join(folder, path);
    if (text === null) rmSync(full);
    else {
      mkdirSync(dirname(full), { recursive: true });
      writeFileSync(full, text);
    }
  }
}

/** A repository whose branch `base` has these files, and a branch with these changes, not committed. */
function repository(base: Files, changes: Files): string {
  made += 1;
  const folder = join(temporary, String(made));
  write(folder, base);
  git(folder, ['init', '--quiet', '--initial-branch=base']);
  commit(folder);
  git(folder, ['switch', '--quiet', '-c', 'feature']);
  write(folder, changes);
  return folder;
}

function commit(folder: string): void {
  const author = ['-c', 'user.name=Test', '-c', 'user.email=test@example.invalid'];
  git(folder, ['add', '--all']);
  git(folder, [...author, 'commit', '--quiet', '--allow-empty', '-m', 'm']);
}

const orders = 'CREATE TABLE orders (id bigint PRIMARY KEY);\n';
const users = 'CREATE TABLE users (id bigint PRIMARY KEY);\n';

const base: Files = {
  'README.md': 'shop\n',
  'db/1_orders.sql': orders,
  'db/2_users.sql': users,
  'db/3_note.sql': 'ALTER TABLE orders ADD note text;\n',
};

const sorted = async (folder: string, ref = 'base') =>
  (await changedSince(folder, ref)).toSorted((left, right) => (left.path < right.path ? -1 : 1));

test('added, edited, renamed and deleted, whether committed or not', async () => {
  const folder = repository(base, { 'db/1_orders.sql': '-- new\n', 'README.md': 'Shop\n' });
  commit(folder);
  write(folder, {
    'db/2_users.sql': null,
    'db/2_people.sql': users,
    'db/3_note.sql': null,
    'db/4 é.sql': '',
  });
  git(folder, ['add', '--all', 'db/2_users.sql', 'db/2_people.sql']);
  const expected = [
    { path: 'README.md', change: 'edited' },
    { path: 'db/1_orders.sql', change: 'edited', before: orders },
    { path: 'db/2_people.sql', change: 'renamed', from: 'db/2_users.sql' },
    { path: 'db/3_note.sql', change: 'deleted' },
    { path: 'db/4 é.sql', change: 'added' },
  ];
  expect(await sorted(folder)).toEqual(expected);
  for (const [name, value] of [
    ['diff.renames', 'false'],
    ['diff.external', 'false'],
    ['core.quotePath', 'true'],
  ] as const) {
    git(folder, ['config', name, value]);
  }
  expect(await sorted(folder)).toEqual(expected);
});

test('from the merge base on, and within the working directory', async () => {
  const folder = repository(base, { 'db/2_users.sql': '-- ours\n' });
  commit(folder);
  git(folder, ['switch', '--quiet', 'base']);
  write(folder, { 'db/1_orders.sql': '-- theirs\n' });
  commit(folder);
  git(folder, ['switch', '--quiet', 'feature']);
  expect(await sorted(join(folder, 'db'))).toEqual([
    { path: '2_users.sql', change: 'edited', before: users },
  ]);
});

test('no such ref', async () => {
  await expect(changedSince(repository(base, {}), 'v0')).rejects.toThrow(UserError);
});

/** What changed-applied-migration and out-of-order-version say of `drydock lint db --since base`. */
async function findingsOf(files: Files, changes: Files): Promise<readonly string[]> {
  const folder = repository(files, changes);
  git(folder, ['add', '--all']);
  const options = { mode: 'lint', paths: ['db'], since: 'base', rules: [] } as const;
  const project = await readProject((await prepareRequests(folder, options))[0]);
  return lintProject(project).flatMap(({ rule, severity, file, startLine, message }) =>
    rule === 'changed-applied-migration' || rule === 'out-of-order-version'
      ? [`${rule} ${severity} ${file}:${startLine} ${message}`]
      : [],
  );
}

test.each<readonly [string, Files, RegExp]>([
  [
    'edited',
    { 'db/1_orders.sql': `-- why\n${orders.replace('bigint', 'int')}` },
    /^changed-applied-migration error db\/1_orders\.sql:2 db\/1_orders\.sql was edited: /,
  ],
  [
    'comments and spaces alone',
    { 'db/1_orders.sql': `-- why\n${orders.replaceAll(' ', '  ')}` },
    /^changed-applied-migration info db\/1_orders\.sql:2 .* no statement of it/,
  ],
  [
    'renamed',
    { 'db/2_users.sql': null, 'db/2_people.sql': users },
    /^changed-applied-migration error db\/2_people\.sql:1 db\/2_people\.sql is db\/2_users\.sql under another name/,
  ],
  [
    'deleted',
    { 'db/2_users.sql': null },
    /^changed-applied-migration error db\/2_users\.sql:1 db\/2_users\.sql was deleted: /,
  ],
  [
    'moved out of the folder',
    { 'db/2_users.sql': null, 'archive/2_users.sql': users },
    /^changed-applied-migration error db\/2_users\.sql:1 db\/2_users\.sql was deleted: /,
  ],
  ['added in between', { 'db/1_1_x.sql': 'SELECT 1;\n' }, /^out-of-order-version error db\/1_1_x\.sql:1 /],
])('a migration of the history: %s', async (_, changes, said) => {
  const found = await findingsOf(base, changes);
  expect(found).toHaveLength(1);
  expect(found[0]).toMatch(said);
});

test.each<readonly [string, Files, Files]>([
  ['a new migration', base, { 'db/4_x.sql': 'SELECT 1;\n' }],
  ['another file', base, { 'README.md': 'Shop\n' }],
  ['a repeatable one', { ...base, 'db/R__v.sql': 'SELECT 1;\n' }, { 'db/R__v.sql': 'SELECT 2;\n' }],
  ['a repeatable one deleted', { ...base, 'db/R__v.sql': 'SELECT 1;\n' }, { 'db/R__v.sql': null }],
  ['a dev file', { ...base, 'db/4_x_dev.sql': 'SELECT 1;\n' }, { 'db/4_x_dev.sql': 'SELECT 2;\n' }],
  [
    'a down script',
    {
      'db/1_a.up.sql': orders,
      'db/1_a.down.sql': 'DROP TABLE orders;\n',
      'db/2_b.up.sql': users,
      'db/2_b.down.sql': 'DROP TABLE users;\n',
    },
    { 'db/1_a.down.sql': 'DROP TABLE IF EXISTS orders;\n' },
  ],
  [
    'a folder moved',
    { 'old/1_orders.sql': orders, 'old/2_users.sql': users },
    { 'old/1_orders.sql': null, 'old/2_users.sql': null, 'db/1_orders.sql': orders, 'db/2_users.sql': users },
  ],
])('no change of the history: %s', async (_, files, changes) => {
  expect(await findingsOf(files, changes)).toEqual([]);
});

describe('a sparse checkout', () => {
  const sparse = (paths: readonly string[], changes: Files) => {
    const folder = repository(base, changes);
    commit(folder);
    git(folder, ['sparse-checkout', 'set', 'db/old']);
    return prepareRequests(folder, { mode: 'lint', paths, since: 'base', rules: [] });
  };
  const added = { 'db/old/4_x.sql': 'SELECT 1;\n', 'db/new/5_y.sql': 'SELECT 1;\n' };

  test.each([[['db']], [['db/**/*.sql']]])(
    'of %j leaves a migration out that is new: an error that names it',
    async (paths) => {
      await expect(sparse(paths, added)).rejects.toThrow(
        'db/new/5_y.sql was added or changed, and is not checked out',
      );
    },
  );

  test('leaves out what is no migration, what was deleted, and what nobody asks for', async () => {
    const changes = { ...added, 'db/new/notes.md': 'x\n', 'db/2_users.sql': null };
    expect((await sparse(['db/old'], changes))[0].files.paths).toEqual(['db/old/4_x.sql']);
    const gone = { 'db/old/4_x.sql': 'SELECT 1;\n', 'db/new/notes.md': 'x\n', 'db/2_users.sql': null };
    expect((await sparse(['db'], gone))[0].files.paths).toEqual(['db/1_orders.sql', 'db/3_note.sql']);
  });
});
