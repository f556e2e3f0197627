import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseTool } from '../../src/migration-tools/detect.js';
import { markdown, runbook } from '../../src/migration-tools/markdown.js';
import type { Script } from '../../src/migration-tools/migration-tool.js';
import { psqlInputs } from '../../src/migration-tools/psql-calls.js';
import { shellCommands, textOf } from '../../src/migration-tools/shell-words.js';
import { parseScript } from '../../src/sql/parse-script.js';
import { SourceText } from '../../src/sql/source-text.js';
import { sharedParser } from '../support/lint-example.js';
import { memoryFiles } from '../support/memory-files.js';

const bash = (...lines: readonly string[]): string => ['```bash', ...lines, '```', ''].join('\n');

/** `file:line text` of each statement: the text that is sent. */
async function statementsOf(script: Script | undefined): Promise<readonly string[]> {
  const { statements } = await parseScript(script?.text ?? '', await sharedParser());
  return statements.map(({ region, text }) => {
    const place = script?.origins?.placeOf(region) ?? { file: script?.file ?? '', at: region };
    return `${place.file}:${place.at.startLine} ${text}`;
  });
}

async function read(text: string, files: Readonly<Record<string, string>> = {}) {
  const all = { ...memoryFiles({ 'r.md': text, ...files }), paths: ['r.md'] };
  const [migration] = await runbook.readMigrations(all);
  const remarks = [migration?.up, migration?.down].flatMap((script) =>
    (script?.remarks ?? []).map(({ at, message }) => {
      const place = script?.origins?.placeOf(at).at ?? at;
      return `${place.startLine}:${place.startColumn} ${message}`;
    }),
  );
  return {
    up: await statementsOf(migration?.up),
    down: await statementsOf(migration?.down),
    remarks,
    placeholders: (migration?.up.placeholders ?? []).map((one) => one.text),
  };
}

describe('a runbook', () => {
  it('runs its SQL fences and what psql is called with, in their order', async () => {
    const text = [
      '```sql',
      'CREATE TABLE a ()',
      '```',
      bash(
        '# CREATE TABLE not_this ();',
        'export PGHOST=x; cd db && sudo -u postgres psql -d shop <<EOF',
        'ALTER TABLE a ADD COLUMN b text;',
        "UPDATE a SET b = 'it''s';",
        'EOF',
        "psql -qAtc 'SELECT 1' | cat",
        'psql shop --command="CREATE TABLE \\"c\\" ();',
        "SELECT 2\" -c 'SELECT 3'",
        'docker exec -i db psql -U app -f db/x.sql',
        'psql < db/x.sql',
        'psql <<< "SELECT 4"',
        'mysql <<EOF',
        'SELECT 5;',
        'EOF',
        "psql -c '\\d a'",
      ),
      '## Rolling back',
      bash("psql <<-'SQL'", 'DROP TABLE a;', '\tSQL', 'echo SELECT 6'),
      '```sql',
      'DROP TABLE c;',
      '```',
    ].join('\n');
    expect(await read(text, { 'db/x.sql': '\\set t x\nSELECT 7;\nSELECT 8 AS :t' })).toEqual({
      up: [
        'r.md:2 CREATE TABLE a ()',
        'r.md:7 ALTER TABLE a ADD COLUMN b text',
        "r.md:8 UPDATE a SET b = 'it''s'",
        'r.md:10 SELECT 1',
        'r.md:11 CREATE TABLE "c" ()',
        'r.md:12 SELECT 2',
        'r.md:12 SELECT 3',
        'db/x.sql:2 SELECT 7',
        'db/x.sql:3 SELECT 8 AS x',
        'db/x.sql:2 SELECT 7',
        'db/x.sql:3 SELECT 8 AS x',
        'r.md:15 SELECT 4',
      ],
      down: ['r.md:25 DROP TABLE a', 'r.md:31 DROP TABLE c'],
      remarks: [],
      placeholders: [],
    });
  });

  it('in a list or a quote keeps the places of its statements', async () => {
    const text = [
      '1. do',
      '   ```sh',
      '   psql <<EOF',
      '   SELECT 1;',
      '   EOF',
      '   ```',
      '> ```sh',
      "> psql -c 'SELECT",
      ">   2'",
      '> ```',
    ].join('\n');
    const [migration] = await runbook.readMigrations(memoryFiles({ 'r.md': text }));
    const { statements } = await parseScript(migration?.up.text ?? '', await sharedParser());
    const source = new SourceText(text);
    const found = statements.map(({ region }) => {
      const at = migration?.up.origins?.placeOf(region).at ?? region;
      const offset = (line: number, column: number) => (source.offsetOfLine(line) ?? 0) + column - 1;
      return text.slice(offset(at.startLine, at.startColumn), offset(at.endLine, at.endColumn));
    });
    expect(found).toEqual(['SELECT 1', 'SELECT\n>   2']);
  });

  it('tells what it cannot know', async () => {
    const text = bash(
      'psql <<EOF',
      'SELECT $name, ${other}, $(date), \\$1;',
      'DO $$ BEGIN END $$;',
      'EOF',
      'psql -f "$file"',
      'psql -f gone.sql',
      "psql -c '\\i x.sql'",
    );
    const { remarks, placeholders } = await read(text);
    expect(placeholders).toEqual(['$name', '${other}', '$(date)', '$$', '$$']);
    expect(remarks).toEqual([
      '8:10 \\i is a command of psql and no SQL: it works only for those who paste it into psql.',
      '6:10 psql will run a file here that was not read: what the shell puts in for $file is not known.',
      '7:9 psql will run a file here that was not read: there is no gone.sql.',
    ]);
  });

  it('tells of commands of psql in its SQL fences', async () => {
    const { up, remarks } = await read('```sql\nSELECT 1;\n\\df+ x\nSELECT 2;\n```');
    expect(up).toEqual(['r.md:2 SELECT 1', 'r.md:4 SELECT 2']);
    expect(remarks).toEqual([
      '3:1 \\df+ is a command of psql and no SQL: it works only for those who paste it into psql.',
    ]);
  });

  it('without the setting is read, its shell fences are not, and nothing is run', async () => {
    const files = memoryFiles({ 'r.md': `${bash("psql -c 'SELECT 1'")}\`\`\`sql\nSELECT 2;\n\`\`\`` });
    const [migration] = await markdown.readMigrations(files);
    expect(await statementsOf(migration?.up)).toEqual(['r.md:5 SELECT 2']);
    expect(migration?.unrun).toContain('runbook: true');
    expect((await chooseTool('auto', files)).tool).toBe(markdown);
    expect((await chooseTool('auto', files, true)).tool).toBe(runbook);
    expect((await runbook.readMigrations(files))[0]?.unrun).toBeUndefined();
  });
});

describe('the words of a shell', () => {
  it.each<[script: string, words: readonly (readonly string[])[]]>([
    ['a \'b c\'"d e"\\ f', [['a', 'b cd e f']]],
    ['a \\\n  b; c & d | e && f', [['a', 'b'], ['c'], ['d'], ['e'], ['f']]],
    ['(a "x;y" # c\n)', [['a', 'x;y']]],
    ['a > "out file" b', [['a', 'b']]],
  ])('%j', (script, words) => {
    expect(shellCommands(script).map((command) => command.words.map(textOf))).toEqual(words);
  });

  it('are read to the end whatever stands there, each at its place', () => {
    const piece = fc.constantFrom(
      ...[
        'psql',
        ' ',
        '\n',
        '-c',
        '-f',
        '<<EOF',
        '<<',
        '<<<',
        '<',
        '>',
        "'",
        '"',
        '\\',
        '$',
        '$(',
        '${',
        '`',
        'EOF',
      ],
      ...['#', ';', '&', '|', '(', ')', 'é', '--command=', 'x', '\t', '\r'],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const script = pieces.join('');
        for (const input of psqlInputs(script)) {
          for (const { text, start, end, isUnknown } of input.kind === 'sql' ? input.text : input.name) {
            expect(start).toBeLessThanOrEqual(end);
            expect(end).toBeLessThanOrEqual(script.length);
            if (isUnknown || end - start === text.length) expect(script.slice(start, end)).toBe(text);
          }
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('of a long script cost no square', () => {
    for (const part of ["psql -c '", 'psql <<EOF\n', '$(', '`', '"', 'a<<b ', '\\', '${']) {
      expect(psqlInputs(part.repeat(100_000)).length).toBeLessThanOrEqual(100_000);
    }
  });
});
