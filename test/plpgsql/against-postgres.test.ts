import { PGlite } from '@electric-sql/pglite';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { openRoutine } from '../../src/plpgsql/open-routine.js';
import { formatProblem } from '../../src/sql/format-problem.js';
import { parseScript } from '../../src/sql/parse-script.js';
import { loadParser } from '../../src/sql/parser.js';
import { isParsed } from '../../src/sql/statements.js';
import { sharedParser } from '../support/lint-example.js';

let server: PGlite;
beforeAll(async () => {
  server = await PGlite.create();
  await server.exec(`CREATE TYPE pair AS (x int, y text); CREATE DOMAIN natural_number AS int;
    CREATE TYPE mood AS ENUM ('good'); CREATE TABLE t (c int, d text, e pair); CREATE SCHEMA app;
    CREATE TABLE app."My T" (id int, "Val" text);`);
});
afterAll(() => server.close());

/** `[SQLSTATE, message]` of what Postgres says, or nothing where it accepts. */
async function said(sql: string): Promise<readonly string[]> {
  await server.exec('BEGIN');
  try {
    await server.exec(sql);
    return [];
  } catch (cause) {
    const { code, message } = cause as Error & { readonly code: string };
    return [code, message];
  } finally {
    await server.exec('ROLLBACK');
  }
}

const define = (body: string, head = '() RETURNS void', kind = 'FUNCTION'): string =>
  `CREATE ${kind} f${head} LANGUAGE plpgsql AS $_$${body}$_$`;

const statements = [
  // What Postgres accepts.
  define('DECLARE a int; b text; BEGIN SELECT 1, 2 INTO a, b; SELECT INTO STRICT a, b 1, 2; END'),
  define('DECLARE r t%ROWTYPE; BEGIN SELECT * INTO r FROM t; r.c := 1; r.e.x := 2; END'),
  define('DECLARE r t; BEGIN r.c := 1; r.d = 2; SELECT * INTO r FROM t; END'),
  define('DECLARE r app."My T"; v app."My T"."Val"%TYPE; BEGIN r."Val" := v; END'),
  define(
    'DECLARE v t.c%TYPE; w t.c%TYPE[]; y t%ROWTYPE; z t.e%TYPE; BEGIN w[1] := 3; z.x := 1; y.c := 1; END',
  ),
  define(
    'DECLARE a natural_number := 1; m mood; BEGIN SELECT 1, NULL INTO a, m; GET DIAGNOSTICS a = ROW_COUNT; END',
  ),
  define(
    "DECLARE v int NOT NULL := 1; w CONSTANT text := 'a'; x int[] = ARRAY[1]; BEGIN x[1:2] := ARRAY[3]; END",
  ),
  define('DECLARE a ALIAS FOR $1; BEGIN a := $1 + 1; $1 := a; RETURN $1; END', '(int) RETURNS int'),
  define('BEGIN x := 2; y := $1; RETURN NEXT; END', '(x int, OUT y int) RETURNS SETOF int'),
  define(
    'BEGIN a := 1; RETURN NEXT; RETURN QUERY EXECUTE $$SELECT 1, 2$$ USING 1; END',
    '() RETURNS TABLE (a int, b int)',
  ),
  define('BEGIN SELECT c, d INTO x, y FROM t; END', '(x OUT int, y OUT mood)'),
  define('BEGIN a.c := 1; RETURN a; END', '(a t) RETURNS t'),
  define('DECLARE z a%TYPE; BEGIN RETURN z; END', '(a t.c%TYPE) RETURNS t.c%TYPE'),
  define(
    'BEGIN FETCH c INTO p; FOREACH p IN ARRAY q LOOP END LOOP; END',
    '(p int, q int[], c refcursor) RETURNS void',
  ),
  define('BEGIN f.x := 1; "X y" := 2; END', '(INOUT x int, INOUT "X y" int)'),
  define(
    '#variable_conflict use_column\n<<o>> DECLARE a int; BEGIN <<i>> LOOP EXIT i WHEN a > 1; EXIT o; END LOOP i; END o',
  ),
  define(
    'DECLARE c CURSOR (k int) FOR SELECT k; r record; BEGIN FOR r IN c(k := 1) LOOP END LOOP; OPEN c(1); FETCH RELATIVE -1 FROM c INTO r; END',
  ),
  define(
    'DECLARE x int; z int[]; BEGIN CASE x WHEN 1, 2 THEN NULL; ELSE NULL; END CASE; FOREACH z SLICE 1 IN ARRAY ARRAY[[1]] LOOP END LOOP; END',
  ),
  define(
    "DECLARE y text; BEGIN NULL; EXCEPTION WHEN division_by_zero OR SQLSTATE '23505' THEN GET STACKED DIAGNOSTICS y = MESSAGE_TEXT; END",
  ),
  define('BEGIN PERFORM\n  1, -- x;\n  2\n FROM t /* ; */ WHERE c = 1; END'),
  define("BEGIN RAISE 'a %', 1; RAISE; RAISE NOTICE '%%' USING HINT = 'y'; RAISE SQLSTATE '22012'; END"),
  define(
    "BEGIN IF TG_OP = 'INSERT' THEN NEW.x := OLD.y; END IF; RETURN COALESCE(NEW, OLD); END",
    '() RETURNS trigger',
  ),
  define('BEGIN COMMIT AND CHAIN; x := 1; CALL g(x); END', '(INOUT x int)', 'PROCEDURE'),
  define(
    'BEGIN CREATE FUNCTION g() RETURNS int LANGUAGE plpgsql AS $x$ BEGIN RETURN 1; END $x$; CREATE FUNCTION h() RETURNS int BEGIN ATOMIC SELECT 1; END; END',
  ),
  define('DECLARE notice int; "select" text; BEGIN notice := 1; "select" := E\'\\\'\' || $q$;$q$; END'),
  define('BEGIN BEGIN; NULL; END; END'),
  // What it rejects.
  define('BEGIN IF TRUE NULL; END IF; END'),
  define('BEGIN IF TRUE THEN NULL; END; END'),
  define('BEGIN WHILE TRUE LOOP NULL; END WHILE; END'),
  define('BEGIN NULL END'),
  define(''),
  define('BEGIN EXIT; END'),
  define('<<a>> BEGIN END b'),
  define('DECLARE a int; a int; BEGIN END'),
  define('DECLARE a int; BEGIN a := (1; END'),
  define('BEGIN nosuch := 1; END'),
  define('BEGIN FOR i IN SELECT 1 LOOP END LOOP; END'),
  define('BEGIN GET DIAGNOSTICS y = NOSUCH; END'),
  define('BEGIN RETURN; END', '() RETURNS int'),
  define('BEGIN RETURN 1; END', '()', 'PROCEDURE'),
  define("BEGIN RAISE SQLSTATE '2201'; END"),
  define('BEGIN UPDATE t SET c = 1 WHER d; END'),
  define('BEGIN INSERT INTO t VALUES (1)\n  UPDATE t SET c = 1; END'),
  define('BEGIN PERFORM "abc; END'),
  define('BEGIN NULL; END $$'),
];

test.each(statements.map((sql) => ({ sql })))('$sql', async ({ sql }) => {
  const parsed = await parseScript(sql, await sharedParser());
  const [statement] = parsed.statements.filter(isParsed);
  const opened = statement && (await openRoutine(statement, parsed.source, await sharedParser()));
  const { problem } = opened ?? {};
  expect(problem ? ['42601', problem.message] : []).toEqual(await said(sql));
});

test('a directive that prints the tree prints nothing', async () => {
  const log = vi.spyOn(console, 'log').mockImplementation(() => undefined);
  const parser = await loadParser();
  const outcome = await parser.parsePlpgsql(define('#option dump\nBEGIN NULL; END'));
  expect(outcome.ok).toBe(true);
  expect(log).not.toHaveBeenCalled();
  log.mockRestore();
});

describe('format()', () => {
  test.each([
    ...[
      "'%s'",
      "'%s', 1",
      "'%d', 1",
      "'%', 1",
      "'%%'",
      "'%1$s %1$s', 1",
      "'%2$s', 1",
      "'%-10s|', 'a'",
      "'%*s', 5, 'a'",
    ],
    ...[
      "'%*2$s', 'a', 5",
      "'%1$*2$s', 'a', 5",
      "'%0$s', 1",
      "'%5%'",
      "'% s', 1",
      "'%.2f', 1",
      "'%05s', 1",
      "'%-%'",
    ],
    ...[
      "'%--5s|', 1",
      "'%1$s', 1, 2",
      "E'%\\n', 1",
      "'%é', 1",
      "'%1$', 1",
      "'%1', 1",
      "'%*', 1",
      "'%3$s %s', 1, 2, 3",
    ],
    ...["'%s %1$s %s', 1, 2", "'%L %I %s', 1, 'a'", "'100%', 1", "''", "'%%%', 1", "'%%%s', 1"],
  ])('%s', async (args) => {
    const [, message] = await said(`SELECT format(${args})`);
    const { rows } = await server.query<{ readonly text: string }>(
      `SELECT (ARRAY[${args.replaceAll(/, (\d)/g, ", '$1'")}])[1] AS text`,
    );
    const values = args.split(', ').length - 1;
    expect(formatProblem({ template: rows[0]?.text ?? '', values })).toBe(message);
  });
});
