import { describe, expect, it } from 'vitest';
import { blockedTooLong } from '../../src/check/blocked-too-long.js';
import type { MigrationReport, StatementReport } from '../../src/report.js';
import { toPgLocksName, type LockMode } from '../../src/postgres/lock-modes.js';
import { parseRuleExample, readRuleExample } from '../support/rule-example.js';
import { sharedParser } from '../support/lint-example.js';

/** What the dry-run saw of one statement: how long it took, and the locks on tables that were there. */
type Seen = readonly [durationMs: number, locks?: Readonly<Record<string, LockMode>>];

async function blockings(
  sql: string,
  seen: readonly Seen[],
  report: Partial<MigrationReport> = {},
): Promise<readonly string[]> {
  const project = await parseRuleExample(readRuleExample(sql), await sharedParser());
  const statements = seen.map(([durationMs, locks = {}]): StatementReport => ({
    file: '0001.sql',
    startLine: 1,
    sql: '',
    durationMs,
    scans: [],
    rewrites: [],
    locks: Object.entries(locks).map(([relation, mode]) => ({ relation, mode: toPgLocksName(mode) })),
  }));
  const [migration] = project.migrations;
  const whole: MigrationReport = {
    id: migration?.id ?? '',
    up: migration?.up.file ?? '',
    down: null,
    pending: true,
    dev: false,
    apply: { status: 'applied' },
    rerun: { status: 'skipped' },
    rollback: { status: 'missing', differences: [] },
    reapply: { status: 'skipped' },
    statements,
    ...report,
  };
  return blockedTooLong(project, [whole], 1000).map(
    ({ at, message }) => `${at.startLine}:${at.startColumn} ${message}`,
  );
}

const transaction = '-- migration\n';
const alone = '-- migration (no transaction)\n';
const add = 'ALTER TABLE orders ADD COLUMN a int;\n';
const accessExclusive = { 'public.orders': 'ACCESS EXCLUSIVE' } as const;
const exclusive: Seen = [1, accessExclusive];
const held = (mode: string): string =>
  `the lock that this statement takes, ${mode}, is held to the end of its transaction.`;
const twoSeconds = `2:1 A second session that wants to read or write public.orders waits 2.0 s: ${held('ACCESS EXCLUSIVE')}`;

describe('a lock that is held for longer than a second', () => {
  it.each<readonly [string, string, readonly Seen[], readonly string[]]>([
    [
      'by what follows in its transaction',
      `${transaction}${add}SELECT 1;`,
      [exclusive, [2000]],
      [twoSeconds],
    ],
    ['not by what went before', `${transaction}SELECT 1;\n${add}`, [[2000], exclusive], []],
    ['not where each statement is committed', `${alone}${add}SELECT 1;`, [exclusive, [2000]], []],
    [
      'in the transaction of the script',
      `${alone}BEGIN;${add}SELECT 1; COMMIT;`,
      [exclusive, [2000]],
      [twoSeconds.replace('2:1', '2:7')],
    ],
    ['not behind its COMMIT', `${alone}BEGIN; ${add}COMMIT; SELECT 1;`, [exclusive, [2000]], []],
    [
      'by the statement itself',
      `${alone}CREATE INDEX ON orders (a);`,
      [[1500, { 'public.orders': 'SHARE' }]],
      [`2:1 A second session that wants to write public.orders waits 1.5 s: ${held('SHARE')}`],
    ],
    [
      'not exactly a second',
      `${alone}CREATE INDEX ON orders (a);`,
      [[1000, { 'public.orders': 'SHARE' }]],
      [],
    ],
    [
      'not one that lets others write',
      `${alone}CREATE INDEX CONCURRENTLY ON orders (a);`,
      [[1500, { 'public.orders': 'SHARE UPDATE EXCLUSIVE' }]],
      [],
    ],
    [
      'once, where it was first taken',
      `${transaction}${add}${add}`,
      [exclusive, [1999, accessExclusive]],
      [twoSeconds],
    ],
    [
      'on several tables',
      `${transaction}SELECT 1;\nSELECT 1;`,
      [[1, { 'public.b': 'SHARE', 'public.a': 'SHARE', 'public."D"': 'EXCLUSIVE', 's.c': 'SHARE' }], [2000]],
      [
        `2:1 A second session that wants to write public."D", public.a, public.b and others waits 2.0 s: ${held('EXCLUSIVE')}`,
      ],
    ],
    [
      'another table later, at its own statement',
      `${transaction}${add}SELECT 1;`,
      [exclusive, [1999, { 'public.b': 'SHARE' }]],
      [twoSeconds, `3:1 A second session that wants to write public.b waits 2.0 s: ${held('SHARE')}`],
    ],
    [
      'not one that the script made',
      `${alone}CREATE TABLE "Orders" (a int);\nCREATE INDEX ON "Orders" (a);`,
      [[1], [2000, { 'public."Orders"': 'SHARE' }]],
      [],
    ],
    [
      'not the short lock at the end of a long wait',
      `${alone}ALTER TABLE o DETACH PARTITION p CONCURRENTLY;`,
      [[2000, { 'public.p': 'ACCESS EXCLUSIVE' }]],
      [],
    ],
  ])('%s', async (_, sql, seen, expected) => {
    expect(await blockings(sql, seen)).toEqual(expected);
  });

  it('where a migration failed or production never runs it nobody waits', async () => {
    const run = (report: Partial<MigrationReport>) =>
      blockings(`${transaction}${add}SELECT 1;`, [exclusive, [2000]], report);
    expect(await run({ apply: { status: 'failed' } })).toEqual([]);
    expect(await run({ dev: true })).toEqual([]);
    expect(await run({})).toHaveLength(1);
  });
});
