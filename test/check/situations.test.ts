import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { describe, it } from 'vitest';
import { check } from '../../src/check.js';
import type { Report } from '../../src/report.js';
import { prepareRequests } from '../../src/request.js';
import { enginesHere } from '../support/engines-here.js';
import { sharedParser } from '../support/lint-example.js';

const projects = 'test/fixtures/projects';

interface Situation {
  readonly project: string;
  /** The folder below `broken/` whose files take the place of the good ones. */
  readonly broken?: string;
  /** Numbers: what comes before the first is history, what comes behind the last is not written yet. */
  readonly pending: readonly [first: string, last: string];
}

async function reportOf(situation: Situation, mode: 'check' | 'lint' = 'check'): Promise<Report> {
  const cwd = mkdtempSync(join(tmpdir(), 'drydock-situations-'));
  try {
    return await reportIn(cwd, situation, mode);
  } finally {
    rmSync(cwd, { recursive: true });
  }
}

async function reportIn(
  cwd: string,
  { project, broken, pending: [first, last] }: Situation,
  mode: 'check' | 'lint',
): Promise<Report> {
  const from = join(projects, project);
  const isWritten = (path: string): boolean => !/^\d/.test(basename(path)) || numberOf(path) <= last;
  for (const part of ['drydock.yml', 'seed.sql', 'migrations'])
    cpSync(join(from, part), join(cwd, part), { recursive: true, filter: isWritten });
  const overlay = broken === undefined ? [] : [join(from, 'broken', broken)];
  for (const folder of overlay)
    cpSync(folder, join(cwd, 'migrations'), { recursive: true, filter: isWritten });
  const [request] = await prepareRequests(cwd, {
    mode,
    paths: [],
    pending: readdirSync(join(cwd, 'migrations'))
      .filter((file) => file.endsWith('.sql') && numberOf(file) >= first)
      .map((file) => `migrations/${file}`),
    seed: 'seed.sql',
    ...(enginesHere[0] ? { engine: enginesHere[0] } : {}),
  });
  const context = { version: '0', clock: () => performance.now(), progress: () => undefined };
  // What is measured is the machine's.
  return (await check({ ...request, blockingRows: 0, parser: sharedParser() }, context)).report;
}

const numberOf = (path: string): string => basename(path).slice(0, 4);

const placesOf = ({ findings }: Report): readonly string[] =>
  findings
    .filter(({ severity, suppressed }) => severity !== 'info' && !suppressed)
    .map(({ severity, rule, file, startLine }) => `${severity} ${rule} ${basename(file)}:${startLine}`);

const stepsOf = ({ migrations }: Report): readonly string[] =>
  migrations
    .filter(({ pending }) => pending)
    .map(({ id, apply, rerun, rollback, reapply }) =>
      [numberOf(id), apply.status, rerun.status, rollback.status, reapply.status].join(' '),
    );

describe.concurrent('what is done well passes', () => {
  it.for<readonly [project: string, pending: Situation['pending'], steps: readonly string[]]>([
    [
      'audit-logs-shadow',
      ['0002', '0006'],
      [
        '0002 applied idempotent restored same',
        '0003 applied idempotent restored same',
        '0004 applied idempotent restored same',
        '0005 applied failed restored same',
        '0006 applied idempotent restored same',
      ],
    ],
    [
      'billing-shadow-schema',
      ['0002', '0014'],
      [
        '0002 applied idempotent restored same',
        '0003 applied idempotent restored same',
        '0004 applied idempotent restored same',
        '0005 applied idempotent restored same',
        '0006 applied idempotent restored same',
        '0007 applied idempotent restored same',
        '0008 applied failed restored same',
        '0009 applied failed restored same',
        '0010 applied failed restored same',
        '0011 applied idempotent restored same',
        '0012 applied idempotent restored same',
        '0013 applied idempotent restored same',
        '0014 applied idempotent restored same',
      ],
    ],
    [
      'drizzle-journal',
      ['0001', '0004'],
      [
        '0001 applied failed restored same',
        '0002 applied failed restored same',
        '0003 applied failed restored same',
        '0004 applied failed restored same',
      ],
    ],
    [
      'webhook-log-daily',
      ['0002', '0006'],
      [
        '0002 applied idempotent restored same',
        '0003 applied idempotent restored same',
        '0004 applied failed restored same',
        '0005 applied idempotent restored same',
        '0006 applied idempotent restored same',
      ],
    ],
    [
      'memory-records-monthly',
      ['0002', '0005'],
      [
        '0002 applied idempotent restored same',
        '0002 applied idempotent missing skipped',
        '0003 applied idempotent restored same',
        '0004 applied failed restored same',
        '0005 applied idempotent restored same',
      ],
    ],
  ])('%s', async ([project, pending, steps], { expect }) => {
    const report = await reportOf({ project, pending });
    expect(placesOf(report)).toEqual([]);
    expect(stepsOf(report)).toEqual(steps);
    expect(report.verdict).toBe('pass');
  });
});

interface Fault {
  readonly pending: Situation['pending'];
  readonly expected: string;
  /** Set where a rule sees the fault without a server. */
  readonly lint?: true;
}

/** By project and variant: which migrations must be pending for the fault to show, and what is said of it where. */
const faults: Readonly<Record<string, Readonly<Record<string, Fault>>>> = {
  'audit-logs-shadow': {
    'index-left-out': {
      pending: ['0002', '0005'],
      expected: 'warning swap-leaves-behind 0005_audit_logs_swap.up.sql:7',
    },
    'wrong-table-renamed': {
      pending: ['0005', '0005'],
      expected: 'error swap-loses-rows 0005_audit_logs_swap.up.sql:7',
    },
    'rename-forgotten': {
      pending: ['0005', '0005'],
      expected: 'error rename-table 0005_audit_logs_swap.up.sql:1',
      lint: true,
    },
    'nulls-skipped': {
      pending: ['0002', '0005'],
      expected: 'error swap-loses-rows 0005_audit_logs_swap.up.sql:7',
    },
    'last-of-batch-lost': {
      pending: ['0002', '0004'],
      expected: 'error migration-failed 0004_audit_logs_verify.up.sql:13',
    },
    'sequence-left-behind': {
      pending: ['0006', '0006'],
      expected: 'error migration-failed 0006_audit_logs_drop_archive.up.sql:2',
    },
    'down-keeps-sequence': {
      pending: ['0005', '0005'],
      expected: 'error rollback-incomplete 0005_audit_logs_swap.down.sql:1',
    },
    'helper-fails-again': {
      pending: ['0002', '0005'],
      expected: 'error partition-helper-fails 0005_audit_logs_swap.up.sql:20',
    },
  },
  'billing-shadow-schema': {
    'down-loses-numbers': {
      pending: ['0007', '0007'],
      expected: 'error rollback-loses-data 0007_seal_numbers.down.sql:1',
    },
    'commit-in-function': {
      pending: ['0004', '0005'],
      expected: 'error not-allowed-in-function 0004_copy_to_shadow.up.sql:11',
      lint: true,
    },
    'concurrently-in-function': {
      pending: ['0010', '0010'],
      expected: 'error not-allowed-in-function 0010_usage_index.up.sql:4',
      lint: true,
    },
    'plaintext-first': {
      pending: ['0007', '0007'],
      expected: 'error data-lost 0007_seal_numbers.up.sql:1',
    },
    'no-such-secret': {
      pending: ['0007', '0007'],
      expected: 'error data-lost 0007_seal_numbers.up.sql:1',
    },
    'policy-left-out': {
      pending: ['0009', '0009'],
      expected: 'error weaken-row-security 0009_tenants_only.up.sql:1',
      lint: true,
    },
    'down-with-less-trigger': {
      pending: ['0013', '0013'],
      expected: 'error rollback-incomplete 0013_stop_usage_mirror.down.sql:1',
    },
    'down-without-trigger': {
      pending: ['0014', '0014'],
      expected: 'error rollback-incomplete 0014_stop_customer_mirror.down.sql:1',
    },
  },
  'drizzle-journal': {
    'index-left-out': {
      pending: ['0002', '0002'],
      expected: 'warning swap-leaves-behind 0002_slow_tide.sql:9',
    },
    'old-rows-lost': {
      pending: ['0002', '0002'],
      expected: 'error swap-loses-rows 0002_slow_tide.sql:9',
    },
    'down-without-default': {
      pending: ['0001', '0001'],
      expected: 'error rollback-incomplete 0001_brave_heron.down.sql:1',
    },
    'month-left-out': {
      pending: ['0002', '0002'],
      expected: 'warning partition-gap 0002_slow_tide.sql:9',
    },
    'names-forgotten': {
      pending: ['0002', '0003'],
      expected: 'error rollback-loses-data 0003_masked_otter.down.sql:1',
    },
  },
  'webhook-log-daily': {
    'day-left-out': {
      pending: ['0002', '0002'],
      expected: 'warning partition-gap 0002_webhook_log_daily.up.sql:2',
    },
    'today-left-out': {
      pending: ['0002', '0004'],
      expected: 'error migration-failed 0004_webhook_log_swap.up.sql:2',
    },
    'old-calls-dropped': {
      pending: ['0003', '0003'],
      expected: 'error data-lost 0003_webhook_log_archive.up.sql:11',
    },
    'future-calls-lost': {
      pending: ['0003', '0004'],
      expected: 'error swap-loses-rows 0004_webhook_log_swap.up.sql:10',
    },
    'dropped-without-copy': {
      pending: ['0003', '0004'],
      expected: 'error swap-loses-rows 0004_webhook_log_swap.up.sql:6',
    },
    'conflict-on-id': {
      pending: ['0004', '0004'],
      expected: 'error conflict-target-not-unique 0004_webhook_log_swap.up.sql:2',
      lint: true,
    },
    'helper-fails-again': {
      pending: ['0002', '0005'],
      expected: 'error partition-helper-fails 0005_webhook_log_days.up.sql:9',
    },
    'retention-drops-today': {
      pending: ['0002', '0005'],
      expected: 'error retention-drops-current 0005_webhook_log_days.up.sql:34',
    },
  },
  'memory-records-monthly': {
    'index-left-out': {
      pending: ['0002', '0004'],
      expected: 'warning swap-leaves-behind 0004_memory_records_swap.sql:5',
    },
    'upsert-on-id': {
      pending: ['0005', '0005'],
      expected: 'error conflict-target-not-unique 0005_memory_records_upsert.sql:8',
      lint: true,
    },
    'conflict-on-id': {
      pending: ['0003', '0003'],
      expected: 'error conflict-target-not-unique 0003_memory_records_copy.sql:3',
      lint: true,
    },
    'nulls-skipped': {
      pending: ['0002', '0004'],
      expected: 'error swap-loses-rows 0004_memory_records_swap.sql:5',
    },
    'months-left-out': {
      pending: ['0002', '0003'],
      expected: 'error migration-failed 0003_memory_records_copy.sql:3',
    },
    'helper-fails-again': {
      pending: ['0002', '0002'],
      expected: 'error rerun-failed 0002_memory_records_by_month.sql:23',
    },
  },
};

const allFaults = Object.entries(faults).flatMap(([project, variants]) =>
  Object.entries(variants).map(([broken, fault]) => [project, broken, fault] as const),
);

describe.concurrent('what is broken is caught at its place', () => {
  it.for(allFaults)('%s: %s', async ([project, broken, { pending, expected, lint }], { expect }) => {
    const report = await reportOf({ project, broken, pending }, lint ? 'lint' : 'check');
    expect(placesOf(report)).toContain(expected);
  });
});
