import { describe, expect, test } from 'vitest';
import { lintProject, sharedParser } from '../support/lint-example.js';
import { parseRuleExample, readRuleExample } from '../support/rule-example.js';

/** `rule line`, and behind what is ignored the reason; only the rules that are looked at here. */
async function report(sql: string, looked = /ignore|truncate|drop-table/): Promise<readonly string[]> {
  const project = await parseRuleExample(readRuleExample(sql), await sharedParser());
  return lintProject(project)
    .filter(({ rule }) => looked.test(rule))
    .map(({ rule, startLine, suppressed }) =>
      suppressed
        ? `${rule} ${startLine} ignored in ${suppressed.line}: ${suppressed.reason}`
        : `${rule} ${startLine}`,
    );
}

const cases = (rows: readonly (readonly [string, string, readonly string[]])[]): void => {
  test.each(rows)('%s', async (_, sql, expected) => {
    expect(await report(sql)).toEqual(expected);
  });
};

describe('where an ignore stands', () => {
  cases([
    [
      'before the statement',
      '-- drydock-ignore truncate: a cache\nTRUNCATE t;',
      ['truncate 2 ignored in 1: a cache'],
    ],
    [
      'with comments and empty lines between',
      '-- drydock-ignore truncate: a cache\n\n-- it fills again\nTRUNCATE t;',
      ['truncate 4 ignored in 1: a cache'],
    ],
    [
      'behind the statement',
      'TRUNCATE t; -- drydock-ignore truncate: a cache',
      ['truncate 1 ignored in 1: a cache'],
    ],
    [
      'inside the statement',
      'TRUNCATE\n  -- drydock-ignore truncate: a cache\n  t;',
      ['truncate 1 ignored in 2: a cache'],
    ],
    [
      'behind its last line',
      'TRUNCATE\n  t; -- drydock-ignore truncate: a cache',
      ['truncate 1 ignored in 2: a cache'],
    ],
    [
      'a block comment',
      '/* drydock-ignore truncate: a cache */\nTRUNCATE t;',
      ['truncate 2 ignored in 1: a cache'],
    ],
    [
      'a block comment of several lines',
      '/*\n  drydock-ignore truncate: a cache\n  that fills again\n*/\nTRUNCATE t;',
      ['truncate 5 ignored in 1: a cache\n  that fills again'],
    ],
    [
      'a block comment before it on its line',
      '/* drydock-ignore truncate: a cache */ TRUNCATE t;',
      ['truncate 1 ignored in 1: a cache'],
    ],
    [
      'only the next statement is covered',
      '-- drydock-ignore truncate: a cache\nTRUNCATE t;\nTRUNCATE u;',
      ['truncate 2 ignored in 1: a cache', 'truncate 3'],
    ],
    [
      'behind a statement it does not cover the next',
      'SELECT 1; -- drydock-ignore truncate: a cache\nTRUNCATE t;',
      ['unused-ignore 1', 'truncate 2'],
    ],
    [
      'two before one statement',
      '-- drydock-ignore truncate: a cache\n-- drydock-ignore truncate-cascade: likewise\nTRUNCATE t CASCADE;',
      ['truncate 3 ignored in 1: a cache', 'truncate-cascade 3 ignored in 2: likewise'],
    ],
    [
      'several ids',
      '-- drydock-ignore truncate, truncate-cascade: a cache\nTRUNCATE t CASCADE;',
      ['truncate 2 ignored in 1: a cache', 'truncate-cascade 2 ignored in 1: a cache'],
    ],
    [
      'the whole file, from its end',
      'TRUNCATE t;\nTRUNCATE u;\n-- drydock-ignore-file truncate: caches',
      ['truncate 1 ignored in 3: caches', 'truncate 2 ignored in 3: caches'],
    ],
    [
      'the whole file is not another file',
      '-- migration\n-- drydock-ignore-file truncate: a cache\nTRUNCATE t;\n-- migration\nTRUNCATE u;',
      ['truncate 3 ignored in 2: a cache', 'truncate 5'],
    ],
    [
      'a colon in the reason',
      '-- drydock-ignore truncate: see 0041: a cache\nTRUNCATE t;',
      ['truncate 2 ignored in 1: see 0041: a cache'],
    ],
    [
      'no space behind the dashes',
      '--drydock-ignore truncate:cache\nTRUNCATE t;',
      ['truncate 2 ignored in 1: cache'],
    ],
    [
      'the end of a line of Windows',
      '-- drydock-ignore truncate: a cache\r\nTRUNCATE t;\r\n',
      ['truncate 2 ignored in 1: a cache'],
    ],
    ['in a string it is none', "SELECT '-- drydock-ignore truncate: a cache';\nTRUNCATE t;", ['truncate 2']],
    ['the text of another comment', '-- see drydock-ignore truncate: a cache\nTRUNCATE t;', ['truncate 2']],
  ]);

  test('a psql command', async () => {
    const found = await report(
      '-- drydock-ignore psql-command: reviewed with it\n\\i more.sql',
      /psql|ignore/,
    );
    expect(found).toEqual(['psql-command 2 ignored in 1: reviewed with it']);
  });

  test('a script without statements', async () => {
    const sql =
      '-- migration\nDELETE FROM t WHERE a;\n-- down\n-- no way back\n-- drydock-ignore empty-down: the rows are gone';
    expect(await report(sql, /empty-down|ignore/)).toEqual(['empty-down 4 ignored in 5: the rows are gone']);
  });
});

describe('an ignore in a body', () => {
  const body = (lines: string): string => `DO $$\nBEGIN\n${lines}\nEND\n$$;\nTRUNCATE w;`;
  cases([
    [
      'before a statement covers that one alone',
      body('  -- drydock-ignore truncate: a cache\n  TRUNCATE t;\n  TRUNCATE u;'),
      ['truncate 4 ignored in 3: a cache', 'truncate 5', 'truncate 8'],
    ],
    [
      'behind a statement',
      body('  TRUNCATE t; -- drydock-ignore truncate: a cache\n  TRUNCATE u;'),
      ['truncate 3 ignored in 3: a cache', 'truncate 4', 'truncate 7'],
    ],
    [
      'inside a statement',
      body('  TRUNCATE\n  /* drydock-ignore truncate: a cache */\n  t;\n  TRUNCATE u;'),
      ['truncate 3 ignored in 4: a cache', 'truncate 6', 'truncate 9'],
    ],
    [
      'before an EXECUTE',
      body("  -- drydock-ignore truncate: a cache\n  EXECUTE\n    'TRUNCATE t';\n  TRUNCATE u;"),
      ['truncate 4 ignored in 3: a cache', 'truncate 6', 'truncate 9'],
    ],
    [
      'before the DO covers all of it',
      `-- drydock-ignore truncate: caches\n${body('  TRUNCATE t;\n  TRUNCATE u;')}`,
      ['truncate 4 ignored in 1: caches', 'truncate 5 ignored in 1: caches', 'truncate 8'],
    ],
    [
      'of the whole file',
      body('  TRUNCATE t; -- drydock-ignore-file truncate: caches'),
      ['truncate 3 ignored in 3: caches', 'truncate 6 ignored in 3: caches'],
    ],
    [
      'without use',
      body('  -- drydock-ignore truncate: a cache\n  PERFORM f();\n  TRUNCATE u;'),
      ['unused-ignore 3', 'truncate 5', 'truncate 8'],
    ],
    [
      'of an unknown rule, without a reason',
      body('  -- drydock-ignore trunkate: a cache\n  -- drydock-ignore truncate\n  NULL;'),
      ['unknown-rule-in-ignore 3', 'ignore-without-reason 4', 'truncate 8'],
    ],
    [
      'between quotes',
      "DO 'BEGIN\n  -- drydock-ignore truncate: a cache''s rows\n  TRUNCATE t;\n  TRUNCATE u;\nEND';",
      ["truncate 3 ignored in 2: a cache's rows", 'truncate 4'],
    ],
    [
      'in BEGIN ATOMIC',
      'CREATE FUNCTION f() RETURNS void BEGIN ATOMIC\n  -- drydock-ignore delete-without-where: a cache\n  DELETE FROM t;\nEND;\nSELECT f();\nTRUNCATE u;',
      ['truncate 6'],
    ],
  ]);
});

describe('what is wrong with an ignore', () => {
  cases([
    ['no reason', '-- drydock-ignore truncate\nTRUNCATE t;', ['ignore-without-reason 1', 'truncate 2']],
    [
      'nothing behind the colon',
      '-- drydock-ignore truncate:\nTRUNCATE t;',
      ['ignore-without-reason 1', 'truncate 2'],
    ],
    [
      'a reason without a colon',
      '-- drydock-ignore truncate it is a cache\nTRUNCATE t;',
      ['ignore-without-reason 1', 'truncate 2'],
    ],
    ['no rule', '-- drydock-ignore: a cache\nTRUNCATE t;', ['unknown-rule-in-ignore 1', 'truncate 2']],
    [
      'an unknown rule',
      '-- drydock-ignore trunkate: a cache\nTRUNCATE t;',
      ['unknown-rule-in-ignore 1', 'truncate 2'],
    ],
    [
      'one unknown of two',
      '-- drydock-ignore trunkate, truncate: a cache\nTRUNCATE t;',
      ['unknown-rule-in-ignore 1', 'truncate 2 ignored in 1: a cache'],
    ],
    ['nothing to ignore', '-- drydock-ignore truncate: a cache\nSELECT 1;', ['unused-ignore 1']],
    [
      'one of two without use',
      '-- drydock-ignore truncate, drop-table: a cache\nTRUNCATE t;',
      ['unused-ignore 1', 'truncate 2 ignored in 1: a cache'],
    ],
    [
      'a file-wide one without use',
      'SELECT 1;\n-- drydock-ignore-file truncate: a cache',
      ['unused-ignore 2'],
    ],
    [
      'behind the last statement',
      'TRUNCATE t;\n-- drydock-ignore truncate: a cache',
      ['truncate 1', 'unused-ignore 2'],
    ],
    [
      'a rule that is off',
      '-- drydock-ignore missing-or-replace: as it is in the old schema\nCREATE VIEW v AS SELECT 1;',
      [],
    ],
    [
      'a rule that only the dry-run could have found',
      '-- drydock-ignore-file rollback-incomplete: the column order\nSELECT 1;',
      [],
    ],
  ]);

  test('the history is not looked at', async () => {
    const sql = '-- before\n-- drydock-ignore trunkate\nTRUNCATE t;\n-- migration\nSELECT 1;';
    expect(await report(sql)).toEqual([]);
  });

  test.each([
    ['-- drydock-ignore trunkate: x', 'There is no rule trunkate; the nearest is truncate.'],
    ['-- drydock-ignore something-else-altogether: x', 'There is no rule something-else-altogether.'],
    ['-- drydock-ignore: x', 'The ignore names no rule.'],
    ['-- drydock-ignore truncate', 'The ignore of truncate gives no reason, so it ignores nothing.'],
    ['-- drydock-ignore truncate: x', 'truncate reports nothing here: the ignore can go.'],
  ])('%s: %s', async (comment, message) => {
    const project = await parseRuleExample(readRuleExample(`${comment}\nSELECT 1;`), await sharedParser());
    expect(lintProject(project).map((finding) => finding.message)).toEqual([message]);
  });
});
