import { expect, test } from 'vitest';
import { rules } from '../../rules/index.js';
import { judgeFindings } from '../../src/check/judge-findings.js';
import type { CheckRequest } from '../../src/check/request.js';
import { runRules, type SeverityFor } from '../../src/lint/run-rules.js';
import type { MigrationReport, Observation } from '../../src/report.js';
import { sharedParser } from '../support/lint-example.js';
import { parseRuleExample, readRuleExample } from '../support/rule-example.js';

interface Options {
  readonly rule: string;
  readonly postgresMajor?: number;
  readonly severityFor?: SeverityFor;
}

/** Severity, what was confirmed, and the message after its first sentence, where the statements were seen to do that. */
async function judged(
  migration: string,
  seen: readonly Partial<Observation>[],
  { rule, postgresMajor, severityFor = () => undefined }: Options,
) {
  const example = `-- before\nCREATE TABLE orders (id bigint PRIMARY KEY, n int);\n-- migration\n${migration}`;
  const project = await parseRuleExample(readRuleExample(example), await sharedParser());
  const statements = seen.map((effects, index) => ({
    ...{ file: '0001.sql', startLine: 4 + index, sql: '', durationMs: 1 },
    ...{ locks: [], scans: [], rewrites: [], ...effects },
  }));
  const outcome = {
    migrations: [{ statements } as unknown as MigrationReport],
    ...{ problems: [], historyMs: 0 },
    engine: { kind: 'local', postgresVersion: '15.18', startupMs: 1, reason: '' } as const,
  };
  const known = rules.map(({ id }) => id);
  const ruleSet = { rules, known, severityFor, strict: false, docsUrl: (id: string) => id };
  const request = { ruleSet, engine: 'local', postgresMajor } as unknown as CheckRequest;
  const findings = judgeFindings(project, runRules(project, ruleSet), outcome, request);
  return findings
    .filter((finding) => finding.rule === rule)
    .map(({ severity, observed, message }) => [severity, observed?.confirmed, message.split(' But ')[1]]);
}

const type = 'ALTER TABLE orders ALTER COLUMN n TYPE bigint;';
const exclusive = [{ relation: 'public.orders', mode: 'AccessExclusiveLock' }];
const orders = ['public.orders'];
const changed = { rule: 'change-column-type' };

test('a claim that was seen to hold is confirmed', async () => {
  const seen = [{ locks: exclusive, rewrites: orders }];
  expect(await judged(type, seen, changed)).toEqual([['error', true, undefined]]);
});

test('a claim that was refuted says so, and weighs less', async () => {
  const seen = [{ locks: exclusive }];
  const [found] = await judged(type, seen, changed);
  expect(found).toEqual(['warning', false, 'PostgreSQL 15.18 ran it without a rewrite.']);
  expect(await judged(type, seen, { ...changed, postgresMajor: 15 })).toEqual([found]);
});

test('what another version does, or a statement that did nothing, refutes nothing', async () => {
  const silent = [['error', false, undefined]];
  expect(await judged(type, [{ locks: exclusive }], { ...changed, postgresMajor: 14 })).toEqual(silent);
  expect(await judged(type, [{}], changed)).toEqual(silent);
  const body = `DO $$ BEGIN ${type} END $$;`;
  expect(await judged(body, [{ locks: exclusive }], changed)).toEqual(silent);
});

test('a table without rows need not be scanned', async () => {
  const seen = [{ locks: [{ relation: 'public.orders', mode: 'ShareLock' }] }];
  const index = 'CREATE INDEX IF NOT EXISTS i ON orders (n);';
  expect(await judged(index, seen, { rule: 'create-index-without-concurrently' })).toEqual([
    ['error', false, undefined],
  ]);
});

test('the config has the last word on how much it weighs', async () => {
  const severityFor: SeverityFor = (id) => (id === 'change-column-type' ? 'error' : undefined);
  expect(await judged(type, [{ locks: exclusive }], { ...changed, severityFor })).toEqual([
    ['error', false, 'PostgreSQL 15.18 ran it without a rewrite.'],
  ]);
});

test('a lock that an earlier statement of the transaction took is held', async () => {
  const seen = [
    { locks: exclusive },
    { locks: [{ relation: 'public.orders', mode: 'RowExclusiveLock' }], scans: orders },
  ];
  const backfill = 'ALTER TABLE orders ADD COLUMN m int;\nUPDATE orders SET m = n;';
  expect(await judged(backfill, seen, { rule: 'backfill-in-ddl-transaction' })).toEqual([
    ['error', true, undefined],
  ]);
});
