import type { Blocking, Finding, MigrationReport, Report, StatementReport } from '../../src/report.js';
import type { ReporterContext } from '../../src/reporters/reporter.js';

const at = (startLine: number, startColumn: number, endLine: number, endColumn: number) => ({
  startLine,
  startColumn,
  endLine,
  endColumn,
});

/** A finding with nothing but what every finding has. */
export const finding = (part: Partial<Finding> = {}): Finding => ({
  rule: 'drop-table',
  severity: 'error',
  stage: 'lint',
  file: 'migrations/0002_drop.up.sql',
  ...at(3, 1, 3, 19),
  message: 'DROP TABLE deletes orders and every row in it.',
  help: '',
  docsUrl: '',
  ...part,
});

export const migration = (part: Partial<MigrationReport> = {}): MigrationReport => ({
  id: '0001_init',
  up: 'migrations/0001_init.up.sql',
  down: 'migrations/0001_init.down.sql',
  pending: true,
  dev: false,
  apply: { status: 'applied', durationMs: 4.13 },
  rerun: { status: 'idempotent' },
  rollback: { status: 'restored', differences: [] },
  reapply: { status: 'same' },
  statements: [],
  ...part,
});

export const report = (part: Partial<Report> = {}): Report => ({
  schemaVersion: 1,
  tool: { name: 'drydock', version: '1.0.0' },
  verdict: 'pass',
  summary: { errors: 0, warnings: 0, infos: 0, suppressed: 0, migrations: 1, statements: 2 },
  framework: { name: 'golang-migrate', reason: 'pairs of .up.sql and .down.sql' },
  findings: [],
  migrations: [migration()],
  engine: { kind: 'embedded', postgresVersion: '18.6', startupMs: 900, reason: 'needs nothing installed' },
  timings: { parseMs: 2, lintMs: 1, historyMs: 40, dryRunMs: 60, totalMs: 1149 },
  ...part,
});

/** What a run has found that was stopped in the middle of its second migration. */
export const stoppedReport = (reason: string): Report =>
  report({
    verdict: 'fail',
    incomplete: { reason },
    summary: { errors: 1, warnings: 0, infos: 0, suppressed: 0, migrations: 2, statements: 2 },
    findings: [finding()],
    migrations: [
      migration(),
      migration({
        id: '0002_drop',
        apply: { status: 'applied', durationMs: 2 },
        rerun: { status: 'skipped', error: reason },
        rollback: { status: 'skipped', differences: [] },
        reapply: { status: 'skipped' },
      }),
    ],
  });

export const context = (part: Partial<ReporterContext> = {}): ReporterContext => ({
  sources: new Map(),
  color: false,
  ...part,
});

const docs = 'https://github.com/example/drydock/blob/v1/rules';

export const sources: ReadonlyMap<string, string> = new Map([
  [
    'migrations/0002_drop.up.sql',
    [
      '-- drydock-ignore drop-column: replaced by users.email_address in 0041',
      'ALTER TABLE users DROP COLUMN email;',
      'DROP TABLE orders;',
      "\tUPDATE 注文 SET 状態 = 'paid' WHERE total > 0;\r",
      `INSERT INTO notes VALUES ('${'a'.repeat(120)}'); SELECT missing FROM notes; -- ${'b'.repeat(80)}`,
      'CREATE TABLE lines (',
      '  id int PRIMARY KEY,',
      '',
      '  order_id int,',
      '  total int,',
      '  note text',
      ');',
    ].join('\n'),
  ],
  ['migrations/0003_total.up.sql', 'ALTER TABLE orders ADD total int;\n'],
]);

const findings: readonly Finding[] = [
  finding({
    rule: 'drop-column',
    ...at(2, 1, 2, 36),
    message: 'DROP COLUMN deletes users.email.',
    suppressed: { reason: 'replaced by users.email_address in 0041', line: 1 },
  }),
  finding({
    rule: 'int-primary-key',
    severity: 'info',
    ...at(7, 3, 7, 21),
    message: 'id runs out after 2147483647 rows.',
    help: 'Write `bigint`.',
  }),
  finding({
    rule: 'update-without-batches',
    severity: 'warning',
    ...at(4, 2, 4, 8),
    message: 'UPDATE of every row of 注文.\nIt keeps old versions of all of them.',
    help: 'Update in batches:\n  UPDATE 注文 SET 状態 = $1 WHERE id BETWEEN 1 AND 1000;\nuntil nothing is left.',
    observed: { confirmed: false, locks: [], scans: [], rewrites: [] },
  }),
  finding({
    rule: 'unindexed-foreign-key',
    severity: 'warning',
    ...at(6, 1, 12, 2),
    message: 'lines.order_id refers to orders and has no index.',
    docsUrl: `${docs}/unindexed-foreign-key`,
  }),
  finding({
    docsUrl: `${docs}/drop-table`,
    help: 'Rename it first, drop it when nothing reads it any more.',
    fix: { description: 'Rename instead', edits: [{ ...at(3, 1, 3, 19), text: 'ALTER TABLE …' }] },
    observed: {
      confirmed: true,
      locks: [
        { relation: 'public.orders', mode: 'AccessExclusiveLock' },
        { relation: 'public.users', mode: 'SIReadLock' },
      ],
      scans: ['public.orders'],
      rewrites: ['public.orders', 'public.orders_pkey'],
    },
  }),
  finding({
    rule: 'migration-failed',
    stage: 'dry-run',
    ...at(5, 159, 5, 166),
    message: 'The statement fails.',
    postgres: {
      message: 'column "missing" does not exist',
      sqlState: '42703',
      detail: 'There is a column named "m|ssing".',
      hint: 'Perhaps you meant `notes.message`.',
      where: 'PL/pgSQL function f() line 3\nSQL statement "SELECT f()"',
    },
  }),
  finding({
    rule: 'rollback-differs',
    stage: 'rollback',
    file: 'migrations/0003_total.down.sql',
    ...at(1, 1, 1, 1),
    message: 'The down script does not bring back what was there.',
  }),
];

const difference = (index: number) =>
  ({
    object: `public.t${index}`,
    attribute: 'owner',
    before: 'app',
    after: null,
    kind: 'changed',
  }) as const;

const statement = (startLine: number, blocking: Blocking): StatementReport => ({
  file: 'migrations/0004.up.sql',
  startLine,
  sql: 'CREATE INDEX ON orders (total)',
  durationMs: 1,
  locks: [{ relation: blocking.relation, mode: blocking.mode }],
  scans: blocking.growsWith,
  rewrites: [],
  blocking: [blocking],
});

const growing = { relation: 'public."Ord|rs"', mode: 'ShareLock', growsWith: ['public."Ord|rs"'] };
const measured = { ...growing, rows: 100_000, waits: { read: 0.4, insert: 61.2, update: 60, delete: null } };

const blockingStatements: readonly StatementReport[] = [
  statement(2, {
    ...measured,
    projection: {
      relation: 'public."Ord|rs"',
      rows: 72_000_000,
      ms: 41_000,
      growth: 'n log n',
      error: 0.081,
      measuredAt: [10_000, 33_334, 100_000],
    },
  }),
  statement(3, { ...measured, unprojected: 'public."Ord|rs" is not in the stats' }),
  statement(4, { ...growing, unmeasured: 'the embedded engine has one session at a time' }),
  statement(5, { ...growing, mode: 'AccessExclusiveLock', growsWith: [] }),
  statement(6, { ...growing, mode: 'AccessExclusiveLock', growsWith: [] }),
];

const migrations: readonly MigrationReport[] = [
  migration({ id: '0001_init', pending: false }),
  migration({
    id: '0002_drop',
    up: 'migrations/0002_drop.up.sql',
    down: null,
    apply: { status: 'failed', error: 'column "missing" does not exist', sqlState: '42703', line: 5 },
    rerun: { status: 'skipped' },
    rollback: { status: 'missing', differences: [] },
    reapply: { status: 'skipped' },
  }),
  migration({
    id: '0003_total',
    up: 'migrations/0003_total.up.sql',
    down: 'migrations/0003_total.down.sql',
    apply: { status: 'applied', durationMs: 1234 },
    rerun: {
      status: 'failed',
      error: 'column "total" of relation "orders" already exists',
      sqlState: '42701',
      file: 'migrations/0003_total.up.sql',
      line: 1,
    },
    rollback: {
      status: 'differs',
      differences: [
        {
          object: 'public.orders.total',
          attribute: 'default',
          before: null,
          after: "nextval('s'::regclass)",
          kind: 'added',
        },
        ...Array.from({ length: 12 }, (_, index) => difference(index)),
      ],
    },
    reapply: { status: 'differs', differences: [difference(99)] },
  }),
  migration({
    id: '0004_列',
    up: 'migrations/0004.up.sql',
    statements: blockingStatements,
    rollback: {
      status: 'restored',
      differences: [
        { object: 'public.orders', attribute: '', before: 'id, a', after: 'a, id', kind: 'column-order' },
      ],
    },
  }),
  migration({ id: '0005_seed_dev', up: 'migrations/0005_seed_dev.sql', down: null, dev: true }),
];

/** One of everything. */
export const richReport: Report = report({
  verdict: 'fail',
  summary: { errors: 3, warnings: 2, infos: 1, suppressed: 1, migrations: 4, statements: 9 },
  findings,
  migrations,
});

/** As `drydock lint` leaves it: no engine, nothing run. */
export const lintReport: Report = report({
  summary: { errors: 0, warnings: 0, infos: 1, suppressed: 0, migrations: 1, statements: 2 },
  findings: [finding({ severity: 'info', message: 'Nothing in particular.' })],
  migrations: [
    migration({
      apply: { status: 'skipped' },
      rerun: { status: 'skipped' },
      rollback: { status: 'skipped', differences: [] },
      reapply: { status: 'skipped' },
    }),
  ],
  engine: null,
});

/** Nothing was pending. */
export const emptyReport: Report = report({
  summary: { errors: 0, warnings: 0, infos: 0, suppressed: 0, migrations: 0, statements: 0 },
  migrations: [],
  engine: null,
});
