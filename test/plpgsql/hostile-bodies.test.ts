import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Region } from '../../src/report.js';
import { openRoutine } from '../../src/plpgsql/open-routine.js';
import { parseScript } from '../../src/sql/parse-script.js';
import type { Parser } from '../../src/sql/parser.js';
import { isParsed } from '../../src/sql/statements.js';
import { sharedParser } from '../support/lint-example.js';

const body = `<<o>> DECLARE a int := 1; r t%ROWTYPE; "é" text; c CURSOR FOR SELECT 1;
BEGIN
  IF a > 1 THEN RAISE NOTICE 'a % é 𝒳', a; END IF; -- drydock-ignore x: y
  FOR r IN EXECUTE format('SELECT %I', a) LOOP UPDATE t SET b = 'it''s' WHERE id BETWEEN 1 AND 2; END LOOP;
  x := $q$;$q$ || E'\\''; /* a /* b */ */ PERFORM f($1);
  BEGIN COMMIT; EXCEPTION WHEN others THEN GET STACKED DIAGNOSTICS a = MESSAGE_TEXT; END;
  RETURN QUERY SELECT 1; OPEN c; FETCH c INTO a;
END`;

const pieces = [
  "'",
  "''",
  '$$',
  '$q$',
  '"',
  '/*',
  '*/',
  '--',
  ';',
  '\n',
  '𝒳',
  'é',
  '%',
  'BEGIN',
  'END',
  'RAISE',
  '(',
  '\\',
  '$1',
];

/** The body with something cut out and something else put in its place. */
const spliced = fc
  .array(
    fc.tuple(
      fc.nat(body.length),
      fc.nat(30),
      fc.oneof(fc.constantFrom(...pieces), fc.constant(body.slice(60, 200))),
    ),
    {
      maxLength: 4,
    },
  )
  .map((cuts) =>
    cuts.reduce((text, [at, width, put]) => text.slice(0, at) + put + text.slice(at + width), body),
  );

const wrapped = fc.tuple(spliced, fc.constantFrom('do', 'function', 'quoted', 'sql')).map(([text, kind]) => {
  if (kind === 'do') return `/* é */ DO $_$${text}$_$;`;
  if (kind === 'quoted')
    return `CREATE PROCEDURE f(a t.c%TYPE) LANGUAGE plpgsql AS '${text.replaceAll("'", "''")}';`;
  return `CREATE FUNCTION f(a text) RETURNS int LANGUAGE ${kind === 'sql' ? 'sql' : 'plpgsql'} AS $_$${text}$_$;`;
});

const isOrdered = ({ startLine, startColumn, endLine, endColumn }: Region): boolean =>
  startLine < endLine || (startLine === endLine && startColumn <= endColumn);

describe('whatever a body holds', () => {
  test('every place lies in the file and ends behind its start', async () => {
    const parser = await sharedParser();
    await fc.assert(
      fc.asyncProperty(wrapped, async (sql) => {
        const parsed = await parseScript(sql, parser);
        const lines = sql.split('\n');
        for (const statement of parsed.statements.filter(isParsed)) {
          const opened = await openRoutine(statement, parsed.source, parser);
          if (!opened) continue;
          const places = [
            ...opened.pieces.map(({ at }) => at),
            ...opened.statements.map(({ region }) => region),
            ...opened.unknown.map(({ at }) => at),
            ...opened.raises.flatMap(({ at, format, habits }) => [
              at,
              format,
              ...habits.map((one) => one.at),
            ]),
            ...opened.comments.map(({ region }) => region),
            ...(opened.problem ? [opened.problem.at] : []),
          ];
          for (const at of places) {
            expect(isOrdered(at)).toBe(true);
            expect(at.endLine).toBeLessThanOrEqual(lines.length);
            expect(at.endColumn).toBeLessThanOrEqual((lines[at.endLine - 1] ?? '').length + 1);
          }
        }
      }),
      { numRuns: 150 },
    );
  }, 120_000);

  const counted = async (sql: string): Promise<number> => {
    const parser = await sharedParser();
    let calls = 0;
    const counting: Parser = {
      parse: (text) => ((calls += 1), parser.parse(text)),
      parsePlpgsql: (text) => ((calls += 1), parser.parsePlpgsql(text)),
    };
    const parsed = await parseScript(sql, parser);
    const [statement] = parsed.statements.filter(isParsed);
    if (statement) await openRoutine(statement, parsed.source, counting);
    return calls;
  };

  test('each statement is parsed once, an error is found in the logarithm of the length', async () => {
    const many = 'INSERT INTO t VALUES (1);\n'.repeat(5000);
    expect(await counted(`DO $$BEGIN ${many} END$$;`)).toBeLessThanOrEqual(5000 + 2);
    expect(await counted(`DO $$BEGIN ${many} SELEC 1; ${many} END$$;`)).toBeLessThan(50);
  }, 60_000);
});
