import { describe, expect, it } from 'vitest';
import type { Script } from '../../src/migration-tools/migration-tool.js';
import { rendered } from '../../src/migration-tools/rendered.js';
import { memoryFiles } from '../support/memory-files.js';

const files = {
  'v/a2_index.py':
    'revision: str = "2"\n\ndef upgrade() -> None:\n  pass\n\ndef downgrade() -> None:\n  pass\n',
  'v/b1_orders.py': "revision = '1'\n\ndef upgrade():\n  pass\n\ndef downgrade():\n  pass\n",
  'v/c3_none.py': "revision = '3'\n",
};

const alembic = (between: string): string => `BEGIN;

CREATE TABLE alembic_version (version_num text);
${between === '' ? '' : '\n'}
-- Running upgrade  -> 1

CREATE TABLE orders (id int);
${between}
-- Running upgrade 1 -> 2

CREATE INDEX i ON orders (id);

COMMIT;

BEGIN;

-- Running downgrade 2 -> 1

DROP INDEX i;

COMMIT;
`;

const read = async (output: string, project: Readonly<Record<string, string>> = files) => {
  const tool = rendered(output, 'the command');
  const migrations = await tool.readMigrations(memoryFiles(project));
  return { tool, migrations };
};

/** Without its comments, on one line. */
const sqlOf = (script: Script | undefined): string =>
  (script?.text ?? '')
    .replace(/^--.*$/gm, '')
    .trim()
    .replace(/\s*\n\s*/g, ' ');

describe('what Alembic prints', () => {
  it('is cut into migrations, each at its file and function', async () => {
    const { migrations } = await read(alembic(''));
    expect(migrations.map(({ id, version }) => [id, version])).toEqual([
      ['b1_orders', ''],
      ['a2_index', ''],
    ]);
    expect(migrations.map(({ up, down }) => [up, down].map(sqlOf))).toEqual([
      ['CREATE TABLE alembic_version (version_num text); CREATE TABLE orders (id int);', ''],
      ['CREATE INDEX i ON orders (id);', 'DROP INDEX i;'],
    ]);
  });

  it('stands for the line of the function that made it', async () => {
    const { migrations } = await read(alembic(''));
    const { text = '', origins } = migrations[1]?.down ?? {};
    const line = text.split('\n').findIndex((one) => one.startsWith('DROP')) + 1;
    expect(origins?.placeOfLine(line)).toMatchObject({ file: 'v/a2_index.py', at: { startLine: 6 } });
    const first = { startLine: 1, startColumn: 1, endLine: 2, endColumn: 1 };
    expect(origins?.placeOf(first)).toEqual({
      file: 'v/a2_index.py',
      at: { startLine: 3, startColumn: 1, endLine: 3, endColumn: 23 },
    });
  });

  it.each<readonly [string, string, boolean | undefined]>([
    ['one transaction for all', '', true],
    ['a transaction for each', '\nCOMMIT;\n\nBEGIN;\n', undefined],
  ])('%s', async (_, between, shares) => {
    const { tool, migrations } = await read(alembic(between));
    expect([tool.shape, tool.sharesTransaction, tool.downScripts]).toEqual(['wrapped', shares, 'always']);
    for (const { up } of migrations) {
      expect(up.shape).toBe('wrapped');
      expect(up.text).not.toMatch(/BEGIN|COMMIT/);
    }
  });

  it('ends and begins its transaction where an autocommit block stands', async () => {
    const block = 'COMMIT;\n\nCREATE INDEX CONCURRENTLY i ON orders (id);\n\nBEGIN;\n\nSELECT 1;';
    const { migrations } = await read(alembic('').replace('CREATE INDEX i ON orders (id);', block));
    expect(migrations.map(({ up }) => up.shape)).toEqual(['wrapped', 'none']);
    expect(sqlOf(migrations[1]?.up)).toBe(`BEGIN; ${block.replace(/\n+/g, ' ')} COMMIT;`);
  });
});

describe('what a script of the team prints', () => {
  it('is cut at its own lines', async () => {
    const output =
      '-- migration: ./db/1_a.rb\nSELECT 1;\n-- down: db/1_a.rb\nSELECT 2;\n-- migration: db/2_b.rb\r\nSELECT 3;\n';
    const { tool, migrations } = await read(output, {
      'db/1_a.rb': 'class A\n  def change\n  end\nend\n',
      'db/2_b.rb': '',
    });
    expect([tool.shape, tool.sharesTransaction]).toEqual(['none', undefined]);
    expect(migrations.map(({ id, up, down }) => [id, sqlOf(up), sqlOf(down)])).toEqual([
      ['1_a', 'SELECT 1;', 'SELECT 2;'],
      ['2_b', 'SELECT 3;', ''],
    ]);
    expect(migrations[0]?.up.origins?.placeOfLine(2)).toMatchObject({ at: { startLine: 2 } });
    expect(migrations[1]?.up.origins?.placeOfLine(2)).toMatchObject({ at: { startLine: 1 } });
  });
});

it.each([
  ['SELECT 1;\n', 'render: the command printed nothing that begins a migration'],
  [
    '-- Running upgrade 1 -> 9\n',
    'render: the command printed the SQL of revision 9, which is none of the 3 files of the migrations',
  ],
  [
    '-- migration: x/y.py\n',
    'render: the command printed the SQL of x/y.py, which is none of the 3 files of the migrations',
  ],
])('%j is refused', async (output, message) => {
  await expect(read(output)).rejects.toThrow(message);
});
