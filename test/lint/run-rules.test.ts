import { describe, expect, test } from 'vitest';
import { type Category, defineRule, type Rule } from '../../src/lint/rule.js';
import { concludeRules, runRules, type RuleSet } from '../../src/lint/run-rules.js';
import type { Severity } from '../../src/report.js';
import { sharedParser } from '../support/lint-example.js';
import { parseRuleExample, readRuleExample } from '../support/rule-example.js';

const probe = (parts: Partial<Rule>): Rule =>
  defineRule({
    id: 'probe',
    summary: 'A rule of this test',
    severity: 'error',
    category: 'types',
    why: '',
    instead: 'Write something else.',
    claim: { unprovable: 'A test.' },
    ...parts,
  });

const setOf = (rule: Rule, parts: Partial<RuleSet> = {}): RuleSet => ({
  rules: [rule],
  known: ['probe'],
  severityFor: () => undefined,
  strict: false,
  docsUrl: (id) => `docs/${id}`,
  ...parts,
});

const projectOf = async (sql: string) => parseRuleExample(readRuleExample(sql), await sharedParser());

const run = async (sql: string, rule: Rule, parts: Partial<RuleSet> = {}) =>
  runRules(await projectOf(sql), setOf(rule, parts));

const onSelect = (parts: Partial<Rule> = {}, severity?: Severity): Rule =>
  probe({ on: { SelectStmt: () => ({ message: 'Seen.', ...(severity ? { severity } : {}) }) }, ...parts });

describe('a finding', () => {
  test('has what rule and problem say, at the statement', async () => {
    expect(await run('\n  SELECT 1;', onSelect())).toEqual([
      {
        rule: 'probe',
        severity: 'error',
        stage: 'lint',
        file: '0001.sql',
        startLine: 2,
        startColumn: 3,
        endLine: 2,
        endColumn: 11,
        message: 'Seen.',
        help: 'Write something else.',
        docsUrl: 'docs/probe',
      },
    ]);
  });

  test('takes place and help of the problem where it has its own', async () => {
    const at = { startLine: 7, startColumn: 1, endLine: 7, endColumn: 2 };
    const rule = probe({ on: { SelectStmt: () => [{ message: 'Seen.', at, help: 'Do this.' }] } });
    expect(await run('SELECT 1;', rule)).toMatchObject([{ ...at, help: 'Do this.' }]);
  });
});

describe('severity', () => {
  test.each<
    readonly [
      Severity | 'off',
      Severity | undefined,
      Severity | 'off' | undefined,
      boolean,
      Severity | 'none',
    ]
  >([
    ['error', undefined, undefined, false, 'error'],
    ['error', 'info', undefined, false, 'info'],
    ['error', 'info', 'warning', false, 'warning'],
    ['error', undefined, 'off', false, 'none'],
    ['off', undefined, undefined, false, 'none'],
    ['off', undefined, undefined, true, 'warning'],
    ['off', 'error', undefined, false, 'error'],
    ['off', undefined, 'error', false, 'error'],
    ['info', undefined, undefined, true, 'info'],
  ])(
    'default %s, of the problem %s, of the user %s, strict %s: %s',
    async (own, problem, user, strict, expected) => {
      const parts = { severityFor: () => user, strict };
      const findings = await run('SELECT 1;', onSelect({ severity: own }, problem), parts);
      expect(findings.map(({ severity }) => severity)).toEqual(expected === 'none' ? [] : [expected]);
    },
  );
});

describe('who is heard', () => {
  const files =
    '-- before\nSELECT 0;\n-- migration\nSELECT 1;\n-- down\nSELECT 2;\n-- migration 0002_dev.sql\nSELECT 3;';

  test.each<readonly [Category, readonly string[]]>([
    ['types', ['4 error', '8 error']],
    ['destructive', ['4 error']],
    ['banner', ['4 error', '8 error']],
    ['compatibility', ['4 error', '8 error']],
    ['locks', ['4 error', '6 info', '8 error']],
    ['idempotency', ['4 error', '6 info', '8 error']],
    ['files', ['4 error', '6 error', '8 error']],
  ])('%s', async (category, expected) => {
    const findings = await run(files, onSelect({ category }));
    expect(findings.map(({ startLine, severity }) => `${startLine} ${severity}`)).toEqual(expected);
  });

  test('what the user says of the severity holds for down scripts too', async () => {
    const findings = await run(files, onSelect({ category: 'locks' }), { severityFor: () => 'error' });
    expect(findings.map(({ severity }) => severity)).toEqual(['error', 'error', 'error']);
  });
});

describe('listeners', () => {
  test('sub-commands of ALTER TABLE, with their table', async () => {
    const rule = probe({
      on: {
        AT_DropColumn: ({ name }, { table, alter }) => ({
          message: `${table.schema ?? ''} ${table.name} ${name ?? ''} ${(alter.cmds ?? []).length}.`,
        }),
      },
    });
    const sql = 'ALTER TABLE app.t DROP a, ADD b int, DROP c;\nALTER TYPE p DROP ATTRIBUTE a;\nDROP TABLE t;';
    const findings = await run(sql, rule);
    expect(findings.map(({ message }) => message)).toEqual(['app t a 3.', 'app t c 3.']);
  });

  test('the state is that before the statement', async () => {
    const rule = probe({
      on: { CreateStmt: (_, { state }) => ({ message: `${String(state.isNew({ name: 't' }))}.` }) },
    });
    const findings = await run('CREATE TABLE t (a int);\nCREATE TABLE u (a int);', rule);
    expect(findings.map(({ message }) => message)).toEqual(['false.', 'true.']);
  });

  test('statements that do not parse are passed over', async () => {
    expect(await run('SELEC 1;\nSELECT 2;', onSelect())).toMatchObject([{ startLine: 2 }]);
  });

  test.each([
    ['its first statement', '\n\nSELECT 1;\nSELECT 2;', [3, 1, 3, 9]],
    ['its first comment', '\n -- nothing\n', [2, 2, 2, 12]],
    ['the start of the file', '\n', [1, 1, 1, 1]],
  ])('a script is reported at %s', async (_, sql, [startLine, startColumn, endLine, endColumn]) => {
    const findings = await run(sql, probe({ script: () => ({ message: 'Seen.' }) }));
    expect(findings).toMatchObject([{ startLine, startColumn, endLine, endColumn }]);
  });

  test('the project is heard once', async () => {
    const at = { startLine: 1, startColumn: 1, endLine: 1, endColumn: 1 };
    const rule = probe({
      project: ({ migrations }) => ({ file: 'x.sql', at, message: `${migrations.length}.` }),
    });
    const findings = await run('-- before\nSELECT 0;\n-- migration\nSELECT 1;', rule);
    expect(findings).toMatchObject([{ file: 'x.sql', message: '2.' }]);
  });
});

test('what is concluded is told the categories', async () => {
  const at = { startLine: 1, startColumn: 1, endLine: 1, endColumn: 1 };
  const rule = onSelect({
    category: 'data',
    conclude: (findings) =>
      findings.map(({ category, rule: id }) => ({ file: 'x.sql', at, message: `${id} ${category}.` })),
  });
  const project = await projectOf('SELECT 1;');
  const found = runRules(project, setOf(rule));
  const others = found.map((finding) => ({ ...finding, rule: 'unknown' }));
  expect(concludeRules([...found, ...others], project, setOf(rule))).toMatchObject([
    { message: 'probe data.' },
  ]);
});

describe('a rule that yields', () => {
  const onIndex = (id: string, parts: Partial<Rule> = {}): Rule =>
    probe({ id, on: { IndexStmt: ({ idxname }) => ({ message: `${idxname ?? ''} seen.` }) }, ...parts });
  const specific = onIndex('specific', {
    on: { IndexStmt: ({ unique }) => (unique === true ? { message: 'Unique.' } : undefined) },
  });
  const general = onIndex('general', { yieldsTo: ['specific'] });
  const found = async (rules: readonly Rule[], parts: Partial<RuleSet> = {}) =>
    runRules(await projectOf('CREATE INDEX a ON t (c);\nCREATE UNIQUE INDEX b ON t (c);'), {
      ...setOf(general, parts),
      rules,
    }).map(({ rule, startLine }) => [rule, startLine]);

  test('is silent where the other one speaks, and there alone', async () => {
    expect(await found([general, specific])).toEqual([
      ['general', 1],
      ['specific', 2],
    ]);
  });

  test('speaks where the other one is off', async () => {
    const severityFor = (id: string) => (id === 'specific' ? 'off' : undefined);
    expect(await found([general, specific], { severityFor })).toEqual([
      ['general', 1],
      ['general', 2],
    ]);
  });
});
