import { expect, test } from 'vitest';
import { rules } from '../../rules/index.js';
import { judgeFindings } from '../../src/check/judge-findings.js';
import type { CheckRequest } from '../../src/check/request.js';
import type { DryRunProblem } from '../../src/dry-run/problem.js';
import { type RuleSet, runRules } from '../../src/lint/run-rules.js';
import type { Finding, Region } from '../../src/report.js';
import { sharedParser } from '../support/lint-example.js';
import { parseRuleExample, readRuleExample } from '../support/rule-example.js';

const ruleSet: RuleSet = {
  rules,
  known: rules.map(({ id }) => id),
  severityFor: () => undefined,
  strict: false,
  docsUrl: (id) => id,
};

type Told = Pick<DryRunProblem, 'rule' | 'stage' | 'message' | 'postgres'>;

const lost: Told = {
  rule: 'data-lost',
  stage: 'dry-run',
  message: 'The migration destroys 2 rows of orders.',
};

/** What is found of the example where the dry-run tells that of that place, that rows were lost if nothing else. */
async function judged(migration: string, at: Region, ...told: readonly Told[]): Promise<readonly Finding[]> {
  const example = `-- before\nCREATE TABLE orders (id bigint PRIMARY KEY, note text);\n-- migration (no transaction)\n${migration}`;
  const project = await parseRuleExample(readRuleExample(example), await sharedParser());
  const problems = (told.length > 0 ? told : [lost]).map((one) => ({ ...one, file: '0001.sql', at }));
  const outcome = { migrations: [], problems, historyMs: 0, engine: null };
  const request = { ruleSet, engine: 'auto' } as CheckRequest;
  return judgeFindings(project, runRules(project, ruleSet), outcome, request);
}

const region = (startLine: number, startColumn: number, endColumn: number): Region => ({
  startLine,
  startColumn,
  endLine: startLine,
  endColumn,
});

test('a loss is told by the destructive finding on its statement', async () => {
  const findings = await judged('DROP TABLE IF EXISTS orders;', region(4, 1, 28));
  expect(findings.map(({ rule }) => rule)).toEqual(['drop-table']);
  expect(findings[0]?.help).toMatch(/nothing has used it\. The migration destroys 2 rows of orders\.$/);
});

test('a loss on a statement that nothing else reports is a finding of its own', async () => {
  const line = "DELETE FROM orders WHERE note = 'x'; DROP TABLE IF EXISTS orders;";
  const findings = await judged(line, region(4, 1, 36));
  expect(findings.map(({ rule, startColumn }) => [rule, startColumn])).toEqual([
    ['data-lost', 1],
    ['drop-table', 38],
  ]);
});

test('an ignore of the destructive finding holds for the loss that it tells of', async () => {
  const line = '-- drydock-ignore drop-table: unread since March\nDROP TABLE IF EXISTS orders;';
  const findings = await judged(line, region(5, 1, 28));
  expect(findings.map(({ rule, suppressed }) => [rule, suppressed?.reason])).toEqual([
    ['drop-table', 'unread since March'],
  ]);
});

test('a finding of another kind on the statement does not take the loss over', async () => {
  const line = 'ALTER TABLE orders ALTER COLUMN note SET NOT NULL;';
  const findings = await judged(line, region(4, 1, 50));
  expect(findings.map(({ rule }) => rule)).toEqual(['data-lost', 'set-not-null-without-check']);
});

const interrupted = {
  rule: 'half-applied-on-failure',
  stage: 'rerun',
  message: 'Cancelled or cut off behind line 3, it fails.',
} as const;

test('what an interruption leaves behind is told by the finding on the statement that cannot be repeated', async () => {
  const line = 'CREATE TABLE lines (id bigint PRIMARY KEY);';
  const findings = await judged(line, region(4, 1, 43), interrupted);
  expect(findings.map(({ rule, severity }) => [rule, severity])).toEqual([
    ['missing-if-not-exists', 'warning'],
  ]);
  expect(findings[0]?.help).toMatch(/ Cancelled or cut off behind line 3, it fails\.$/);
});

test('one finding tells of a second run after the first and after half of it', async () => {
  const error = (message: string) => ({ postgres: { message, sqlState: '42P01' } });
  const rerun = { rule: 'rerun-failed', stage: 'rerun', message: 'It fails.', ...error('whole') } as const;
  const line = 'ALTER TABLE orders RENAME TO old;';
  const findings = await judged(line, region(4, 1, 33), rerun, { ...interrupted, ...error('half') });
  const told = findings.filter(({ postgres }) => postgres);
  expect(told.map(({ rule, postgres }) => [rule, postgres?.message])).toEqual([
    ['missing-if-exists', 'whole'],
  ]);
  expect(told[0]?.help).toMatch(/done\. Cancelled or cut off behind line 3, it fails\.$/);
});

test('an index that stays INVALID is told by the finding that foretold it', async () => {
  const line = 'CREATE INDEX CONCURRENTLY IF NOT EXISTS i ON orders (note);';
  const findings = await judged(line, region(4, 1, 59), { ...interrupted, rule: 'invalid-index-left' });
  expect(findings.map(({ rule }) => rule)).toEqual(['concurrently-if-not-exists']);
  expect(findings[0]?.help).toMatch(/ Cancelled or cut off behind line 3, it fails\.$/);
});

test('an interruption is as grave as what the script promises', async () => {
  const line = '-- SAFE PRODUCTION MIGRATION\nSELECT 1;';
  const findings = await judged(line, region(5, 1, 9), interrupted);
  expect(findings.map(({ rule, severity }) => [rule, severity])).toContainEqual([
    'half-applied-on-failure',
    'error',
  ]);
});
