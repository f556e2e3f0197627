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

interface Options {
  /** What the dry-run tells of that place, in place of rows that were lost. */
  readonly told?: readonly Told[];
  /** Whether the first line of the down script does not bring them back, either. */
  readonly isGone?: boolean;
  /** Whether these are all rows. */
  readonly isWhole?: boolean;
  readonly off?: string;
}

const lost: Told = {
  rule: 'data-lost',
  stage: 'dry-run',
  message: 'The migration destroys 2 rows of orders.',
};

/** What is found of the example where the dry-run says that rows were lost at that place. */
async function judged(
  migration: string,
  at: Region,
  { told = [lost], isGone = false, isWhole = false, off }: Options = {},
): Promise<readonly Finding[]> {
  const example = `-- before\nCREATE TABLE orders (id bigint PRIMARY KEY, note text);\n-- migration (no transaction)\n${migration}`;
  const project = await parseRuleExample(readRuleExample(example), await sharedParser());
  const seen: readonly DryRunProblem[] = told.map((one) => ({ ...one, file: '0001.sql', at, isWhole }));
  const consequence: DryRunProblem = {
    rule: 'rollback-loses-data',
    stage: 'rollback',
    file: '0001.down.sql',
    at: region(1, 1, 2),
    message: 'The down script does not bring back 2 rows of orders.',
    follows: seen,
  };
  const problems = isGone ? [...seen, consequence] : seen;
  const outcome = { migrations: [], problems, historyMs: 0, engine: null };
  const severityFor = (rule: string) => (rule === off ? ('off' as const) : undefined);
  const own: RuleSet = { ...ruleSet, severityFor };
  const request = { ruleSet: own, engine: 'auto' } as CheckRequest;
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

test('an ignore of the destructive finding does not hold for rows that are nowhere any more', async () => {
  const line = '-- drydock-ignore drop-table: all in the archive\nDROP TABLE IF EXISTS orders;';
  const findings = await judged(line, region(5, 1, 28));
  expect(findings.map(({ rule, suppressed }) => [rule, suppressed?.reason])).toEqual([
    ['data-lost', undefined],
    ['drop-table', 'all in the archive'],
  ]);
});

test('an ignore of the destructive finding holds for the loss of all that it drops', async () => {
  const line = '-- drydock-ignore drop-table: unread since March\nDROP TABLE IF EXISTS orders;';
  const findings = await judged(line, region(5, 1, 28), { isWhole: true });
  expect(findings.map(({ rule, suppressed }) => [rule, suppressed?.reason])).toEqual([
    ['drop-table', 'unread since March'],
  ]);
});

test('an ignore of both holds for both', async () => {
  const line = '-- drydock-ignore drop-table, data-lost: unread since March\nDROP TABLE IF EXISTS orders;';
  const findings = await judged(line, region(5, 1, 28));
  expect(findings.map(({ rule, suppressed }) => [rule, suppressed?.reason])).toEqual([
    ['data-lost', 'unread since March'],
    ['drop-table', 'unread since March'],
  ]);
});

const emptied = "UPDATE orders SET note = NULL WHERE note = 'x';\n-- down\nUPDATE orders SET note = '';";

test('what does not come back is told once, by the finding that stands', async () => {
  const findings = await judged(emptied, region(4, 1, 47), { isGone: true });
  expect(findings.map(({ rule }) => rule)).toEqual(['data-lost']);
});

test('what does not come back is told of the down script where the loss is ignored', async () => {
  const line = `-- drydock-ignore data-lost: the down script knows\n${emptied}`;
  const findings = await judged(line, region(5, 1, 47), { isGone: true });
  expect(findings.flatMap(({ rule, suppressed }) => (suppressed ? [] : [rule]))).toEqual([
    'rollback-loses-data',
  ]);
});

test('what does not come back is told of the down script where the loss is off', async () => {
  const findings = await judged(emptied, region(4, 1, 47), { isGone: true, off: 'data-lost' });
  expect(findings.map(({ rule }) => rule)).toEqual(['rollback-loses-data']);
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
  const findings = await judged(line, region(4, 1, 43), { told: [interrupted] });
  expect(findings.map(({ rule, severity }) => [rule, severity])).toEqual([
    ['missing-if-not-exists', 'warning'],
  ]);
  expect(findings[0]?.help).toMatch(/ Cancelled or cut off behind line 3, it fails\.$/);
});

test('one finding tells of a second run after the first and after half of it', async () => {
  const error = (message: string) => ({ postgres: { message, sqlState: '42P01' } });
  const rerun = { rule: 'rerun-failed', stage: 'rerun', message: 'It fails.', ...error('whole') } as const;
  const line = 'ALTER TABLE orders RENAME TO old;';
  const findings = await judged(line, region(4, 1, 33), {
    told: [rerun, { ...interrupted, ...error('half') }],
  });
  const told = findings.filter(({ postgres }) => postgres);
  expect(told.map(({ rule, postgres }) => [rule, postgres?.message])).toEqual([
    ['missing-if-exists', 'whole'],
  ]);
  expect(told[0]?.help).toMatch(/done\. Cancelled or cut off behind line 3, it fails\.$/);
});

test('an index that stays INVALID is told by the finding that foretold it', async () => {
  const line = 'CREATE INDEX CONCURRENTLY IF NOT EXISTS i ON orders (note);';
  const findings = await judged(line, region(4, 1, 59), {
    told: [{ ...interrupted, rule: 'invalid-index-left' }],
  });
  expect(findings.map(({ rule }) => rule)).toEqual(['concurrently-if-not-exists']);
  expect(findings[0]?.help).toMatch(/ Cancelled or cut off behind line 3, it fails\.$/);
});

test('an interruption is as grave as what the script promises', async () => {
  const line = '-- SAFE PRODUCTION MIGRATION\nSELECT 1;';
  const findings = await judged(line, region(5, 1, 9), { told: [interrupted] });
  expect(findings.map(({ rule, severity }) => [rule, severity])).toContainEqual([
    'half-applied-on-failure',
    'error',
  ]);
});
