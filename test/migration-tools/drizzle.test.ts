import { array, assert, asyncProperty, constantFrom } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../src/errors.js';
import { chooseTool } from '../../src/migration-tools/detect.js';
import { drizzle } from '../../src/migration-tools/drizzle.js';
import { memoryFiles } from '../support/memory-files.js';

const journal = (...tags: readonly string[]): string =>
  JSON.stringify({
    version: '7',
    dialect: 'postgresql',
    entries: tags.map((tag, idx) => ({ idx, version: '7', when: 1000 + idx, tag, breakpoints: true })),
  });

/** What the tests look for is SQL and JSON; a folder's listing holds the SQL alone. */
const project = (files: Readonly<Record<string, string>>) => {
  const all = memoryFiles(files);
  return { ...all, paths: all.paths.filter((path) => path.endsWith('.sql')) };
};

const read = async (files: Readonly<Record<string, string>>) => {
  const migrations = await drizzle.readMigrations(project(files));
  return migrations.map(({ id, version, up }) => [id, version, up.file]);
};

describe('drizzle with a journal', () => {
  it('runs what the journal names in its order, whatever the numbers say', async () => {
    const files = {
      'd/meta/_journal.json': journal('0000_a', '0002_c', '0001_b'),
      'd/0000_a.sql': '',
      'd/0001_b.sql': '',
      'd/0002_c.sql': '',
    };
    expect(await read(files)).toEqual([
      ['0000_a', '1000', 'd/0000_a.sql'],
      ['0002_c', '1001', 'd/0002_c.sql'],
      ['0001_b', '1002', 'd/0001_b.sql'],
    ]);
  });

  it('does not run a file that the journal does not name', async () => {
    const files = { 'd/meta/_journal.json': journal('0000_a'), 'd/0000_a.sql': '', 'd/0001_stray.sql': '' };
    expect(await read(files)).toEqual([['0000_a', '1000', 'd/0000_a.sql']]);
  });

  it('leaves out what is there and was not asked for', async () => {
    const files = { 'meta/_journal.json': journal('0000_a', '0001_b'), '0000_a.sql': '', '0001_b.sql': '' };
    const migrations = await drizzle.readMigrations({ ...memoryFiles(files), paths: ['0001_b.sql'] });
    expect(migrations.map(({ id }) => id)).toEqual(['0001_b']);
  });

  it.each<readonly [string, string, string]>([
    [
      'a file that is missing',
      journal('0000_a', '0001_gone'),
      'names 0001_gone, but there is no d/0001_gone.sql',
    ],
    ['a merge conflict', '<<<<<<< HEAD\n', 'd/meta/_journal.json is no valid JSON'],
    ['another shape', '{"entries":{}}', 'd/meta/_journal.json has no list "entries"'],
    ['no mapping', 'null', 'd/meta/_journal.json has no list "entries"'],
    ['an entry of another shape', '{"entries":[null]}', '"entries[0].tag" must be the name of a file'],
    ['a tag that leaves the folder', journal('../../secret'), '"entries[0].tag" must be the name of a file'],
    ['no time', '{"entries":[{"tag":"0000_a"}]}', '"entries[0].when" must be a number'],
    ['another database', '{"dialect":"sqlite","entries":[]}', 'the journal of migrations for sqlite'],
  ])('says what is wrong with %s', async (_name, text, message) => {
    await expect(read({ 'd/meta/_journal.json': text, 'd/0000_a.sql': '' })).rejects.toThrow(message);
  });

  it('says that there is no journal', async () => {
    await expect(read({ 'd/0000_a.sql': '' })).rejects.toThrow('There is no meta/_journal.json');
  });

  it('takes the journals of early versions', async () => {
    const text = journal('0000_a').replace('postgresql', 'pg');
    expect(await read({ 'meta/_journal.json': text, '0000_a.sql': '' })).toHaveLength(1);
  });
});

describe('drizzle with a folder for each migration', () => {
  it('orders them by name', async () => {
    const files = {
      'd/20250102000000_b/migration.sql': '',
      'd/20250101000000_a/migration.sql': '',
      'd/20250101000000_a/snapshot.json': '{}',
      'd/notes/other.sql': '',
    };
    expect(await read(files)).toEqual([
      ['20250101000000_a', '', 'd/20250101000000_a/migration.sql'],
      ['20250102000000_b', '', 'd/20250102000000_b/migration.sql'],
    ]);
  });
});

it('Drizzle sends a byte order mark along', async () => {
  const files = project({ 'meta/_journal.json': journal('0000_a'), '0000_a.sql': '\uFEFFSELECT 1;' });
  expect((await drizzle.readMigrations(files))[0]?.up.unreadable).toEqual({
    message: 'The file begins with a byte order mark, which its tool sends to Postgres: save it without one',
    line: 1,
  });
});

describe('the breakpoints of drizzle', () => {
  const textOf = async (text: string): Promise<string | undefined> => {
    const files = project({ 'meta/_journal.json': journal('0000_a'), '0000_a.sql': text });
    return (await drizzle.readMigrations(files))[0]?.up.text;
  };
  const end = ';'.padEnd('--> statement-breakpoint'.length);

  it.each([
    [
      'end a statement that has no semicolon',
      'SELECT 1\n--> statement-breakpoint\nSELECT 2',
      `SELECT 1\n${end}\nSELECT 2`,
    ],
    [
      'end one behind a comment',
      'SELECT 1 -- a;\n--> statement-breakpoint\nSELECT 2',
      `SELECT 1 -- a;\n${end}\nSELECT 2`,
    ],
    [
      'hide nothing that follows on their line',
      'SELECT 1;--> statement-breakpoint SELECT 2',
      `SELECT 1;${end} SELECT 2`,
    ],
    [
      'end a comment, too',
      'SELECT 1; -- a --> statement-breakpoint SELECT 2 -- b\n--> statement-breakpoint\nSELECT 3',
      `SELECT 1;      ${end} SELECT 2 -- b\n${end}\nSELECT 3`,
    ],
    [
      'leave a comment that hides nothing',
      'SELECT 1; -- a --> statement-breakpoint\nSELECT 2',
      `SELECT 1; -- a ${end}\nSELECT 2`,
    ],
  ])('%s', async (_name, text, expected) => {
    expect(await textOf(text)).toBe(expected);
  });

  it.each([
    ['DO $$ BEGIN\n--> statement-breakpoint\nPERFORM 1; END $$', 2],
    ["SELECT 1;\nSELECT 'a\n\n--> statement-breakpoint'", 4],
    ['CREATE TABLE t (a int, --> statement-breakpoint\nb int);', 1],
    ['SELECT 1;--> statement-breakpoint\n/* --> statement-breakpoint */', 2],
  ])('are told where they stand inside a statement: %j', async (text, line) => {
    const files = project({ 'meta/_journal.json': journal('0000_a'), '0000_a.sql': text });
    const [migration] = await drizzle.readMigrations(files);
    expect(migration?.up.unreadable).toEqual({
      message: `Drizzle cuts it at the breakpoint in line ${line}, which stands inside a statement`,
      line,
    });
  });

  it.each([
    'SELECT 1--> statement-breakpoint\n--> statement-breakpoint\nSELECT 2 --> statement-breakpoint',
    '/* a */--> statement-breakpoint\nDO $$ BEGIN END $$--> statement-breakpoint\n-- b',
    '--> statement-breakpointSELECT 1;--> statement-breakpointSELECT 2;',
  ])('may stand between any two: %j', async (text) => {
    const files = project({ 'meta/_journal.json': journal('0000_a'), '0000_a.sql': text });
    expect((await drizzle.readMigrations(files))[0]?.up).not.toHaveProperty('unreadable');
  });

  it('keep every place', async () => {
    const piece = constantFrom('--> statement-breakpoint', 'SELECT 1', ';', '\n', "'", '-- x\n', '\r\n');
    await assert(
      asyncProperty(array(piece, { maxLength: 12 }), async (pieces) => {
        const text = pieces.join('');
        const read = (await textOf(text)) ?? '';
        expect(read).toHaveLength(text.length);
        expect(read.replace(/[^\n]/g, '')).toBe(text.replace(/[^\n]/g, ''));
      }),
    );
  });
});

describe('the choice of drizzle', () => {
  it.each<readonly [Readonly<Record<string, string>>, string, string]>([
    [
      { 'd/meta/_journal.json': journal('0000_a'), 'd/0000_a.sql': '' },
      'drizzle',
      'd/meta/_journal.json is its journal',
    ],
    [
      { 'd/20250101000000_a/migration.sql': '', 'd/20250101000000_a/snapshot.json': '{}' },
      'drizzle',
      'd/20250101000000_a/snapshot.json lies beside migration.sql',
    ],
    [{ 'd/0000_a.sql': '' }, 'plain', '1 .sql files, of no tool that is known'],
  ])('%j', async (files, name, reason) => {
    const chosen = await chooseTool('auto', project(files));
    expect([chosen.tool.name, chosen.reason]).toEqual([name, reason]);
  });

  it('runs all that is pending in one transaction, and undoes nothing', () => {
    expect(drizzle).toMatchObject({ shape: 'wrapped', sharesTransaction: true, downScripts: 'never' });
  });

  it('reads any journal, or says what is wrong with it', async () => {
    const part = constantFrom('..', '/', '\\', 'a', '0001_', ' ', '\n', '\0', '"', '.sql', '\ud800', 'é');
    const name = array(part, { maxLength: 6 }).map((parts) => parts.join(''));
    await assert(
      asyncProperty(name, async (tag) => {
        const files = { 'd/meta/_journal.json': journal(tag), [`d/${tag}.sql`]: '' };
        const outcome = await read(files).catch((error: unknown) => error);
        const isName = /^[^/\\]+$/.test(tag);
        expect(outcome instanceof UserError).toBe(!isName);
        if (isName) expect(outcome).toEqual([[tag, '1000', `d/${tag}.sql`]]);
      }),
    );
  });
});
