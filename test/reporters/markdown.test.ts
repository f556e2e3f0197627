import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Report } from '../../src/report.js';
import { markdownReporter, markdownWithin } from '../../src/reporters/markdown.js';
import { code, fence, htmlText, link, paragraphs, prose } from '../../src/reporters/markdown-text.js';
import { hostileReport, hostileText } from './hostile-report.js';
import { commandsIn } from './runner-commands.js';
import {
  context,
  emptyReport,
  finding,
  lintReport,
  report,
  richReport,
  sources,
  stoppedReport,
} from './sample-report.js';

test('one of everything', async () => {
  const markdown = markdownReporter(richReport, context({ sources, pathPrefix: 'services/shop/' }));
  await expect(markdown).toMatchFileSnapshot('../fixtures/golden/report.md');
});

test('all is well', () => {
  expect(markdownReporter(report(), context()).split('\n')).toEqual([
    '## ✅ Drydock passed: nothing to report in 1 migration',
    '',
    'PostgreSQL 18.6 · 2 statements · 1.1 s',
    '',
    '### Dry-run',
    '',
    'Engine: embedded PostgreSQL 18.6, started in 900 ms (needs nothing installed)',
    '',
    '| migration | apply | rerun | rollback | reapply |',
    '| --- | --- | --- | --- | --- |',
    '| `0001_init` | ✅ applied in 4.1 ms | ✅ idempotent | ✅ restored | ✅ same |',
    '',
    '<sub>Drydock 1.0.0</sub>',
    '',
  ]);
});

test('a run that was stopped says so, and why, before all else', () => {
  const lines = markdownReporter(stoppedReport('the *server* is gone'), context()).split('\n');
  expect(lines.slice(0, 5)).toEqual([
    '## ⚠️ Drydock incomplete: 1 error in 2 migrations',
    '',
    '> **The run did not come to its end: the \\*server\\* is gone**',
    '',
    'PostgreSQL 18.6 · 2 statements · 1.1 s',
  ]);
});

test('no engine', () => {
  expect(markdownReporter(lintReport, context()).split('\n')).toEqual([
    '## ✅ Drydock passed: 1 info in 1 migration',
    '',
    '2 statements · 1.1 s',
    '',
    '| file | line | severity | rule | message |',
    '| --- | --- | --- | --- | --- |',
    '| `migrations/0002_drop.up.sql` | 3 | 🔵 info | `drop-table` | Nothing in particular. |',
    '',
    '<details open>',
    '<summary><b>drop-table</b> <code>migrations/0002_drop.up.sql:3</code></summary>',
    '',
    'Nothing in particular.',
    '',
    '</details>',
    '',
    '### Dry-run',
    '',
    'No engine: nothing was run.',
    '',
    '<sub>Drydock 1.0.0</sub>',
    '',
  ]);
});

test('nothing pending', () => {
  expect(markdownReporter(emptyReport, context())).toBe(
    '## ✅ Drydock passed: nothing to report in no migrations\n\n0 statements · 1.1 s\n\n<sub>Drydock 1.0.0</sub>\n',
  );
});

describe('untrusted text', () => {
  test.each([
    ['plain', 'DROP TABLE deletes "orders".', 'DROP TABLE deletes "orders".'],
    ['emphasis', 'a_b *c* ~d~', 'a\\_b \\*c\\* \\~d\\~'],
    ['HTML', '<img src=x> &amp; </details>', '&lt;img src=x&gt; &amp;amp; &lt;/details&gt;'],
    ['our marker', '<!-- drydock:sticky v1 -->', '&lt;!-- drydock:sticky v1 --&gt;'],
    ['pipe', 'a|b \\|', 'a&#124;b \\\\&#124;'],
    ['line break', 'a\r\nb', 'a<br>b'],
    ['link and image', '![x](u) [^1]', '!\\[x\\](u) \\[^1\\]'],
    ['mention', 'by @octocat, a@b.example', 'by @&#8203;octocat, a@&#8203;b.example'],
    ['reference', 'fixes #12, o/r#3, GH-4', 'fixes #&#8203;12, o/r#&#8203;3, GH-&#8203;4'],
    ['address', 'https://a.example www.b.example', 'https:&#8203;//a.example www&#8203;.b.example'],
    ['formula', '$1 $$', '<span>$</span>1 <span>$</span><span>$</span>'],
    ['code', 'Write `bigint`.', 'Write `bigint`.'],
    ['code with a pipe', '`a|b`', '<code>a&#124;b</code>'],
    ['a single backtick', 'a`b', 'a\\`b'],
    ['bidi', 'a\u202eb', 'a\\\\u202eb'],
  ])('prose: %s', (_, text, expected) => {
    expect(prose(text)).toBe(expected);
  });

  test.each([
    ['heading', '# h', '\\# h'],
    ['list', '- l', '\\- l'],
    ['numbered list', '12. l', '12\\. l'],
    ['rule', '---', '\\---'],
    ['indented code', '    x', '```sql\nx\n```'],
    [
      'SQL between',
      'Do:\n  A;\n    B;\n\nthen:\n  C;',
      'Do:\n\n```sql\nA;\n  B;\n```\n\n<br>then:\n\n```sql\nC;\n```',
    ],
    ['nothing', '', ''],
  ])('paragraphs: %s', (_, text, expected) => {
    expect(paragraphs(text)).toBe(expected);
  });

  test.each([
    ['a_b.sql', '`a_b.sql`'],
    ['größe 注文', '`größe 注文`'],
    ['@octocat #1', '`@octocat #1`'],
    ['', '<code></code>'],
    [' a', '<code> a</code>'],
    ['a`b', '<code>a\\`b</code>'],
    ['a|b', '<code>a&#124;b</code>'],
    ['a\\', '<code>a\\\\</code>'],
    ['<!-- x', '<code>&lt;!-- x</code>'],
    ['a\nb', '<code>a\\\\u000ab</code>'],
  ])('code(%j)', (name, expected) => {
    expect(code(name)).toBe(expected);
  });

  test.each([
    [['SELECT 1;'], '```sql\nSELECT 1;\n```'],
    [['a ``` b'], '````sql\na ``` b\n````'],
    [['`````'], '``````sql\n`````\n``````'],
    [['<!-- drydock -->'], '```sql\n<\\u0021-- drydock --\\u003e\n```'],
  ])('fence(%j)', (lines, expected) => {
    expect(fence(lines, 'sql')).toBe(expected);
  });

  test('inside HTML', () => {
    expect(htmlText('a_b <b> @c\n| #1 `[')).toBe('a_b &lt;b&gt; @&#8203;c &#124; #&#8203;1 &#96;&#91;');
  });

  test.each([
    ['https://a.example/b/c.md#d', '[x](https://a.example/b/c.md#d)'],
    ['', 'x'],
    ['http://a.example/', 'x'],
    ['javascript:alert(1)', 'x'],
    ['https://a.example/b) [y](https://c.example/', 'x'],
  ])('link to %j', (url, expected) => {
    expect(link('x', url)).toBe(expected);
  });
});

describe('the size', () => {
  const big: Report = {
    ...richReport,
    findings: (['info', 'warning', 'error'] as const).flatMap((severity) =>
      Array.from({ length: 40 }, (_, index) =>
        finding({ severity, rule: `${severity}-rule`, startLine: index + 1, endLine: index + 1 }),
      ),
    ),
  };
  const wide = context({ sources: new Map([[finding().file, `${'SELECT 1; '.repeat(9)}\n`.repeat(40)]]) });
  const within = (kilobytes: number): string => markdownWithin(kilobytes * 1024, big, wide);

  const note = (what: string): string => `_Left out to fit: ${what}. The other formats have all of it._`;

  test.each<[number, string | undefined, readonly string[], boolean]>([
    [100, undefined, ['error-rule', 'warning-rule', 'info-rule'], true],
    [40, note('excerpts'), ['error-rule', 'warning-rule', 'info-rule'], true],
    [30, note('excerpts and infos'), ['error-rule', 'warning-rule'], true],
    [20, note('excerpts, infos and warnings'), ['error-rule'], true],
    [2, note('everything but the counts'), [], false],
  ])('%i KiB', (kilobytes, expected, rules, hasDryRun) => {
    const markdown = within(kilobytes);
    expect(Buffer.byteLength(markdown)).toBeLessThanOrEqual(kilobytes * 1024);
    expect(markdown.split('\n').find((line) => line.startsWith('_Left out'))).toBe(expected);
    expect([...new Set(markdown.match(/\b\w+-rule\b/g))]).toEqual(rules);
    expect(markdown.includes('### Dry-run')).toBe(hasDryRun);
    expect(markdown.includes('```text')).toBe(expected === undefined);
  });

  test('the verdict is told at any size', () => {
    expect(within(0).split('\n')[0]).toBe(
      '## ❌ Drydock failed: 3 errors, 2 warnings, 1 info, 1 suppressed in 4 migrations',
    );
  });

  test('bytes count, not characters', () => {
    const text = markdownReporter(richReport, context({ sources }));
    expect(markdownWithin(Buffer.byteLength(text), richReport, context({ sources }))).toBe(text);
    expect(markdownWithin(Buffer.byteLength(text) - 1, richReport, context({ sources }))).toContain(
      '_Left out',
    );
  });
});

/** The lines outside of fences; fails where a fence is left open. */
function outsideFences(markdown: string): readonly string[] {
  let open: string | undefined;
  const outside = markdown.split('\n').filter((line) => {
    const [, ticks = '', info = ''] = /^ {0,3}(`{3,}|~{3,})(.*)$/.exec(line) ?? [];
    if (open === undefined && ticks !== '') open = ticks;
    else if (open === undefined) return true;
    else if (info.trim() === '' && ticks.startsWith(open)) open = undefined;
    return false;
  });
  expect(open).toBeUndefined();
  return outside;
}

const withoutCode = (line: string): string => line.replace(/(?<!\\)`[^`]+`/g, 'CODE');

describe('whatever the report holds', () => {
  const structure = (markdown: string): readonly string[] =>
    outsideFences(markdown).flatMap(
      (line) => withoutCode(line).match(/<\/?(?:details|summary|b|sub)\b[^>]*>/g) ?? [],
    );

  test('it has our elements and no others', () => {
    const expected = structure(markdownReporter(richReport, context()));
    fc.assert(
      fc.property(hostileReport, (hostile) => {
        const markdown = markdownReporter(hostile.report, hostile.context);
        expect(structure(markdown)).toEqual(expected);
        const tags = outsideFences(markdown).flatMap((line) => withoutCode(line).match(/<[^>]*>?/g) ?? []);
        const allowed = /^<(?:\/?(?:summary|b|code|span|sub)|details(?: open)?|\/details|br)>$/;
        expect(tags.filter((tag) => !allowed.test(tag))).toEqual([]);
      }),
    );
  });

  test('a row has as many cells as its header', () => {
    const header = ['file | line', 'migration | apply', 'migration | step'];
    fc.assert(
      fc.property(hostileReport, (hostile) => {
        let cells = 0;
        for (const line of outsideFences(markdownReporter(hostile.report, hostile.context))) {
          if (!line.startsWith('| ')) continue;
          const count = line.split('|').length;
          if (header.some((start) => line.startsWith(`| ${start}`))) cells = count;
          expect(count).toBe(cells);
        }
      }),
    );
  });

  test('nobody is mentioned, nothing is linked, no marker is forged', () => {
    fc.assert(
      fc.property(hostileReport, (hostile) => {
        const findings = hostile.report.findings.map((one) => ({ ...one, docsUrl: '' }));
        const markdown = markdownReporter({ ...hostile.report, findings }, hostile.context);
        const text = outsideFences(markdown).map(withoutCode).join('\n');
        expect(text).not.toMatch(/@[\p{L}\p{N}]|(?<!&)#\d|GH-\d|:\/\/|www\./iu);
        expect(text).not.toMatch(/(?<!\\)(?:\\\\)*\]\(/);
        expect(markdown).not.toMatch(/<!--|-->/);
      }),
    );
  });

  test('it shows controls, and is no command', () => {
    fc.assert(
      fc.property(hostileReport, (hostile) => {
        const markdown = markdownReporter(hostile.report, hostile.context);
        expect(markdown.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
        expect(commandsIn(markdown)).toEqual([]);
      }),
    );
  });

  test('a fence ends where it should', () => {
    fc.assert(
      fc.property(fc.array(hostileText), (texts) => {
        const lines = texts.map((text) => text.replace(/[\r\n]/g, ' '));
        expect(outsideFences(`before\n${fence(lines, 'sql')}\nafter`)).toEqual(['before', 'after']);
      }),
    );
  });
});
