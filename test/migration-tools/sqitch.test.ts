import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseTool } from '../../src/migration-tools/detect.js';
import { sqitch } from '../../src/migration-tools/sqitch.js';
import { parsePlan } from '../../src/migration-tools/sqitch-plan.js';
import { memoryFiles } from '../support/memory-files.js';

const when = '2026-01-02T03:04:05Z Ada <ada@example.com>';
const plan = (...lines: readonly string[]) =>
  ['%syntax-version=1.0.0', '%project=shop', '%uri=https://example.com/', '', ...lines].join('\n');

const read = async (files: Readonly<Record<string, string>>) =>
  (await sqitch.readMigrations(memoryFiles(files))).map(({ id, up, down, verify }) => [
    id,
    up.file,
    down?.file ?? null,
    verify?.map(({ file }) => file) ?? null,
  ]);

describe('sqitch', () => {
  it('takes the order of the plan, and revert and verify scripts where they are', async () => {
    const files = {
      'db/sqitch.plan': plan(
        `schema ${when} # the first`,
        `users/add [schema] ${when}`,
        `@v1.0 ${when}`,
        `accounts [users/add users/add@v1.0 !old other:thing] ${when}`,
      ),
      'db/deploy/accounts.sql': 'SELECT 3;',
      'db/deploy/schema.sql': 'SELECT 1;',
      'db/deploy/users/add.sql': 'SELECT 2;',
      'db/deploy/unplanned.sql': 'SELECT 4;',
      'db/revert/schema.sql': 'SELECT -1;',
      'db/revert/users/add.sql': 'SELECT -2;',
      'db/verify/users/add.sql': 'SELECT 1 / 1;',
    };
    expect(await read(files)).toEqual([
      ['schema', 'db/deploy/schema.sql', 'db/revert/schema.sql', null],
      ['users/add', 'db/deploy/users/add.sql', 'db/revert/users/add.sql', ['db/verify/users/add.sql']],
      ['accounts', 'db/deploy/accounts.sql', null, null],
    ]);
  });

  it('finds the old scripts of a reworked change under the tag that was there', async () => {
    const files = {
      'sqitch.plan': plan(
        `fn ${when}`,
        `@v1 ${when}`,
        `other ${when}`,
        `@v2 ${when}`,
        `fn [fn@v2] ${when}`,
        `@v3 ${when}`,
        `fn [fn@v3] ${when}`,
      ),
      'deploy/fn@v1.sql': '',
      'revert/fn@v1.sql': '',
      'deploy/other.sql': '',
      'deploy/fn@v3.sql': '',
      'deploy/fn.sql': '',
      'revert/fn.sql': '',
      'verify/fn@v3.sql': '',
    };
    expect(await read(files)).toEqual([
      ['fn@v1', 'deploy/fn@v1.sql', 'revert/fn@v1.sql', null],
      ['other', 'deploy/other.sql', null, null],
      ['fn@v3', 'deploy/fn@v3.sql', null, ['verify/fn@v3.sql']],
      ['fn', 'deploy/fn.sql', 'revert/fn.sql', null],
    ]);
  });

  it('has psql run scripts that hold their own transactions', async () => {
    const files = { 'sqitch.plan': plan(`a ${when}`), 'deploy/a.sql': 'BEGIN;\nSELECT 1;\nCOMMIT;' };
    const [migration] = await sqitch.readMigrations(memoryFiles(files));
    expect(migration?.up).toEqual({
      file: 'deploy/a.sql',
      direction: 'up',
      text: files['deploy/a.sql'],
      shape: 'none',
    });
    expect(sqitch.runsPsql).toBe(true);
  });

  it('knows where a revert script belongs', () => {
    expect(sqitch.downFileOf?.('db/deploy/users/add.sql')).toBe('db/revert/users/add.sql');
    expect(sqitch.downFileOf?.('deploy/add.sql')).toBe('revert/add.sql');
  });

  it.each<readonly [string, string, string]>([
    [
      'a change without a script',
      plan(`a ${when}`, `b ${when}`),
      'sqitch.plan:6: the change b has no deploy/b.sql',
    ],
    ['a dependency that comes later', plan(`a [b] ${when}`, `b ${when}`), 'sqitch.plan:5: a requires b'],
    ['a dependency that is nowhere', plan(`a [nothing] ${when}`), 'sqitch.plan:5: a requires nothing'],
    [
      'a change as it was at a tag that came before it',
      plan(`a ${when}`, `@t ${when}`, `b ${when}`, `c [b@t] ${when}`),
      'sqitch.plan:8: c requires b@t',
    ],
    ['a change twice without a tag between', plan(`a ${when}`, `a ${when}`), 'in line 5'],
    ['a tag twice', plan(`a ${when}`, `@t ${when}`, `@t ${when}`), 'the tag @t is there already, in line 6'],
    ['a tag before all changes', plan(`@t ${when}`), 'stands before the first change'],
    ['no timestamp', plan('a'), 'a has no timestamp'],
    ['no planner', plan('a 2026-01-02T03:04:05Z'), 'a has no planner'],
    ['a reserved name', plan(`HEAD ${when}`), 'no name of a change'],
    ['a change among the pragmas', `%project=x\na ${when}\n`, 'an empty line must stand'],
    ['no project', `%syntax-version=1.0.0\n\na ${when}\n`, 'the %project line is missing'],
  ])('refuses %s, as sqitch does', async (_name, text, message) => {
    const files = memoryFiles({ 'sqitch.plan': text, 'deploy/a.sql': '' });
    await expect(sqitch.readMigrations(files)).rejects.toThrow(message);
  });

  it('wants one plan', async () => {
    const files = memoryFiles({ 'a/sqitch.plan': plan(), 'b/sqitch.plan': plan() });
    await expect(sqitch.readMigrations(files)).rejects.toThrow(
      'There is more than one plan: a/sqitch.plan, b/sqitch.plan',
    );
    await expect(sqitch.readMigrations(memoryFiles(['a.sql']))).rejects.toThrow('There is no sqitch.plan');
  });

  it.each<readonly [string, readonly string[], string]>([
    ['its plan', ['db/deploy/a.sql', 'db/sqitch.plan'], 'sqitch'],
    ['no plan', ['db/deploy/a.sql'], 'plain'],
    ['a plan of other files', ['sqitch.plan', 'm/1_a.up.sql'], 'sqitch'],
  ])('is known by %s', async (_name, paths, tool) => {
    expect((await chooseTool('auto', memoryFiles(paths))).tool.name).toBe(tool);
  });

  it('says why', async () => {
    const chosen = await chooseTool('auto', memoryFiles(['db/deploy/a.sql', 'db/sqitch.plan']));
    expect(chosen.reason).toBe('there is db/sqitch.plan');
  });
});

describe('the parser of sqitch plans', () => {
  it('reads with blanks, notes and Windows line ends', () => {
    const text = `%syntax-version=1.0.0\r\n# a note\r\n%project=x\r\n\r\n# more\r\n  + a_1 [ b:c ] ${when} # why\r\n`;
    expect(parsePlan(text)).toEqual({
      changes: [{ name: 'a_1', line: 6, requires: [], tags: [], fileNames: ['a_1'] }],
    });
  });

  it('takes any text, and names a line of it where it refuses', () => {
    const piece = fc.constantFrom(
      '%project=x',
      '',
      'a',
      '@t',
      when,
      '[a',
      '[b]',
      '\n',
      '#',
      ' ',
      '-',
      '\r',
      '<',
      '@',
    );
    const text = fc.oneof(
      fc.string(),
      fc.array(piece).map((pieces) => pieces.join(' ')),
    );
    fc.assert(
      fc.property(text, (input) => {
        const lines = input.split('\n').length;
        const { changes, problem } = parsePlan(input);
        for (const { line } of [...changes, ...(problem ? [problem] : [])]) {
          expect(line).toBeGreaterThanOrEqual(1);
          expect(line).toBeLessThanOrEqual(lines);
        }
        for (const { fileNames } of changes) expect(fileNames.length).toBeGreaterThan(0);
      }),
    );
  });
});
