import { describe, expect, test } from 'vitest';
import { openRoutine, type OpenedRoutine } from '../../src/plpgsql/open-routine.js';
import { parseScript } from '../../src/sql/parse-script.js';
import { isParsed } from '../../src/sql/statements.js';
import { sharedParser } from '../support/lint-example.js';

const open = async (sql: string): Promise<OpenedRoutine> => {
  const parser = await sharedParser();
  const parsed = await parseScript(sql, parser);
  const [statement] = parsed.statements.filter(isParsed);
  const opened = statement && (await openRoutine(statement, parsed.source, parser));
  if (!opened) throw new Error('no routine');
  return opened;
};

/** `[kind, line, column, endLine, endColumn, flags]` of each statement inside. */
const statementsIn = async (sql: string) =>
  (await open(sql)).statements.map(({ kind, region, within }) => [
    kind.replace('Stmt', ''),
    region.startLine,
    region.startColumn,
    region.endLine,
    region.endColumn,
    ...(['guarded', 'loop', 'dynamic', 'partly'] as const).filter((flag) => within?.[flag]),
  ]);

describe('statements stand at their own places', () => {
  test('of a DO block', async () => {
    const sql = `DO $$
DECLARE r record;
BEGIN
  DROP TABLE a; TRUNCATE b; -- c
  PERFORM f(1);
  IF NOT EXISTS (SELECT FROM g()) THEN
    CREATE TABLE c (id int);
  ELSIF h() THEN
    DELETE FROM x;
  ELSE
    INSERT INTO y VALUES (1) RETURNING id INTO r;
  END IF;
  FOR r IN SELECT * FROM t LOOP
    UPDATE t SET a = 1;
  END LOOP;
EXCEPTION WHEN others THEN
  DROP TABLE z;
END $$;`;
    expect(await statementsIn(sql)).toEqual([
      ['Drop', 4, 3, 4, 15, 'guarded'],
      ['Truncate', 4, 17, 4, 27, 'guarded'],
      ['Select', 5, 3, 5, 15, 'guarded'],
      ['Select', 6, 6, 6, 34, 'guarded'],
      ['Create', 7, 5, 7, 28, 'guarded'],
      ['Select', 8, 9, 8, 12, 'guarded'],
      ['Delete', 9, 5, 9, 18, 'guarded'],
      ['Insert', 11, 5, 11, 42, 'guarded'],
      ['Select', 13, 12, 13, 27, 'guarded'],
      ['Update', 14, 5, 14, 23, 'guarded', 'loop'],
      ['Drop', 17, 3, 17, 15, 'guarded'],
    ]);
  });

  test('behind multi-byte text and comments', async () => {
    expect(await statementsIn(`/* é𝒳 */ DO /* a */ $ü$ BEGIN /* ü𝒳 */ DROP TABLE "ä"; END $ü$;`)).toEqual([
      ['Drop', 1, 42, 1, 56],
    ]);
  });

  test('in a body between quotes, doubled and escaped ones inside', async () => {
    const sql = `CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS 'BEGIN
  INSERT INTO a VALUES (''x''); DROP TABLE b;
END';`;
    expect(await statementsIn(sql)).toEqual([
      ['Insert', 2, 3, 2, 31],
      ['Drop', 2, 33, 2, 45],
    ]);
    expect(
      await statementsIn(`DO E'BEGIN\\n  DROP TABLE \\'b\\'; DROP TABLE c; END';`.replaceAll("\\'b\\'", 'b')),
    ).toEqual([
      ['Drop', 1, 15, 1, 27],
      ['Drop', 1, 29, 1, 41],
    ]);
  });

  test('at the statement as a whole where the spelling of the body is not followed', async () => {
    expect(await statementsIn(`DO U&'BEGIN DROP TABLE b; END';`)).toEqual([['Drop', 1, 1, 1, 2]]);
  });

  test('in bodies of SQL', async () => {
    expect(
      await statementsIn(`CREATE FUNCTION f() RETURNS void LANGUAGE sql AS $$
  DELETE FROM a;
  SELECT 1 $$;`),
    ).toEqual([
      ['Delete', 2, 3, 2, 16],
      ['Select', 3, 3, 3, 11],
    ]);
    expect(
      await statementsIn(`CREATE PROCEDURE f() BEGIN ATOMIC
  DELETE FROM a;
  UPDATE b SET c = CASE WHEN d THEN 1 END;
END;`),
    ).toEqual([
      ['Delete', 2, 3, 2, 16],
      ['Update', 3, 3, 3, 42],
    ]);
    expect(await statementsIn('CREATE FUNCTION f() RETURNS int RETURN 1;')).toEqual([]);
  });
});

describe('EXECUTE', () => {
  const executed = async (body: string, declare = '') => {
    const { statements, unknown } = await open(`DO $$ DECLARE ${declare} x text; BEGIN ${body} END $$`);
    return {
      texts: statements
        .filter(({ within }) => within?.dynamic)
        .map(({ text, within }) => (within?.partly ? `partly ${text}` : text)),
      unknown: unknown.map(({ seen }) => seen),
    };
  };

  test.each([
    [`EXECUTE 'DROP TABLE a';`, 'DROP TABLE a'],
    [`EXECUTE 'DROP TABLE ' || 'a';`, 'DROP TABLE a'],
    [`EXECUTE format('DROP TABLE %I', 'A b');`, 'DROP TABLE "A b"'],
    [
      `EXECUTE format('DELETE FROM %s WHERE a = %L AND b = %%', 'a', 'it''s');`,
      "DELETE FROM a WHERE a = 'it''s' AND b = %",
    ],
    [`EXECUTE format('DROP TABLE %2$I, %1$I', 'a', 'b');`, 'DROP TABLE "b", "a"'],
    [`EXECUTE concat('DROP TABLE ', quote_ident('a'), 1);`, 'DROP TABLE "a"1'],
    [`EXECUTE 'COMMENT ON TABLE a IS ' || quote_literal('x');`, "COMMENT ON TABLE a IS 'x'"],
    [`x := 'DROP TABLE a'; EXECUTE x;`, 'DROP TABLE a'],
    [`EXECUTE y;`, 'DROP TABLE c', `y CONSTANT text := 'DROP TABLE c';`],
    [`EXECUTE 'DROP TABLE ' || y;`, 'DROP TABLE c', `y text = 'c';`],
  ])('%s', async (body, text, declare = '') => {
    const { texts, unknown } = await executed(body, declare);
    // A text that the grammar rejects is the dry-run's to report.
    expect(texts).toEqual(text.endsWith('%') || text.endsWith('1') ? [] : [text]);
    expect(unknown).toEqual([]);
  });

  test.each([
    [`EXECUTE format('DROP TABLE %I', x);`, 'DROP TABLE …'],
    [`EXECUTE 'DROP TABLE ' || quote_ident(x) || ' CASCADE';`, 'DROP TABLE … CASCADE'],
    [`FOR x IN EXECUTE format('SELECT %L', x) LOOP END LOOP;`, "SELECT '…'"],
    [`x := 'DROP TABLE a'; x := x || 'b'; EXECUTE 'ANALYZE ' || x;`, 'ANALYZE …'],
  ])('%s is known in part', async (body, text) => {
    expect(await executed(body)).toEqual({ texts: [`partly ${text}`], unknown: [text] });
  });

  test('of a value that is not known at all', async () => {
    expect(await executed('EXECUTE x;')).toEqual({ texts: [], unknown: ['…'] });
    expect(await executed(`x := x || 'a'; EXECUTE x;`)).toEqual({ texts: [], unknown: ['…a'] });
  });

  test('stands where EXECUTE stands', async () => {
    expect(await statementsIn(`DO $$ BEGIN\n  EXECUTE\n    'DROP TABLE a';\nEND $$`)).toEqual([
      ['Drop', 2, 3, 3, 19, 'dynamic'],
    ]);
  });
});

describe('what the parser cannot follow', () => {
  test.each([
    'DECLARE a t%ROWTYPE; b t.c%TYPE; BEGIN a.x := b; DROP TABLE z; END',
    'DECLARE a app.money; BEGIN a.x := 1; DROP TABLE z; END',
    'BEGIN NEW.a := 1; DROP TABLE z; RETURN NEW; END',
  ])('%s', async (body) => {
    const head = body.includes('NEW') ? '() RETURNS trigger' : '(p "My Type", q t.c%TYPE) RETURNS int';
    const sql = `CREATE FUNCTION f${head} LANGUAGE plpgsql AS $$${body}$$`;
    const opened = await open(sql);
    expect(opened.problem).toBeUndefined();
    expect(opened.statements.map(({ text }) => text)).toContain('DROP TABLE z');
  });

  test('is said', async () => {
    expect((await open('DO $$ DECLARE a int; BEGIN SELECT 1 INTO a.b; END $$')).problem).toMatchObject({
      kind: 'unknown',
      message: '"a.b" is not a known variable',
    });
  });
});

describe('a syntax error in a body', () => {
  test.each([
    ['BEGIN\n  x := 1;\n  selec 1;\n  SELECT 2;\nEND', 3, 3],
    ['BEGIN\n  IF x THEN\n    NULL;\nEND', 4, 3],
    ['BEGIN\n  PERFORM selec FROM;\n  PERFORM selec FROM WHERE;\nEND', 2, 21],
    ['BEGIN\n  UPDATE t SET a = 1 WHER b;\nEND', 2, 22],
  ])('%j', async (body, line, column) => {
    const { problem } = await open(`DO $$DECLARE x int;${body}$$`);
    expect(problem).toMatchObject({ kind: 'syntax-error', at: { startLine: line } });
    expect([problem?.at.startLine, problem?.at.startColumn]).toEqual([line, column]);
  });

  test('of SQL', async () => {
    const { problem, statements } = await open(
      'CREATE FUNCTION f() RETURNS int LANGUAGE sql AS $$\nSELECT 1;\n  SELEC 2 $$',
    );
    expect(problem).toMatchObject({
      kind: 'syntax-error',
      at: { startLine: 3, startColumn: 3, endColumn: 8 },
    });
    expect(statements).toHaveLength(1);
  });
});
