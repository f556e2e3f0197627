import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Finding, Report, Severity } from '../../src/report.js';
import { type Annotation, annotationOf, githubReporter } from '../../src/reporters/github.js';
import { visible } from '../../src/reporters/untrusted-text.js';
import { incompleteText } from '../../src/reporters/wording.js';
import { hostileReport } from './hostile-report.js';
import { asIssue, commandsIn, issuesOf, type RunnerCommand } from './runner-commands.js';
import {
  context,
  emptyReport,
  finding,
  report,
  richReport,
  sources,
  stoppedReport,
} from './sample-report.js';

const github = (findings: readonly Finding[], pathPrefix = ''): readonly string[] =>
  githubReporter(report({ findings }), context({ pathPrefix })).split('\n');

const many = (severity: Severity, count: number, from = 1): readonly Finding[] =>
  Array.from({ length: count }, (_, index) => finding({ severity, startLine: from + index }));

test('one of everything', () => {
  expect(githubReporter(richReport, context({ sources })).split('\n')).toEqual([
    '::error file=migrations/0002_drop.up.sql,line=3,endLine=3,col=1,endColumn=18,title=drop-table::DROP TABLE deletes orders and every row in it.%0Aobserved: locks public.orders (ACCESS EXCLUSIVE), public.users (SIReadLock); scans public.orders; rewrites public.orders, public.orders_pkey%0ARename it first, drop it when nothing reads it any more.%0Ahttps://github.com/example/drydock/blob/v1/rules/drop-table',
    '::error file=migrations/0002_drop.up.sql,line=5,endLine=5,col=159,endColumn=165,title=migration-failed::The statement fails.%0Apostgres: column "missing" does not exist (SQLSTATE 42703)%0Adetail: There is a column named "m|ssing".%0Ahint: Perhaps you meant `notes.message`.%0Awhere: PL/pgSQL function f() line 3%0ASQL statement "SELECT f()"',
    '::error file=migrations/0003_total.down.sql,line=1,endLine=1,col=1,endColumn=1,title=rollback-differs::The down script does not bring back what was there.',
    '::warning file=migrations/0002_drop.up.sql,line=4,endLine=4,col=2,endColumn=7,title=update-without-batches::UPDATE of every row of 注文.%0AIt keeps old versions of all of them.%0Aobserved: not confirmed (no lock, scan or rewrite of a table that was there before)%0AUpdate in batches:%0A  UPDATE 注文 SET 状態 = $1 WHERE id BETWEEN 1 AND 1000;%0Auntil nothing is left.',
    '::warning file=migrations/0002_drop.up.sql,line=6,endLine=12,title=unindexed-foreign-key::lines.order_id refers to orders and has no index.%0Ahttps://github.com/example/drydock/blob/v1/rules/unindexed-foreign-key',
    '::notice file=migrations/0002_drop.up.sql,line=7,endLine=7,col=3,endColumn=20,title=int-primary-key::id runs out after 2147483647 rows.%0AWrite `bigint`.',
    '',
  ]);
});

describe('a run that was stopped', () => {
  const stop = '::notice title=Drydock::The run did not come to its end: 100%25 gone';

  test('says so before its findings', () => {
    const lines = githubReporter(stoppedReport('100% gone'), context()).split('\n');
    expect(lines).toHaveLength(3);
    expect(lines[0]).toBe(stop);
    expect(lines[1]).toMatch(/^::error file=migrations\/0002_drop\.up\.sql,/);
  });

  test('takes the place of one notice', () => {
    const findings = many('info', 12);
    const lines = githubReporter({ ...stoppedReport('100% gone'), findings }, context())
      .trimEnd()
      .split('\n');
    expect(lines.filter((line) => line.startsWith('::notice '))).toHaveLength(10);
    expect(lines[0]).toBe(stop);
  });
});

test('nothing to annotate', () => {
  expect(githubReporter(emptyReport, context())).toBe('');
});

test.each<[string, Partial<Finding>, string, string]>([
  ['a prefix', {}, 'services/shop/', 'file=services/shop/migrations/0002_drop.up.sql,line=3'],
  ['what ends a property', { file: 'a,b:c%0A.sql' }, '', 'file=a%2Cb%3Ac%250A.sql,line=3'],
  ['a line break', { file: 'a\n::error::b.sql' }, '', 'file=a\\u000a%3A%3Aerror%3A%3Ab.sql,line=3'],
  ['an equals sign, which the runner would drop', { file: '=a.sql' }, '', 'file=./=a.sql,line=3'],
  ['one column', { endColumn: 2 }, '', 'line=3,endLine=3,col=1,endColumn=1,'],
  ['no width', { startColumn: 4, endColumn: 4 }, '', 'line=3,endLine=3,col=4,endColumn=4,'],
  ['many lines', { endLine: 5 }, '', 'line=3,endLine=5,title'],
  ['an end before the first column', { endLine: 5, endColumn: 1 }, '', 'line=3,endLine=4,title'],
  ['data', { message: '100%\r\n::x' }, '', '::100%25%0A::x'],
  ['legacy command', { message: '##[error]x' }, '', '::##\\u005berror]x'],
])('on the wire: %s', (_, part, pathPrefix, expected) => {
  expect(github([finding(part)], pathPrefix)[0]).toContain(expected);
});

describe('no more than the runner keeps', () => {
  test.each<[string, readonly Finding[], string]>([
    ['9 errors', many('error', 9), ''],
    [
      '10 errors: the tenth is the failure of the step',
      many('error', 10),
      'Showing 9 of 10 errors inline: GitHub keeps no more of one step. The other formats list all.',
    ],
    ['10 warnings', many('warning', 10), ''],
    [
      'too many of each',
      [...many('error', 37), ...many('warning', 11), ...many('info', 12)],
      'Showing 9 of 37 errors, 10 of 11 warnings, 10 of 12 notices inline: GitHub keeps no more of one step. The other formats list all.',
    ],
  ])('%s', (_, findings, expected) => {
    const lines = github(findings).filter((line) => !line.startsWith('::') && line !== '');
    expect(lines).toEqual(expected === '' ? [] : [expected]);
    const names = commandsIn(github(findings).join('\n')).map(({ name }) => name);
    expect(names.filter((name) => name === 'error').length).toBeLessThanOrEqual(9);
    expect(names.filter((name) => name === 'warning').length).toBeLessThanOrEqual(10);
    expect(names.filter((name) => name === 'notice').length).toBeLessThanOrEqual(10);
  });

  test('suppressed findings are neither annotated nor counted', () => {
    const suppressed = many('error', 20).map((one) => ({ ...one, suppressed: { reason: 'r', line: 1 } }));
    expect(github([...suppressed, finding({ severity: 'warning' })])).toHaveLength(2);
  });

  test('a message is cut to what the runner keeps, before it is escaped', () => {
    const [line = ''] = github([
      finding({ message: `${'%'.repeat(3000)}${'a'.repeat(3000)}`, help: 'b'.repeat(3000) }),
    ]);
    const [command] = commandsIn(line);
    expect(command?.data).toHaveLength(4096);
    expect(command?.data.endsWith('aab…')).toBe(false);
    expect(command?.data.endsWith('…')).toBe(true);
  });
});

/** What the runner must understand of an annotation; no rule's id has blanks or `=` at its ends. */
function commandOf({ level, file, line, endLine, columns, title, message }: Annotation): RunnerCommand {
  const properties = { file, line, endLine, ...columns, title: title.trimEnd().replace(/^=+/, '') };
  const said = Object.entries(properties).filter(([, value]) => value !== '');
  return {
    name: level,
    properties: Object.fromEntries(said.map(([name, value]) => [name, String(value)])),
    data: message,
  };
}

const few = (hostile: Report): Report => ({
  ...hostile,
  findings: hostile.findings.filter((one) => !one.suppressed),
});

describe('the runner understands what was meant, and nothing else', () => {
  test('whatever the report holds', () => {
    fc.assert(
      fc.property(hostileReport, ({ report: hostile, context: where }) => {
        const meant = few(hostile).findings.map((one) => commandOf(annotationOf(one, where)));
        const understood = commandsIn(githubReporter(hostile, where));
        const why = incompleteText(hostile);
        const stop =
          why === undefined ? [] : [{ name: 'notice', properties: { title: 'Drydock' }, data: why }];
        expect(understood).toHaveLength(stop.length + meant.length);
        expect(understood).toEqual(expect.arrayContaining([...stop, ...meant]));
        // Nothing of a place is dropped, and nothing of a message cut.
        expect(issuesOf(understood)).toEqual(understood.map(asIssue));
      }),
    );
  });

  test('and of the finding it keeps file, rule and message', () => {
    fc.assert(
      fc.property(hostileReport, ({ report: hostile, context: where }) => {
        for (const one of hostile.findings) {
          const annotation = annotationOf(one, where);
          expect(annotation.file).toBe(visible(`services/shop/${one.file}`));
          expect(annotation.title).toBe(visible(one.rule));
          expect(annotation.message.length).toBeLessThanOrEqual(4096);
        }
      }),
    );
  });
});
