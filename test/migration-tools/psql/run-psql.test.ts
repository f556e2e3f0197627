import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runPsql } from '../../../src/migration-tools/psql/run-psql.js';
import { parseScript } from '../../../src/sql/parse-script.js';
import { SourceText } from '../../../src/sql/source-text.js';
import { sharedParser } from '../../support/lint-example.js';
import { memoryFiles } from '../../support/memory-files.js';

const run = (text: string, files: Readonly<Record<string, string>> = {}, file = 'db/1.sql') =>
  runPsql({ file, text, direction: 'up', shape: 'none' }, { files: memoryFiles(files) });

/** `file:line:column-line:column` of each statement, and what stands there. */
async function places(
  text: string,
  files: Readonly<Record<string, string>> = {},
): Promise<readonly string[]> {
  const script = await run(text, files);
  const { statements } = await parseScript(script.text, await sharedParser());
  const sources = new Map(Object.entries({ 'db/1.sql': text, ...files }));
  return statements.map(({ region }) => {
    const { file, at } = script.origins?.placeOf(region) ?? { file: script.file, at: region };
    const source = new SourceText(sources.get(file) ?? '');
    const [start, end] = [
      (source.offsetOfLine(at.startLine) ?? 0) + at.startColumn - 1,
      (source.offsetOfLine(at.endLine) ?? 0) + at.endColumn - 1,
    ];
    return `${file}:${at.startLine}:${at.startColumn} ${source.text.slice(start, end)}`;
  });
}

/** `line:column severity message` of each remark, the place in the files. */
async function remarks(
  text: string,
  files: Readonly<Record<string, string>> = {},
): Promise<readonly string[]> {
  const { remarks: found = [], origins } = await run(text, files);
  return found.map(({ at, severity, message }) => {
    const place = origins?.placeOf(at);
    return `${place?.file}:${place?.at.startLine}:${place?.at.startColumn} ${severity} ${message}`;
  });
}

describe('the places of what psql sends', () => {
  it('are those of the files', async () => {
    const text = [
      '\uFEFF\\set ON_ERROR_STOP on \\set s longer_than_its_name',
      'SELECT 1 AS :s, :s; SELECT 2;',
      '  \\ir parts/2.sql',
      'SELECT 3',
      '\\echo in between',
      '  AS x;',
      '\\if false',
      'SELECT 4;',
      '\\endif',
      'SELECT :s;',
    ].join('\n');
    const files = {
      'db/parts/2.sql': '\uFEFF-- é\nSELECT :s\n, 2; \\i db/parts/3.sql',
      'db/parts/3.sql': 'SELECT 5 ',
    };
    expect(await places(text, files)).toEqual([
      'db/1.sql:2:1 SELECT 1 AS :s, :s',
      'db/1.sql:2:21 SELECT 2',
      'db/parts/2.sql:2:1 SELECT :s\n, 2',
      'db/parts/3.sql:1:1 SELECT 5',
      'db/1.sql:4:1 SELECT 3\n\\echo in between\n  AS x',
      'db/1.sql:10:1 SELECT :s',
    ]);
  });

  it('are those of the variable where its value holds statements', async () => {
    const text = "\\set both 'SELECT 1; SELECT 2'\n:both;";
    expect(await places(text)).toEqual(['db/1.sql:2:1 :both', 'db/1.sql:2:1 :both']);
  });

  it('of a script that is sent as it stands need nothing', async () => {
    const script = await run("SELECT E'a\\b', 1::int;");
    expect(script).toEqual({
      file: 'db/1.sql',
      direction: 'up',
      shape: 'none',
      text: "SELECT E'a\\b', 1::int;",
      goesOn: [{ start: 0, end: 22 }],
    });
  });
});

describe('the data of COPY', () => {
  it('stay as they are, and those of \\copy are data as well', async () => {
    const text =
      "\\set a 1\nCOPY t FROM stdin;\n:a\t\\N\n\\if\n\\.\n\\copy t (x) from stdin with (format csv)\n';:a\n\\.\nSELECT :a;";
    const { text: sent } = await run(text);
    const { statements } = await parseScript(sent, await sharedParser());
    expect(statements.map((one) => [one.kind, one.text, one.copyData])).toEqual([
      ['CopyStmt', 'COPY t FROM stdin', ':a\t\\N\n\\if\n'],
      ['CopyStmt', 'COPY t (x) from stdin with (format csv)', "';:a\n"],
      ['SelectStmt', 'SELECT 1', undefined],
    ]);
  });
});

describe('what is not known', () => {
  it.each<[title: string, text: string, expected: readonly string[]]>([
    [
      'a file by a variable that nobody set',
      '\\i :dir/x.sql\nSELECT 1;',
      [
        'db/1.sql:1:1 warning psql will include a file here that was not read: what it puts in for :dir is not known.',
      ],
    ],
    [
      'a file elsewhere',
      '\\i /etc/passwd',
      [
        'db/1.sql:1:1 warning psql will include a file here that was not read: /etc/passwd, for its path is that of another machine.',
      ],
    ],
    [
      'a file above',
      ' \\ir ../../x.sql',
      [
        'db/1.sql:1:2 warning psql will include a file here that was not read: ../../x.sql, for it lies outside of the project.',
      ],
    ],
    [
      'a hidden file',
      '\\i .git/config',
      [
        'db/1.sql:1:1 warning psql will include a file here that was not read: .git/config, for it lies outside of the project.',
      ],
    ],
    [
      'what the shell says',
      '\\set x `date`\n\\if :x\nSELECT 1;\n\\endif',
      ['db/1.sql:2:1 warning What psql will put in for :x is not known: the branch was not checked.'],
    ],
    [
      'what a query says',
      'SELECT 1 AS x \\gset\n\\if :x\nSELECT 1;\n\\endif',
      ['db/1.sql:2:1 warning What psql will put in for :x is not known: the branch was not checked.'],
    ],
    [
      'statements that a query gives',
      "SELECT 'DROP TABLE x' \\gexec",
      [
        'db/1.sql:1:23 warning psql will run what this statement gives, which is not known: it was not checked.',
      ],
    ],
    [
      'a statement again',
      'SELECT 1; \\gexec',
      ['db/1.sql:1:11 warning psql sends the statement before \\gexec once more, which was not tried.'],
    ],
    [
      'what is neither true nor false',
      '\\if maybe\nSELECT 1;\n\\endif',
      ['db/1.sql:1:1 warning psql takes "maybe" behind \\if for false, for it is neither on nor off.'],
    ],
    [
      'what is never run',
      'SELECT 1;\n\\q\nSELECT 2;',
      ['db/1.sql:2:1 warning psql leaves the file at \\q: what follows is never run.'],
    ],
    [
      'what stands behind two backslashes',
      '\\echo x \\\\ SELECT 1;',
      ['db/1.sql:1:12 warning What follows \\\\ on this line was not read: write it on a line of its own.'],
    ],
    [
      'how errors are handled',
      '\\set ON_ERROR_STOP :stop',
      [
        'db/1.sql:1:1 warning What psql will put in for :stop is not known: what follows from it was not checked.',
      ],
    ],
    [
      'a value that leaves a quote open',
      "\\set x '''a'\nSELECT :x;\nSELECT 2;",
      [
        'db/1.sql:2:8 warning The value of :x opens a quote or a comment that it does not close: nothing behind was checked.',
      ],
    ],
    [
      'where transactions end',
      '\\set AUTOCOMMIT off',
      [
        'db/1.sql:1:1 warning psql will carry out \\set AUTOCOMMIT off and Drydock does not: what it does was not checked.',
      ],
    ],
  ])('is told at its place: %s', async (_title, text, expected) => {
    expect(await remarks(text, { '.git/config': 'secret', 'x.sql': 'SELECT 1;' })).toEqual(expected);
  });

  it('is left in the text where nobody has set the variable', async () => {
    const { text } = await run("\\getenv home HOME\nSELECT :'home', :never, :\"x\";\\prompt 'Which?' x");
    expect(text).toContain('SELECT :\'home\', :never, :"x";');
  });

  it('is kept for psql-command where the command is another', async () => {
    const { psqlCommands } = await parseScript(
      (await run('\\! rm x\n\\echo y\n\\c other')).text,
      await sharedParser(),
    );
    expect(psqlCommands.map(({ text }) => text)).toEqual(['\\! rm x', '\\c other']);
  });
});

describe('what psql complains of', () => {
  const files = {
    'db/self.sql': 'SELECT 1;\n\\ir self.sql',
    'db/a.sql': '\\ir b.sql',
    'db/b.sql': '\\ir a.sql',
  };
  const stops = ' It stops there (ON_ERROR_STOP): nothing behind was checked.';
  it.each<[text: string, expected: readonly string[]]>([
    ['\\ir nothing.sql', ['db/1.sql:1:1 error psql fails here: nothing.sql: No such file or directory.']],
    [
      '\\set ON_ERROR_STOP\n\\ir nothing.sql\n\\i nor.sql',
      [`db/1.sql:2:1 error psql fails here: nothing.sql: No such file or directory.${stops}`],
    ],
    ['\\i', ['db/1.sql:1:1 error psql fails here: \\i: missing required argument.']],
    [
      '\\ir self.sql',
      ['db/self.sql:2:1 error psql fails here: db/self.sql includes itself, without an end.'],
    ],
    ['\\ir a.sql', ['db/b.sql:1:1 error psql fails here: db/a.sql includes itself, without an end.']],
    ['\\endif', ['db/1.sql:1:1 error psql fails here: \\endif: no matching \\if.']],
    [
      '\\if 1\n\\else\n\\else\n\\endif',
      ['db/1.sql:3:1 error psql fails here: \\else: cannot occur after \\else.'],
    ],
    ['\\if 1\n', ['db/1.sql:2:1 error psql fails here: reached EOF without finding closing \\endif(s).']],
    ['\\set a-b 1', ['db/1.sql:1:1 error psql fails here: invalid variable name: "a-b".']],
    [
      '\\set ON_ERROR_STOP 7',
      ['db/1.sql:1:1 error psql fails here: unrecognized value "7" for "ON_ERROR_STOP": Boolean expected.'],
    ],
  ])('is told at its place: %j', async (text, expected) => {
    expect(await remarks(text, files)).toEqual(expected);
  });
});

describe('hostile scripts', () => {
  const far = /not followed further/;
  it('that include each other by the thousand come to an end', async () => {
    const files: Record<string, string> = {};
    for (let index = 0; index < 30; index += 1)
      files[`db/f${index}.sql`] = `\\ir f${index + 1}.sql\n`.repeat(9);
    files['db/f30.sql'] = 'SELECT 1;';
    expect((await remarks('\\ir f0.sql', files))[0]).toMatch(far);
  });

  it('whose variables double come to an end', async () => {
    const sets = Array.from({ length: 60 }, (_, index) => `\\set v${index} ':v${index + 1} :v${index + 1}'`);
    for (const last of ['x', '']) {
      expect(await remarks([`\\set v60 '${last}'`, ...sets, 'SELECT :v0;'].join('\n'))).toHaveLength(1);
    }
  });

  it('of whatever text are read to their end, and every statement has a place in the files', async () => {
    const piece = fc.constantFrom(
      ...[
        '\\',
        '\\\\',
        '\\i ',
        '\\ir x.sql',
        '\\ir y.sql\n',
        '\\set a ',
        '\\set ON_ERROR_STOP',
        '\\if ',
        '\\elif',
      ],
      ...[
        '\\else',
        '\\endif\n',
        '\\q',
        '\\gset',
        '\\gexec',
        '\\g',
        '\\r',
        '\\copy t from stdin',
        '\\.',
        '\\unset a',
      ],
      ...[
        '\n',
        ' ',
        ';',
        "'",
        '"',
        '$$',
        '/*',
        '*/',
        '--',
        '`',
        '(',
        ':a',
        ":'a'",
        ':"a"',
        ':{?a}',
        '::',
        'SELECT 1',
      ],
      ...['COPY t FROM stdin', 'a', '1', 'é', '\uFEFF', '\r\n'],
    );
    const text = fc.array(piece, { maxLength: 25 }).map((pieces) => pieces.join(''));
    const parser = await sharedParser();
    await fc.assert(
      fc.asyncProperty(text, text, text, async (main, x, y) => {
        const script = await run(main, { 'db/x.sql': x, 'db/y.sql': y });
        const { statements, psqlCommands } = await parseScript(script.text, parser);
        const lengths = new Map(Object.entries({ 'db/1.sql': main, 'db/x.sql': x, 'db/y.sql': y }));
        for (const { region } of [...statements, ...psqlCommands]) {
          const { file, at } = script.origins?.placeOf(region) ?? { file: script.file, at: region };
          const source = new SourceText(lengths.get(file) ?? '');
          const offset = (line: number, column: number) => (source.offsetOfLine(line) ?? NaN) + column - 1;
          const [start, end] = [offset(at.startLine, at.startColumn), offset(at.endLine, at.endColumn)];
          expect(start).toBeLessThanOrEqual(end);
          expect(end).toBeLessThanOrEqual(source.text.length);
        }
        for (const { start, end } of script.goesOn ?? []) expect(start).toBeLessThanOrEqual(end);
      }),
      { numRuns: 500 },
    );
  });

  it('whose files are large are read to a limit', async () => {
    const text = `SELECT '${'x'.repeat(1024 * 1024)}';`;
    expect((await remarks('\\ir big.sql\n'.repeat(40), { 'db/big.sql': text }))[0]).toMatch(far);
  });
});
