import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { mergeReports } from '../../src/check/merge-reports.js';
import { checkAll } from '../../src/check-all.js';
import { readReport } from '../../src/files/report-file.js';
import type { Report } from '../../src/report.js';
import { prepareRequests, type ShellOptions } from '../../src/request.js';
import { jsonReporter } from '../../src/reporters/json.js';
import { context } from '../reporters/sample-report.js';
import { enginesHere } from '../support/engines-here.js';
import { temporaryFolder } from '../support/temporary-folder.js';

function project(files: Readonly<Record<string, string>>): string {
  const cwd = temporaryFolder();
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(cwd, path)), { recursive: true });
    writeFileSync(join(cwd, path), text);
  }
  return cwd;
}

async function run(cwd: string, options: Partial<ShellOptions> = {}): Promise<Report> {
  const requests = await prepareRequests(cwd, { mode: 'lint', paths: [], ...options });
  // What is measured is the machine's.
  const still = requests.map((request) => ({ ...request, blockingRows: 0 }));
  return (await checkAll(still, { version: '0', clock: () => 0, progress: () => undefined })).report;
}

async function shards(
  cwd: string,
  of: number,
  options: Partial<ShellOptions> = {},
): Promise<readonly Report[]> {
  const reports: Report[] = [];
  for (let index = 1; index <= of; index += 1)
    reports.push(await run(cwd, { ...options, shard: `${index}/${of}` }));
  return reports;
}

/** As `drydock merge` does it: each report is written and read again. */
async function merged(reports: readonly Report[]): Promise<Report> {
  const cwd = project(
    Object.fromEntries(reports.map((report, index) => [`${index}.json`, jsonReporter(report, context())])),
  );
  const read = reports.map(async (_, index) => {
    const file = `${index}.json`;
    return { file, report: await readReport(cwd, file, '0') };
  });
  return mergeReports(await Promise.all(read));
}

const upsOf = ({ migrations }: Report): readonly string[] => migrations.map(({ up }) => up);

/** Where a migration is told of and another one has to do with it, they fall to different shards. */
const shop = {
  'db/001_users.up.sql': 'CREATE TABLE IF NOT EXISTS users (id bigint PRIMARY KEY, name varchar(20));\n',
  'db/001_users.down.sql': 'DROP TABLE users;\n',
  'db/002_index.up.sql':
    '-- drydock-ignore drop-table: nothing is dropped\nCREATE INDEX users_name ON users (name);\n',
  'db/003_orders.up.sql': '-- SAFE PRODUCTION MIGRATION\nDROP TABLE legacy;\n',
  'db/003_orders.down.sql': 'SELECT 1;\n',
  'db/003_twice.up.sql': 'ALTER TABLE users ALTER COLUMN name TYPE varchar(10);\n',
  'db/004_broken.up.sql': 'SELEKT 1;\n',
  'db/005_ignored.up.sql': '-- drydock-ignore drop-table: nobody reads it\nDROP TABLE IF EXISTS users;\n',
  'db/notes.sql': 'SELECT 1;\n',
};

describe('shards of one project', () => {
  const cwd = project(shop);

  it.each([1, 3, 9])('all %i of them say what one run says', async (of) => {
    const whole = await run(cwd);
    const reports = await shards(cwd, of);
    expect(whole.findings.map(({ rule }) => rule)).toEqual(
      expect.arrayContaining(['unused-ignore', 'broken-banner', 'duplicate-version', 'file-never-run']),
    );
    expect(await merged(reports)).toEqual(whole);
    expect(reports.map(({ shard }) => shard)).toEqual(reports.map((_, index) => ({ index: index + 1, of })));
  });

  it('tell of their own migrations', async () => {
    const [first, second, third] = await shards(cwd, 3);
    expect([first, second, third].map((report) => report && upsOf(report))).toEqual([
      ['db/001_users.up.sql', 'db/002_index.up.sql'],
      ['db/003_orders.up.sql', 'db/003_twice.up.sql'],
      ['db/004_broken.up.sql', 'db/005_ignored.up.sql'],
    ]);
    for (const report of [second, third]) {
      const own = report?.migrations.flatMap(({ up, down }) => [up, down]);
      expect(report?.findings.filter(({ file }) => !own?.includes(file))).toEqual([]);
    }
    expect(first?.findings.map(({ file }) => file)).toContain('db/notes.sql');
  });

  it('that are empty pass', async () => {
    const last = await run(cwd, { shard: '9/9' });
    expect(last).toMatchObject({ verdict: 'pass', findings: [], migrations: [], shard: { index: 9, of: 9 } });
    expect(last.summary).toMatchObject({ migrations: 0, statements: 0 });
  });

  it('divide what is pending', async () => {
    const pending = ['db/004_broken.up.sql', 'db/002_index.up.sql'];
    const reports = await shards(cwd, 2, { pending });
    expect(reports.map(upsOf)).toEqual([['db/002_index.up.sql'], ['db/004_broken.up.sql']]);
    expect(await merged(reports)).toEqual(await run(cwd, { pending }));
  });
});

test('shards of several projects divide what is pending in all of them', async () => {
  const drop = 'DROP TABLE t;';
  const cwd = project({
    'drydock.yml': `projects:
  - { name: shop, migrations: shop }
  - { name: billing, migrations: billing, framework: flyway }
`,
    'shop/1_a.up.sql': drop,
    'shop/2_b.up.sql': drop,
    'shop/3_c.up.sql': drop,
    'billing/V1__a.sql': drop,
    'billing/V2__b.sql': drop,
  });
  const reports = await shards(cwd, 2);
  expect(reports.map(upsOf)).toEqual([
    ['shop/1_a.up.sql', 'shop/2_b.up.sql', 'shop/3_c.up.sql'],
    ['billing/V1__a.sql', 'billing/V2__b.sql'],
  ]);
  for (const of of [2, 4, 7]) expect(await merged(await shards(cwd, of))).toEqual(await run(cwd));
});

test('the migrations of one file, and of one transaction, are not divided', async () => {
  const journal = (names: readonly string[]): string =>
    JSON.stringify({
      entries: names.map((tag, idx) => ({ idx, tag, when: idx, version: '7', breakpoints: true })),
    });
  const drizzle = project({
    'drizzle/0000_a.sql': 'CREATE TABLE a (i int);',
    'drizzle/0001_b.sql': 'DROP TABLE a;',
    'drizzle/meta/_journal.json': journal(['0000_a', '0001_b']),
  });
  expect((await shards(drizzle, 2)).map(upsOf)).toEqual([['drizzle/0000_a.sql', 'drizzle/0001_b.sql'], []]);
});

const statuses = ({ migrations }: Report) =>
  migrations.map(({ up, apply, rerun, rollback, reapply, statements }) => ({
    up,
    apply: apply.status,
    rerun,
    rollback,
    reapply,
    effects: statements.map(({ sql, locks, scans, rewrites }) => ({ sql, locks, scans, rewrites })),
  }));

test('what an earlier shard makes is there, with the rows that one run finds', async () => {
  const [engine] = enginesHere;
  const cwd = project({
    'db/1_users.up.sql': 'CREATE TABLE users (id bigint PRIMARY KEY);\n',
    'db/1_users.down.sql': 'DROP TABLE users;\n',
    'db/2_zip.up.sql': 'ALTER TABLE users ADD COLUMN zip text REFERENCES nowhere;\n',
    // It fails where there are rows.
    'db/3_city.up.sql': 'ALTER TABLE users ADD COLUMN city text NOT NULL;\n',
  });
  const options = { mode: 'check', ...(engine ? { engine } : {}) } as const;
  const whole = await run(cwd, options);
  const reports = await shards(cwd, 2, options);
  expect(reports.map(({ migrations }) => migrations.map(({ apply }) => apply.status))).toEqual([
    ['applied', 'failed'],
    ['applied'],
  ]);
  expect(statuses(await merged(reports))).toEqual(statuses(whole));
  expect((await merged(reports)).findings).toEqual(whole.findings);
});

test('what is asserted of the end is asked of the last shard, and of the beginning of the first', async () => {
  const cwd = project({
    'drydock.yml': `assertions:
  - { after: up, sql: "select count(*) = 2 from pg_class where relname ~ '^ship'" }
  - { after: down, sql: "select count(*) = 1 from pg_class where relname ~ '^ship'" }
`,
    'db/1_a.up.sql': 'CREATE TABLE ship (i int);',
    'db/1_a.down.sql': 'DROP TABLE ship;',
    'db/2_b.up.sql': 'CREATE TABLE ships AS TABLE ship;',
    'db/2_b.down.sql': 'DROP TABLE ships;',
  });
  const reports = await shards(cwd, 2, { mode: 'check', only: ['assertion-failed'], engine: 'embedded' });
  expect(reports.map(({ findings }) => findings.map(({ file }) => file))).toEqual([['db/1_a.down.sql'], []]);
  expect(reports[1]?.migrations[0]?.apply.status).toBe('applied');
});
