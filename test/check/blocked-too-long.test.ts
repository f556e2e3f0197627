import { describe, expect, it } from 'vitest';
import { blockedTooLong } from '../../src/check/blocked-too-long.js';
import type { Blocking, MigrationReport, StatementReport } from '../../src/report.js';
import { toPgLocksName, type LockMode } from '../../src/postgres/lock-modes.js';
import { transactionControl } from '../../src/sql/transactions.js';
import { parseRuleExample, readRuleExample } from '../support/rule-example.js';
import { sharedParser } from '../support/lint-example.js';

/** What the dry-run saw of one statement: how long it took, and the locks on tables that were there. */
type Seen = readonly [durationMs: number, locks?: Readonly<Record<string, LockMode>>, blocking?: Blocking];

async function blockings(
  sql: string,
  seen: readonly Seen[],
  report: Partial<MigrationReport> = {},
): Promise<readonly string[]> {
  const project = await parseRuleExample(readRuleExample(sql), await sharedParser());
  const run = (project.migrations[0]?.up.parsed.statements ?? []).filter(
    (statement) => transactionControl(statement) === undefined,
  );
  const statements = seen.map(([durationMs, locks = {}, blocking], index): StatementReport => ({
    file: '0001.sql',
    startLine: run[index]?.region.startLine ?? 0,
    sql: '',
    durationMs,
    scans: [],
    rewrites: [],
    locks: Object.entries(locks).map(([relation, mode]) => ({ relation, mode: toPgLocksName(mode) })),
    ...(blocking ? { blocking: [blocking] } : {}),
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

  it('by what other sessions were seen to wait, once', async () => {
    const waits = { read: 0, insert: 1300, update: 1301, delete: 1299 };
    const blocking = { relation: 'public.orders', mode: 'ShareLock', growsWith: ['public.orders'], waits };
    const sql = `${alone}CREATE INDEX orders_of_the_customers_by_amount ON orders (a);`;
    const of = (durationMs: number, more: Partial<Blocking>): Promise<readonly string[]> =>
      blockings(sql, [[durationMs, { 'public.orders': 'SHARE' }, { ...blocking, rows: 100_000, ...more }]]);
    const start = '2:1 CREATE INDEX … holds SHARE on public.orders for about';
    const who = 'Sessions that want to insert, update and delete wait that long.';
    expect(await of(5000, {})).toEqual([`${start} 1.3 s at 100\u00a0000 rows, as measured. ${who}`]);
    const projection = {
      relation: 'public.orders',
      rows: 72_000_000,
      ms: 41_000,
      growth: 'linear',
      error: 0.081,
      measuredAt: [10_000, 33_334, 100_000],
    } as const;
    const measured = 'measured at 10\u00a0000, 33\u00a0334 and 100\u00a0000 rows; fit error ±8 %';
    expect(await of(5000, { projection })).toEqual([
      `${start} 41.0 s at 72\u00a0M rows (${measured}). ${who}`,
    ]);
    expect(await of(5000, { projection: { ...projection, rows: 10, ms: 2 } })).toEqual([]);
    expect(await of(5000, { waits: { read: 0, insert: 3 } })).toHaveLength(1);
    expect(await of(10, { waits: { read: 0, insert: 3 } })).toEqual([]);
  });

  it('where a migration failed or production never runs it nobody waits', async () => {
    const run = (report: Partial<MigrationReport>) =>
      blockings(`${transaction}${add}SELECT 1;`, [exclusive, [2000]], report);
    expect(await run({ apply: { status: 'failed' } })).toEqual([]);
    expect(await run({ dev: true })).toEqual([]);
    expect(await run({})).toHaveLength(1);
  });
});
