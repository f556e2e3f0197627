import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rules } from '../../rules/index.js';
import { applyFixes } from '../../src/check/apply-fixes.js';
import { fixProject } from '../../src/check/fix-project.js';
import type { CheckRequest } from '../../src/check/request.js';
import { plain } from '../../src/migration-tools/plain.js';
import type { Finding } from '../../src/report.js';
import { SourceText } from '../../src/sql/source-text.js';
import { lintExample, sharedParser } from '../support/lint-example.js';
import { memoryFiles } from '../support/memory-files.js';
import { exampleSettings } from '../support/rule-example.js';

const place = { startLine: 1, startColumn: 1, endLine: 1, endColumn: 1 };

/** A finding whose fix puts each text in place of what stands between two offsets. */
const findingOf = (text: string, edits: readonly (readonly [number, number, string])[]): Finding => {
  const source = new SourceText(text);
  const fix = {
    description: 'x',
    edits: edits.map(([start, end, put]) => ({ ...source.regionOf(start, end), text: put })),
  };
  const said = { file: 'a.sql', message: 'x', help: 'x', docsUrl: 'x', fix };
  return { rule: 'x', severity: 'error', stage: 'lint', ...place, ...said };
};

describe('applying fixes', () => {
  test('where two touch, the first wins whole', () => {
    const text = 'CREATE INDEX i ON t (a);';
    const first = findingOf(text, [
      [0, 0, 'x;'],
      [12, 12, ' CONCURRENTLY'],
    ]);
    const second = findingOf(text, [
      [12, 12, ' IF NOT EXISTS'],
      [23, 23, ' WHERE a'],
    ]);
    const { text: next, applied } = applyFixes(text, [first, second]);
    expect(next).toBe('x;CREATE INDEX CONCURRENTLY i ON t (a);');
    expect(applied).toEqual([first]);
  });

  test('nothing outside the edits changes: byte order mark, line ends, what is no ASCII', () => {
    const piece = fc.constantFrom('é', '😀', '\r\n', '\n', 'a', ' ', '\t', "'", '\u2028');
    const parts = fc.array(
      fc.record({
        keep: fc.array(piece).map((all) => all.join('')),
        cut: fc.constantFrom('', 'x', 'yy\n', '\r\n'),
      }),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(fc.boolean(), parts, fc.string(), (mark, all, tail) => {
        const bom = mark ? '\uFEFF' : '';
        const rest = tail.replace(/^\uFEFF/, '');
        const text = bom + all.map(({ keep, cut }) => `|${keep}${cut}`).join('') + `|${rest}`;
        let at = 0;
        const edits = all.map(({ keep, cut }) => {
          const start = at + 1 + keep.length;
          at = start + cut.length;
          return [start, at, '<put>'] as const;
        });
        const { text: next } = applyFixes(text, [findingOf(text, edits)]);
        expect(next).toBe(bom + all.map(({ keep }) => `|${keep}<put>`).join('') + `|${rest}`);
      }),
    );
  });
});

const requestOf = (
  files: Readonly<Record<string, string>>,
  part: Partial<CheckRequest> = {},
): CheckRequest => {
  const all = memoryFiles(files);
  return {
    files: all,
    parser: sharedParser(),
    framework: { tool: plain, reason: '' },
    isPending: () => true,
    changes: [],
    isDevFile: () => false,
    lintSettings: exampleSettings,
    ruleSet: {
      rules,
      known: rules.map(({ id }) => id),
      severityFor: () => undefined,
      strict: false,
      docsUrl: (id) => id,
    },
    engine: 'none',
    postgresMajor: undefined,
    transaction: 'auto',
    engineOptions: { statementTimeoutMs: 1000 },
    maxBlockingMs: 1000,
    blockingRows: 0,
    partitionHorizon: '1 month',
    failOn: 'error',
    ...part,
  };
};

const history = 'CREATE TABLE orders (id bigint PRIMARY KEY, a int, b int);\n';
const isPending = (file: string): boolean => !file.startsWith('1');

describe('--fix', () => {
  test('goes on until nothing is left to fix', async () => {
    const files = { '1.sql': history, '2.sql': 'CREATE INDEX ON orders (a)' };
    const { fixed, count, project } = await fixProject(requestOf(files, { isPending }));
    expect(fixed.map(({ path, after }) => [path, after])).toEqual([
      [
        '2.sql',
        'DROP INDEX CONCURRENTLY IF EXISTS orders_a_idx;\nCREATE INDEX CONCURRENTLY IF NOT EXISTS orders_a_idx ON orders (a)',
      ],
    ]);
    expect(count).toBe(3);
    expect(project.migrations[1]?.up.text).toBe(fixed[0]?.after);
  });

  test.each<readonly [string, Readonly<Record<string, string>>, Partial<CheckRequest>]>([
    ['the history', { '1.sql': history, '2.sql': 'SELECT 1;' }, { isPending }],
    [
      'what is ignored',
      {
        '1.sql': history,
        '2.sql':
          '-- drydock-ignore drop-column, missing-if-exists: gone since May\nALTER TABLE orders DROP a;',
      },
      { isPending },
    ],
    ['what is not parsed', { '2.sql': 'CREATE TABLEX t (a int);' }, {}],
    [
      'what would hide that the table is there',
      { '1.sql': history, '2.sql': 'CREATE TABLE orders (id int);' },
      { isPending },
    ],
  ])('leaves %s', async (_, files, part) => {
    expect(await fixProject(requestOf(files, part))).toMatchObject({ fixed: [], count: 0 });
  });

  test('leaves what a rule says that is off', async () => {
    const files = { '2.sql': 'CREATE TABLE t (a int);' };
    const request = requestOf(files);
    const severityFor = (id: string) => (id === 'missing-if-not-exists' ? 'off' : undefined);
    const off = { ...request.ruleSet, severityFor };
    expect((await fixProject(request)).count).toBe(1);
    expect((await fixProject({ ...request, ruleSet: off })).count).toBe(0);
  });

  test('finds a fix whatever words, comments and line ends stand around it, and nothing gets worse', async () => {
    const statement = fc.constantFrom(
      'CREATE TABLE t (a int)',
      'create unlogged table "T" (a int)',
      'CREATE INDEX ON orders (a, lower(b::text))',
      'CREATE INDEX CONCURRENTLY i ON orders (b)',
      'ALTER TABLE orders ADD note text, DROP b, DROP CONSTRAINT c, ADD COLUMN x int[] DEFAULT ARRAY[1, 2]',
      'ALTER TABLE orders RENAME TO o',
      'DROP MATERIALIZED VIEW v',
      'DROP INDEX CONCURRENTLY i',
      'DROP TEXT SEARCH CONFIGURATION c',
      'CREATE SCHEMA s CREATE TABLE t (a int)',
      'CREATE MATERIALIZED VIEW m AS SELECT 1 AS "IF NOT EXISTS"',
      'CREATE FUNCTION f() RETURNS int LANGUAGE sql AS $$ SELECT 1 -- DROP TABLE t\n$$',
      'ALTER TYPE value ADD VALUE $$add$$',
      'SELECT 1',
    );
    const gap = fc.constantFrom(' ', '\n', '\r\n', ' /* INDEX; */ ', '-- é TABLE\n', '\t');
    const script = fc
      .array(fc.tuple(gap, statement, gap, fc.constantFrom('', '; -- drydock-ignore x: y\n')), {
        maxLength: 5,
      })
      .map((all) => all.map(([a, sql, b, end]) => a + sql.replaceAll(' ', b) + (end || ';')).join(''));
    await fc.assert(
      fc.asyncProperty(script, fc.boolean(), async (sql, mark) => {
        const bad = (mark ? '\uFEFF' : '') + sql;
        const { fixed } = await fixProject(requestOf({ '2.sql': bad }, { transaction: 'none' }));
        const after = fixed[0]?.after ?? bad;
        expect(isSubsequence(bad, after)).toBe(true);
        const count = (all: readonly Finding[]) => all.filter(({ severity }) => severity === 'error').length;
        const [before, remaining] = await Promise.all([
          lintAlone(sql),
          lintAlone(after.replace('\uFEFF', '')),
        ]);
        expect(remaining.filter(({ fix }) => fix !== undefined)).toEqual([]);
        expect(remaining.filter(({ rule }) => rule === 'syntax-error')).toEqual([]);
        expect(count(remaining)).toBeLessThanOrEqual(count(before));
      }),
      { numRuns: 150 },
    );
  });
});

const lintAlone = (sql: string): Promise<readonly Finding[]> =>
  lintExample(`-- migration 2.sql (no transaction)\n${sql}`);

/** These rules only put something in, so all that was there is there still, in its order. */
function isSubsequence(inner: string, outer: string): boolean {
  let at = 0;
  for (const character of outer) if (inner.startsWith(character, at)) at += character.length;
  return at === inner.length;
}
