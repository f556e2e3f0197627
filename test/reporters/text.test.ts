import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Finding, MigrationReport, Report } from '../../src/report.js';
import { textReporter } from '../../src/reporters/text.js';
import { disarmCommands } from '../../src/reporters/untrusted-text.js';
import { hostileReport } from './hostile-report.js';
import { commandsIn } from './runner-commands.js';
import {
  context,
  emptyReport,
  finding,
  lintReport,
  migration,
  report,
  richReport,
  sources,
  stoppedReport,
} from './sample-report.js';

const text = (part: Partial<Report>): readonly string[] => textReporter(report(part), context()).split('\n');

test('one of everything', async () => {
  await expect(textReporter(richReport, context({ sources }))).toMatchFileSnapshot(
    '../fixtures/golden/report.txt',
  );
});

test('all is well: a line per migration and the verdict', () => {
  const migrations = [
    migration(),
    migration({ id: '0002_orders', apply: { status: 'applied', durationMs: 12.4 } }),
    migration({ id: '0000_history', pending: false }),
  ];
  const summary = { errors: 0, warnings: 0, infos: 0, suppressed: 0, migrations: 2, statements: 3 };
  expect(text({ migrations, summary })).toEqual([
    '✓ 0001_init    applied in 4.1 ms  rerun idempotent  rollback restored  reapply same',
    '✓ 0002_orders  applied in 12 ms   rerun idempotent  rollback restored  reapply same',
    '✓ passed: nothing to report in 2 migrations on PostgreSQL 18.6 (1.1 s)',
    '',
  ]);
});

test('a run that was stopped: neither failed nor passed, and why it stopped comes last', () => {
  const lines = textReporter(stoppedReport('the server is gone'), context()).split('\n');
  expect(lines.slice(-3)).toEqual([
    '✗ incomplete: 1 error in 2 migrations on PostgreSQL 18.6 (1.1 s)',
    'The run did not come to its end: the server is gone',
    '',
  ]);
  expect(lines.join('\n')).toContain('rerun skipped');
});

test('why a run was stopped is one line, whatever it holds', () => {
  const lines = textReporter(stoppedReport('a\n::error::b\u001b[31m'), context()).split('\n');
  expect(lines.at(-2)).toBe('The run did not come to its end: a ::error::b\\u001b[31m');
});

test('no engine', () => {
  expect(textReporter(lintReport, context()).split('\n')).toEqual([
    'migrations/0002_drop.up.sql:3:1  info  drop-table  Nothing in particular.',
    '',
    'dry-run: no engine, nothing was run',
    '  - 0001_init  not run',
    '',
    '✓ passed: 1 info in 1 migration (1.1 s)',
    '',
  ]);
});

test('nothing pending', () => {
  expect(textReporter(emptyReport, context())).toBe('✓ passed: nothing to report in no migrations (1.1 s)\n');
});

test('findings go file by file as the report has them, worst first within a file, then by place', () => {
  const findings = [
    finding({ file: 'b.sql', startLine: 9, severity: 'warning' }),
    finding({ file: 'a.sql', startLine: 2, severity: 'info' }),
    finding({ file: 'b.sql', startLine: 9, startColumn: 4 }),
    finding({ file: 'b.sql', startLine: 1, severity: 'info' }),
    finding({ file: 'b.sql', startLine: 3, severity: 'warning' }),
    finding({ file: 'a.sql', startLine: 1, severity: 'info' }),
    finding({ file: 'b.sql', startLine: 9, startColumn: 2 }),
    finding({ file: 'b.sql', startLine: 10 }),
  ];
  const headlines = text({ findings }).filter((line) => /^[ab]\.sql/.test(line));
  expect(headlines.map((line) => line.split('  ', 2).join(' '))).toEqual([
    'b.sql:9:2 error',
    'b.sql:9:4 error',
    'b.sql:10:1 error',
    'b.sql:3:1 warning',
    'b.sql:9:1 warning',
    'b.sql:1:1 info',
    'a.sql:1:1 info',
    'a.sql:2:1 info',
  ]);
});

const own: Finding = finding({ file: 'migrations/0001_init.down.sql', severity: 'warning' });

test.each<[string, Partial<MigrationReport>, readonly Finding[], string]>([
  ['all went well', {}, [], '✓'],
  ['a rerun that nothing demands', { rerun: { status: 'failed' } }, [], '!'],
  [
    'no down script, of which a rule would speak',
    { rollback: { status: 'missing', differences: [] } },
    [],
    '✓',
  ],
  ['a step left out', { rerun: { status: 'skipped' } }, [], '✓'],
  ['not applied', { apply: { status: 'failed' } }, [], '✗'],
  ['a warning in its down script', {}, [own], '!'],
  ['an error in its down script', {}, [{ ...own, severity: 'error' }], '✗'],
  ['an ignored error', {}, [{ ...own, severity: 'error', suppressed: { reason: 'r', line: 1 } }], '✓'],
  ['an info', {}, [{ ...own, severity: 'info' }], '✓'],
])('the mark of a migration: %s', (_, part, findings, mark) => {
  const line = text({ migrations: [migration(part)], findings }).find((one) => one.includes('0001_init  '));
  expect(line?.trimStart().charAt(0)).toBe(mark);
});

test.each<[string, Partial<Report>, string]>([
  [
    'failed',
    {
      verdict: 'fail',
      summary: { errors: 2, warnings: 1, infos: 0, suppressed: 0, migrations: 3, statements: 4 },
    },
    '✗ failed: 2 errors, 1 warning in 3 migrations on PostgreSQL 18.6 (1.1 s)',
  ],
  [
    'passed with errors, as with --fail-on never',
    { summary: { errors: 1, warnings: 0, infos: 2, suppressed: 3, migrations: 1, statements: 4 } },
    '✓ passed: 1 error, 2 infos, 3 suppressed in 1 migration on PostgreSQL 18.6 (1.1 s)',
  ],
  ['half a second', { timings: { ...report().timings, totalMs: 512.3 } }, '(512 ms)'],
  ['almost a second', { timings: { ...report().timings, totalMs: 999.6 } }, '(1.0 s)'],
  ['minutes', { timings: { ...report().timings, totalMs: 125_400 } }, '(2 min 5 s)'],
])('the verdict: %s', (_, part, expected) => {
  expect(text(part).at(-2)).toContain(expected);
});

const ownColor = new RegExp(`${String.fromCharCode(27)}\\[\\d+m`);

describe('hostile text', () => {
  test('controls and bidi are shown, no runner command is left', () => {
    const file = '::error::x\u202e.sql';
    const findings = [finding({ file, message: '##[set-output name=v]pass\u001b[31m', severity: 'info' })];
    expect(text({ findings })[0]).toBe(
      '\\u003a:error::x\\u202e.sql:3:1  info  drop-table  ##\\u005bset-output name=v]pass\\u001b[31m',
    );
  });

  test('a message of a megabyte is cut', () => {
    const [line] = text({ findings: [finding({ message: 'a'.repeat(1e6), severity: 'info' })] });
    expect(line?.length).toBeLessThan(4200);
  });

  test('whatever the report holds, the terminal is told nothing but lines of text', () => {
    fc.assert(
      fc.property(hostileReport, (hostile) => {
        const shown = textReporter(hostile.report, hostile.context);
        expect(shown.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
        expect(commandsIn(shown)).toEqual([]);
      }),
    );
  });

  test('with colour there are our own colours besides, and no command either', () => {
    fc.assert(
      fc.property(hostileReport, (hostile) => {
        const colored = textReporter(hostile.report, { ...hostile.context, color: true });
        const plain = textReporter(hostile.report, hostile.context);
        const trimmed = colored.split(ownColor).join('').replace(/ +$/gm, '');
        expect(disarmCommands(trimmed)).toBe(plain.replace(/ +$/gm, ''));
        expect(commandsIn(colored)).toEqual([]);
      }),
    );
  });
});

test('colours by severity', () => {
  const [line] = textReporter(
    report({ findings: [finding({ severity: 'info' })] }),
    context({ color: true }),
  ).split('\n');
  expect(line).toBe(
    '\u001b[1mmigrations/0002_drop.up.sql:3:1\u001b[22m  \u001b[36minfo\u001b[39m  drop-table  DROP TABLE deletes orders and every row in it.',
  );
});
