import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { longestStatement, parseScript } from '../../src/sql/parse-script.js';
import { loadParser, type Parser } from '../../src/sql/parser.js';
import { type ParsedScript, regionOfLocation } from '../../src/sql/statements.js';

let parser: Parser;
beforeAll(async () => {
  parser = await loadParser();
});

/** `kind text @line:column-line:column`, a broken one with its message and place. */
const summary = ({ statements }: ParsedScript): readonly string[] =>
  statements.map((statement) => {
    const { startLine, startColumn, endLine, endColumn } = statement.region;
    const place = `${statement.kind} «${statement.text}» ${startLine}:${startColumn}-${endLine}:${endColumn}`;
    if (statement.kind !== 'unparsed') return place;
    return `${place} ${statement.message} @${statement.at.startLine}:${statement.at.startColumn}`;
  });

describe('statements lie where they are written', () => {
  it.each<readonly [string, string, readonly string[]]>([
    ['nothing', '', []],
    ['only white space and semicolons', ' \n;;\t;', []],
    ['only comments', '-- one\n/* two /* nested */ */', []],
    ['no semicolon at the end', 'SELECT 1', ['SelectStmt «SELECT 1» 1:1-1:9']],
    [
      'two on a line',
      'SELECT 1; DROP TABLE x;',
      ['SelectStmt «SELECT 1» 1:1-1:9', 'DropStmt «DROP TABLE x» 1:11-1:23'],
    ],
    ['a byte order mark', '\uFEFFSELECT 1;', ['SelectStmt «SELECT 1» 1:1-1:9']],
    [
      'CRLF',
      '-- a\r\nSELECT 1;\r\n  SELECT\r\n2;',
      ['SelectStmt «SELECT 1» 2:1-2:9', 'SelectStmt «SELECT\r\n2» 3:3-4:2'],
    ],
    ['leading comments', '/* ü */ -- 😀\n SELECT 1;', ['SelectStmt «SELECT 1» 2:2-2:10']],
    [
      'text of two, three and four bytes',
      "SELECT 'é€😀'; DROP TABLE x;",
      ["SelectStmt «SELECT 'é€😀'» 1:1-1:14", 'DropStmt «DROP TABLE x» 1:16-1:28'],
    ],
    [
      'semicolons in quotes',
      `SELECT ';', $$;$$, $a$;$$;$a$, E'\\';', ";";`,
      [`SelectStmt «SELECT ';', $$;$$, $a$;$$;$a$, E'\\';', ";"» 1:1-1:43`],
    ],
    [
      'semicolons in comments',
      'SELECT 1 -- ;\n/* ; */ + 1;',
      ['SelectStmt «SELECT 1 -- ;\n/* ; */ + 1» 1:1-2:12'],
    ],
    [
      'a rule with several actions',
      'CREATE RULE r AS ON INSERT TO t DO (SELECT 1; SELECT 2); SELECT 3;',
      [
        'RuleStmt «CREATE RULE r AS ON INSERT TO t DO (SELECT 1; SELECT 2)» 1:1-1:56',
        'SelectStmt «SELECT 3» 1:58-1:66',
      ],
    ],
    [
      'a body of the SQL standard',
      'CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT CASE WHEN true THEN 1 END; SELECT 2; END; SELECT 3;',
      [
        'CreateFunctionStmt «CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT CASE WHEN true THEN 1 END; SELECT 2; END» 1:1-1:93',
        'SelectStmt «SELECT 3» 1:95-1:103',
      ],
    ],
    [
      'a dollar sign in an identifier',
      'SELECT a$b$c; SELECT 1;',
      ['SelectStmt «SELECT a$b$c» 1:1-1:13', 'SelectStmt «SELECT 1» 1:15-1:23'],
    ],
    [
      'columns named begin and atomic',
      'SELECT atomic FROM "begin"; SELECT 1;',
      ['SelectStmt «SELECT atomic FROM "begin"» 1:1-1:27', 'SelectStmt «SELECT 1» 1:29-1:37'],
    ],
  ])('%s', async (_name, sql, expected) => {
    expect(summary(await parseScript(sql, parser))).toEqual(expected);
  });
});

describe('one bad statement does not blind the rest', () => {
  it.each<readonly [string, string, readonly string[]]>([
    [
      'in the middle',
      'SELECT 1;\nSELEKT 2;\nDROP TABLE x;',
      [
        'SelectStmt «SELECT 1» 1:1-1:9',
        'unparsed «SELEKT 2» 2:1-2:9 syntax error at or near "SELEKT" @2:1',
        'DropStmt «DROP TABLE x» 3:1-3:13',
      ],
    ],
    [
      'behind multi-byte text',
      "SELECT '😀é' FRM x;",
      [`unparsed «SELECT '😀é' FRM x» 1:1-1:19 syntax error at or near "x" @1:18`],
    ],
    [
      'a parenthesis left open',
      'CREATE TABLE t (a int;\nDROP TABLE x;',
      [
        'unparsed «CREATE TABLE t (a int» 1:1-1:22 syntax error at end of input @1:21',
        'DropStmt «DROP TABLE x» 2:1-2:13',
      ],
    ],
    [
      'a quote left open',
      "SELECT 'a;\nDROP TABLE x;\nSELECT 'b';",
      [
        `unparsed «SELECT 'a» 1:1-1:10 unterminated quoted string at or near "'a" @1:8`,
        'DropStmt «DROP TABLE x» 2:1-2:13',
        "SelectStmt «SELECT 'b'» 3:1-3:11",
      ],
    ],
    [
      'a dollar quote left open',
      'DO $$ BEGIN;\nDROP TABLE x;',
      [
        'unparsed «DO $$ BEGIN» 1:1-1:12 unterminated dollar-quoted string at or near "$$ BEGIN" @1:4',
        'DropStmt «DROP TABLE x» 2:1-2:13',
      ],
    ],
    [
      'behind a body',
      'DO $$ BEGIN x; END $$ LANGAGE plpgsql; DROP TABLE x;',
      [
        'unparsed «DO $$ BEGIN x; END $$ LANGAGE plpgsql» 1:1-1:38 syntax error at or near "LANGAGE" @1:23',
        'DropStmt «DROP TABLE x» 1:40-1:52',
      ],
    ],
    [
      'at the end of the file',
      'SELECT 1;\nSELECT',
      ['SelectStmt «SELECT 1» 1:1-1:9', 'SelectStmt «SELECT» 2:1-2:7'],
    ],
    [
      'an unclosed comment',
      'SELECT 1; /* DROP TABLE x;',
      [
        'SelectStmt «SELECT 1» 1:1-1:9',
        'unparsed «/* DROP TABLE x» 1:11-1:26 unterminated /* comment at or near "/* DROP TABLE x" @1:11',
      ],
    ],
  ])('%s', async (_name, sql, expected) => {
    expect(summary(await parseScript(sql, parser))).toEqual(expected);
  });

  it('ten thousand of them cost no square', async () => {
    const { statements } = await parseScript('CREATE TABLE t (a int;\n'.repeat(10_000), parser);
    expect(statements).toHaveLength(10_000);
    expect(statements.at(-1)?.region.startLine).toBe(10_000);
  });
});

describe('what only psql understands', () => {
  it('takes meta-commands out, each to the end of its line', async () => {
    const script = await parseScript(
      '\\restrict abc\nSELECT 1;\n\\echo ; DROP TABLE x;\r\nSELECT 2 \\gexec\nSELECT 3;',
      parser,
    );
    expect(
      script.psqlCommands.map(({ text, region }) => `${text} ${region.startLine}:${region.startColumn}`),
    ).toEqual(['\\restrict abc 1:1', '\\echo ; DROP TABLE x; 3:1', '\\gexec 4:10']);
    expect(summary(script)).toEqual([
      'SelectStmt «SELECT 1» 2:1-2:9',
      'SelectStmt «SELECT 2» 4:1-4:9',
      'SelectStmt «SELECT 3» 5:1-5:9',
    ]);
  });

  it('takes the data of COPY FROM stdin out and keeps them', async () => {
    const script = await parseScript(
      "COPY public.t (a, b) FROM stdin;\n1\t';\n\\N\tx\n\\.\n\nSELECT 1;",
      parser,
    );
    expect(summary(script)).toEqual([
      'CopyStmt «COPY public.t (a, b) FROM stdin» 1:1-1:32',
      'SelectStmt «SELECT 1» 6:1-6:9',
    ]);
    expect(script.statements[0]?.copyData).toBe("1\t';\n\\N\tx\n");
  });

  it('knows that COPY TO and COPY FROM a file have no data', async () => {
    const script = await parseScript("COPY t TO stdout;\nCOPY t FROM '/tmp/x';\nSELECT 1;", parser);
    expect(script.statements.map(({ kind, copyData }) => [kind, copyData])).toEqual([
      ['CopyStmt', undefined],
      ['CopyStmt', undefined],
      ['SelectStmt', undefined],
    ]);
  });
});

describe('what is no SQL at all', () => {
  it('says where the NUL byte is', async () => {
    const { unreadable, statements } = await parseScript('SELECT 1;\nSELECT \0;', parser);
    expect(statements).toEqual([]);
    expect(unreadable).toMatchObject({
      message: expect.stringContaining('NUL') as string,
      at: { startLine: 2, startColumn: 8 },
    });
  });

  it('gives up on a statement that would take the parser down, and on no other', async () => {
    const chain = `SELECT ${'1+'.repeat(50_000)}1`;
    const huge = `SELECT '${'x'.repeat(longestStatement)}'`;
    const { statements } = await parseScript(`${chain};\nDROP TABLE a;\n${huge};\nDROP TABLE b;`, parser);
    expect(statements.map(({ kind }) => kind)).toEqual(['unparsed', 'DropStmt', 'unparsed', 'DropStmt']);
    expect(statements[0]).toMatchObject({ problem: 'gave-up' });
    expect(statements[2]).toMatchObject({ problem: 'gave-up' });
  });

  it('survives more overflows than one instance of the parser does', async () => {
    const chain = `SELECT ${'1+'.repeat(50_000)}1;`;
    const { statements } = await parseScript(`${chain.repeat(40)}DROP TABLE a;`, parser);
    expect(statements.at(-1)?.kind).toBe('DropStmt');
  });
});

describe('properties', () => {
  const piece = fc.constantFrom(
    'SELECT 1',
    "SELECT 'é;😀'",
    'DROP TABLE "ü;b"',
    'SELECT $$;$$',
    'SELECT $x$ $$ ; $x$',
    "CREATE INDEX ON t ((a || ';'))",
    'CREATE PROCEDURE p() BEGIN ATOMIC SELECT 1; SELECT 2; END',
    "INSERT INTO t VALUES (E'\\';')",
    'SELECT 1 /* ; /* ; */ */ + 2',
    'SELECT 1 -- ;\n + 2',
  );
  const gap = fc.constantFrom(';', ';\n', ' ;\r\n\r\n', '; -- ; é\n', ';/* ; 😀 */', '\n;;\n');

  it('valid statements come out as they went in, at their own offsets', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(piece, gap), { maxLength: 12 }), async (parts) => {
        const text = parts.map(([sql, separator]) => sql + separator).join('');
        const { statements, source } = await parseScript(text, parser);
        expect(statements.map((statement) => statement.text)).toEqual(parts.map(([sql]) => sql));
        for (const { start, end, text: own, kind } of statements) {
          expect(source.text.slice(start, end)).toBe(own);
          expect(kind).not.toBe('unparsed');
        }
      }),
    );
  });

  it('any text is read to its end, every statement inside it and in order', async () => {
    const fragment = fc.oneof(
      piece,
      gap,
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        "'",
        '"',
        '$$',
        '$a$',
        '(',
        ')',
        '/*',
        '*/',
        '--',
        '\\',
        "E'",
        'BEGIN ATOMIC',
        'COPY t FROM stdin;',
      ),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fragment, { maxLength: 20 }), async (fragments) => {
        const { statements, source } = await parseScript(fragments.join(' '), parser);
        let last = 0;
        for (const { start, end } of statements) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(source.text.length);
          last = end;
        }
      }),
      { numRuns: 300 },
    );
  });

  it('a location in the tree is found in the file, whatever stands before it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme' }), async (comment) => {
        const before = `-- ${comment.replace(/[\r\n\0]/g, ' ')}\nSELECT '${comment.replace(/['\\\0]/g, '')}', `;
        const { statements, source } = await parseScript(`${before}wanted FROM t`, parser);
        const statement = statements[0];
        if (statement?.kind !== 'SelectStmt') throw new Error('not parsed');
        const target = statement.node.targetList?.[1];
        const location = target && 'ResTarget' in target ? (target.ResTarget.location ?? 0) : 0;
        const { startLine, startColumn, endColumn } = regionOfLocation(source, statement, location);
        const lineStart = source.offsetOfLine(startLine) ?? 0;
        expect(source.text.slice(lineStart + startColumn - 1, lineStart + endColumn - 1)).toBe('wanted');
      }),
    );
  });
});
