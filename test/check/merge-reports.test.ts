import { describe, expect, it, test } from 'vitest';
import { mergeReports } from '../../src/check/merge-reports.js';
import { UserError } from '../../src/errors.js';
import type { Finding, Report } from '../../src/report.js';
import { finding, migration, report } from '../reporters/sample-report.js';

const merged = (...reports: readonly Report[]): Report =>
  mergeReports(reports.map((one, index) => ({ file: `${'abcdefgh'.charAt(index)}.json`, report: one })));

const shard = (index: number, of: number, part: Partial<Report> = {}): Report =>
  report({ shard: { index, of }, migrations: [], ...part });

const refusal = (...reports: readonly Report[]): string => {
  try {
    merged(...reports);
    return 'accepted';
  } catch (error) {
    if (error instanceof UserError && error.exitCode === 2) return error.message;
    throw error;
  }
};

describe('the shards must be complete', () => {
  it.each<readonly [string, readonly Report[], string]>([
    ['one of one', [shard(1, 1)], 'accepted'],
    ['in any order', [shard(3, 3), shard(1, 3), shard(2, 3)], 'accepted'],
    ['whole runs', [report(), report()], 'accepted'],
    ['one is missing', [shard(1, 3), shard(3, 3)], 'The report of shard 2 of 3 is missing'],
    ['several are', [shard(2, 4), shard(3, 4)], 'The report of shards 1, 4 of 4 is missing'],
    [
      'one is there twice',
      [shard(1, 2), shard(2, 2), shard(1, 2)],
      'a.json and c.json are both the report of shard 1 of 2',
    ],
    [
      'another division',
      [shard(1, 2), shard(2, 3)],
      'a.json is the report of shard 1 of 2, and b.json that of shard 2 of 3',
    ],
    [
      'a whole run among them',
      [shard(1, 2), shard(2, 2), report()],
      'c.json is the report of a whole run, and a.json that of shard 1 of 2',
    ],
  ])('%s', (_, reports, message) => {
    expect(refusal(...reports)).toBe(message);
  });
});

describe('the verdict', () => {
  const stopped = shard(2, 2, { verdict: 'fail', incomplete: { reason: 'the server was lost' } });
  it.each<readonly [string, Report, Report['verdict']]>([
    ['passes where all do', shard(2, 2), 'pass'],
    ['fails where one does', shard(2, 2, { verdict: 'fail' }), 'fail'],
    ['fails where one did not come to its end', stopped, 'fail'],
    ['fails so even if it says that it passed', { ...stopped, verdict: 'pass' }, 'fail'],
  ])('%s', (_, second, verdict) => {
    expect(merged(shard(1, 2), second).verdict).toBe(verdict);
    expect(merged(shard(1, 2), second).shard).toBeUndefined();
  });

  it('says in which shard the run stopped', () => {
    expect(merged(shard(1, 2), stopped).incomplete).toEqual({ reason: 'shard 2 of 2: the server was lost' });
  });

  it('passes where warnings alone were found and the gate lets them', () => {
    expect(merged(shard(1, 1, { findings: [finding()] })).verdict).toBe('pass');
  });
});

test('findings are told once, in the order of the migrations, and counted anew', () => {
  const place = (file: string, startLine: number, part: Partial<Finding> = {}): Finding =>
    finding({ file, startLine, ...part });
  const [one, two] = ['1.sql', '2.sql'].map((up) => migration({ id: up, up, down: null }));
  if (!one || !two) throw new Error('There are two');
  const both = place('drydock.yml', 1, { severity: 'warning' });
  const joined = merged(
    shard(2, 2, {
      verdict: 'fail',
      migrations: [two],
      findings: [both, place('2.sql', 3, { suppressed: { reason: 'r', line: 2 } }), place('1.sql', 2)],
      engine: null,
    }),
    shard(1, 2, { migrations: [one], findings: [place('1.sql', 9), both, place('1.sql', 9, { help: 'h' })] }),
  );
  expect(joined.migrations.map(({ id }) => id)).toEqual(['1.sql', '2.sql']);
  expect(joined.findings.map(({ file, startLine }) => [file, startLine])).toEqual([
    ['1.sql', 2],
    ['1.sql', 9],
    ['1.sql', 9],
    ['2.sql', 3],
    ['drydock.yml', 1],
  ]);
  expect(joined.summary).toEqual({
    errors: 3,
    warnings: 1,
    infos: 0,
    suppressed: 1,
    migrations: 2,
    statements: 4,
  });
  expect(joined.engine?.kind).toBe('embedded');
  expect(joined.timings.totalMs).toBe(2 * 1149);
});

test('what one run says of projects and another of none', () => {
  const { verdict, summary, framework, engine, timings } = report();
  const section = { verdict, summary, framework, engine, timings };
  const projects = [
    { name: 'shop', ...section },
    { name: 'billing', ...section },
  ];
  const inShop = finding({ project: 'shop' });
  const joined = merged(
    report({ projects, migrations: [], findings: [inShop] }),
    report({ migrations: [], framework: { name: 'flyway', reason: '' }, findings: [finding()] }),
    report({ migrations: [] }),
    report({ projects, migrations: [], findings: [inShop] }),
  );
  expect(joined.projects?.map(({ name, summary: { errors } }) => [name, errors])).toEqual([
    ['shop', 1],
    ['billing', 0],
    ['other files', 1],
  ]);
  expect(joined.findings).toEqual([inShop, finding({ project: 'other files' })]);
  expect(joined.framework.name).toBe('golang-migrate, flyway');
});
