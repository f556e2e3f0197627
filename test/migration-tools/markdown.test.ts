import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseTool, fileEndingOf } from '../../src/migration-tools/detect.js';
import { markdown } from '../../src/migration-tools/markdown.js';
import { parseScript } from '../../src/sql/parse-script.js';
import { loadParser } from '../../src/sql/parser.js';
import { memoryFiles } from '../support/memory-files.js';

/** What is left of each script: its lines that are not blank, with their numbers. */
const scripts = async (...lines: readonly string[]) => {
  const [migration] = await markdown.readMigrations(memoryFiles({ 'r.md': lines.join('\n') }));
  const left = (text = '') =>
    text.split('\n').flatMap((line, index) => (line.trim() === '' ? [] : [`${index + 1}:${line}`]));
  return { up: left(migration?.up.text), down: left(migration?.down?.text) };
};

const up = async (...lines: readonly string[]) => (await scripts(...lines)).up;

describe('markdown', () => {
  it('takes the SQL fences of a file as one script, at their own places', async () => {
    expect(
      await up(
        '# Shop',
        '```sql',
        'SELECT 1;',
        '  SELECT 2;',
        '```',
        '```bash',
        'psql',
        '```',
        '~~~ SQL x',
        'A;',
        '~~~',
      ),
    ).toEqual(['3:SELECT 1;', '4:  SELECT 2;', '10:A;']);
  });

  it.each(['sql', 'SQL', 'postgresql', 'postgres', 'pgsql', 'psql', 'sql {.numberLines}', ' sql title="x"'])(
    'takes ```%s for SQL',
    async (info) => {
      expect(await up(`\`\`\`${info}`, 'SELECT 1;', '```')).toEqual(['2:SELECT 1;']);
    },
  );

  it.each(['', 'bash', 'sqlite', 'mysql', 'text sql', 'sql`x'])('does not take ```%s', async (info) => {
    expect(await up(`\`\`\`${info}`, 'SELECT 1;', '```')).toEqual([]);
  });

  it.each<readonly [string, readonly string[], readonly string[]]>([
    ['longer fences hold shorter ones', ['````sql', '```', 'A;', '````'], ['2:```', '3:A;']],
    ['the other mark ends none', ['```sql', '~~~', 'A;', '```', 'B;'], ['2:~~~', '3:A;']],
    ['an info string ends none', ['```sql', '``` x', 'A;', '```'], ['2:``` x', '3:A;']],
    ['four blanks are code of another kind', ['    ```sql', '    A;', '    ```'], []],
    ['three are not', ['   ```sql', 'A;', '   ```'], ['2:A;']],
    ['the end of the file ends it', ['```sql', 'A;'], ['2:A;']],
    ['in a list item', ['1. do', '   ```sql', '   A;', '   ```', 'B;'], ['3:   A;']],
    ['on the line of its marker', ['- ```sql', '  A;', '  ```'], ['2:  A;']],
    ['in an item of an item', ['- a', '  - b', '', '    ```sql', '    A;', '    ```'], ['5:    A;']],
    [
      'the end of the item ends it',
      ['- ```sql', '  A;', 'no SQL', '```sql', 'B;', '```'],
      ['2:  A;', '5:B;'],
    ],
    ['a list item that ended moves nothing', ['- a', '', 'b', '', '    ```sql', '    A;'], []],
    ['in a block quote', ['> ```sql', '> A;', '>B;', '> ```'], ['2:  A;', '3: B;']],
    ['the end of the quote ends it', ['> ```sql', '> A;', 'no SQL'], ['2:  A;']],
    ['a comment hides it', ['<!--', '```sql', 'A;', '```', '-->', '```sql', 'B;', '```'], ['7:B;']],
    ['a comment of one line hides nothing', ['<!-- x -->', '```sql', 'A;', '```'], ['3:A;']],
    ['tabs', ['-\ta', '', '\t```sql', '\tA;', '\t```'], ['4:\tA;']],
    ['a byte order mark', ['\uFEFF```sql', 'A;', '```'], ['2:A;']],
    ['Windows line ends', ['```sql\r', 'A;\r', '```\r'], ['2:A;\r']],
  ])('%s', async (_name, lines, expected) => {
    expect(await up(...lines)).toEqual(expected);
  });

  it('ends a statement with its fence', async () => {
    expect(
      await up('```sql', 'SELECT 1', '```', '```sql', '```', '```sql', 'SELECT 2; -- x', '  ```'),
    ).toEqual(['2:SELECT 1', '3:;  ', '7:SELECT 2; -- x', '8:  ;  ']);
    const text = '```sql\nSELECT 1\n```\n```sql\nSELECT 2; -- x\n```\n```sql\n\\dt\n```\n';
    const [migration] = await markdown.readMigrations(memoryFiles({ 'r.md': text }));
    const parsed = await parseScript(migration?.up.text ?? '', await loadParser());
    expect(parsed.statements.map((statement) => [statement.text, statement.region.startLine])).toEqual([
      ['SELECT 1', 2],
      ['SELECT 2', 5],
    ]);
    expect(migration?.up.remarks?.map(({ at }) => at.startLine)).toEqual([8]);
  });

  it('takes the sections that are headed Rollback for the down script', async () => {
    expect(
      await scripts(
        ...['# Move', '```sql', 'A;', '```'],
        ...['## 4. **Rolling back**', '```sql', 'B;', '```', '### By hand', '```sql', '# C', 'C;', '```'],
        ...['## Afterwards', '```sql', 'D;', '```', '#### Rollback ####', '```sql', 'E;', '```'],
      ),
    ).toEqual({ up: ['3:A;', '16:D;'], down: ['7:B;', '11:# C', '12:C;', '20:E;'] });
  });

  it('orders runbooks by number, then by name, and leaves out those without SQL', async () => {
    const sql = '```sql\nSELECT 1;\n```';
    const migrations = await markdown.readMigrations(
      memoryFiles({
        'b.md': sql,
        '10-x.md': sql,
        '9-x.MD': sql,
        'README.md': '# no SQL',
        'a.sql': 'SELECT 1;',
      }),
    );
    expect(migrations.map(({ id, version, up: { shape } }) => [id, version, shape])).toEqual([
      ['9-x', '9', 'none'],
      ['10-x', '10', 'none'],
      ['b', '', 'none'],
    ]);
  });

  it('is known where all files are Markdown and one has SQL', async () => {
    const files = { 'a.md': '# a', 'b.md': '```sql\n```' };
    const chosen = await chooseTool('auto', memoryFiles(files));
    expect([chosen.tool.name, chosen.reason]).toEqual(['markdown', 'b.md is Markdown with SQL fences']);
    expect((await chooseTool('auto', memoryFiles({ ...files, 'c.sql': '' }))).tool.name).toBe('plain');
    expect([fileEndingOf('markdown'), fileEndingOf('auto'), fileEndingOf('plain')]).toEqual([
      'md',
      'sql',
      'sql',
    ]);
  });

  it('keeps length and lines of any document', async () => {
    const piece = fc.constantFrom(
      ...[
        '```sql',
        '```',
        '~~~~sql',
        '~~~~',
        '\n',
        '\n',
        '\r\n',
        '> ',
        '- ',
        '1. ',
        '  ',
        '\t',
        '# Rollback',
      ],
      ...['<!--', '-->', 'SELECT 1', ';', '\\dt', 'é😀', "'", '$$', '\u2028'],
    );
    const document = fc.oneof(
      fc.string(),
      fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join('')),
    );
    await fc.assert(
      fc.asyncProperty(document, async (text) => {
        for (const { up: script, down } of await markdown.readMigrations(memoryFiles({ 'r.md': text }))) {
          for (const { text: kept } of [script, ...(down ? [down] : [])]) {
            expect(kept.length).toBe(text.length);
            expect(kept.replace(/[^\r\n]/g, '.')).toBe(text.replace(/[^\r\n]/g, '.'));
          }
        }
      }),
      { numRuns: 500 },
    );
  });
});
