import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { type DefaultTreeAdapterMap, parse } from 'parse5';
import { describe, expect, test } from 'vitest';
import type { Edit, Report } from '../../src/report.js';
import { htmlReporter } from '../../src/reporters/html.js';
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

type Node = DefaultTreeAdapterMap['node'];
type Element = DefaultTreeAdapterMap['element'];

/** Reads the page as a browser does, and takes no parse error (HTML, 13.2.2). */
function elementsOf(html: string): readonly Element[] {
  const errors: string[] = [];
  const document = parse(html, {
    sourceCodeLocationInfo: true,
    onParseError: ({ code }) => errors.push(code),
  });
  expect(errors).toEqual([]);
  const within = (node: Node): readonly Element[] => [
    ...('tagName' in node ? [node] : []),
    ...('childNodes' in node ? node.childNodes.flatMap(within) : []),
  ];
  return within(document);
}

const textOf = (node: Node): string => {
  if (node.nodeName === '#text' && 'value' in node) return node.value;
  return 'childNodes' in node ? node.childNodes.map(textOf).join('') : '';
};

const attributesOf = ({ attrs }: Element): Readonly<Record<string, string>> =>
  Object.fromEntries(attrs.map(({ name, value }) => [name, value]));

const page = (sample: Report): readonly Element[] => elementsOf(htmlReporter(sample, context({ sources })));

const textsOf = (elements: readonly Element[], tag: string): readonly string[] =>
  elements.filter(({ tagName }) => tagName === tag).map(textOf);

test('one of everything', async () => {
  const html = htmlReporter(richReport, context({ sources }));
  await expect(html).toMatchFileSnapshot('../fixtures/golden/report.html');
  elementsOf(html);
});

test.each<[string, Report, string]>([
  ['all is well', report(), '✓ Drydock passed: nothing to report in 1 migration'],
  ['no engine', lintReport, '✓ Drydock passed: 1 info in 1 migration'],
  ['nothing pending', emptyReport, '✓ Drydock passed: nothing to report in no migrations'],
  ['stopped', stoppedReport('the server is gone'), '⚠ Drydock incomplete: 1 error in 2 migrations'],
  ['failed', richReport, '✗ Drydock failed: 3 errors, 2 warnings, 1 info, 1 suppressed in 4 migrations'],
])('%s', (_, sample, title) => {
  expect(textsOf(page(sample), 'h1')).toEqual([title]);
});

test('a run that was stopped says why', () => {
  expect(textsOf(page(stoppedReport('the server is gone')), 'strong')).toEqual([
    'The run did not come to its end: the server is gone',
  ]);
});

test('findings are grouped by file, the worst first, each with its place and rule', () => {
  const headings = textsOf(page(richReport), 'h4').map((text) => text.replace(/\s+/g, ' '));
  expect(textsOf(page(richReport), 'h3')).toEqual([
    'migrations/0002_drop.up.sql',
    'migrations/0003_total.down.sql',
  ]);
  expect(headings).toEqual([
    '● error drop-table line 3, column 1',
    '● error migration-failed line 5, column 159',
    '▲ warning update-without-batches line 4, column 2',
    '▲ warning unindexed-foreign-key line 6, column 1',
    '○ info int-primary-key line 7, column 3',
    '● error rollback-differs line 1, column 1',
  ]);
});

test('the safer SQL stands in a block of its own, ready to be copied', () => {
  expect(textsOf(page(richReport), 'pre')).toContain(
    'UPDATE 注文 SET 状態 = $1 WHERE id BETWEEN 1 AND 1000;',
  );
});

describe('a fix is shown as the lines that it makes', () => {
  const file = finding().file;
  const at = (line: number, from: number, to: number, text: string) =>
    ({ startLine: line, startColumn: from, endLine: line, endColumn: to, text }) as const;
  const text = ['SELECT 1;', 'ALTER TABLE t\r', '  ADD FOREIGN KEY (a) REFERENCES u;', ''].join('\n');

  test.each<[string, readonly Edit[], readonly string[]]>([
    [
      'several edits of a line, in any order',
      [at(3, 35, 35, ' NOT VALID'), at(3, 7, 7, 'CONSTRAINT c ')],
      ['  ADD CONSTRAINT c FOREIGN KEY (a) REFERENCES u NOT VALID;'],
    ],
    [
      'lines that are joined',
      [{ ...at(2, 14, 3, ' '), endLine: 3 }],
      ['ALTER TABLE t ADD FOREIGN KEY (a) REFERENCES u;'],
    ],
    ['new lines', [at(1, 1, 1, "SET lock_timeout = '1s';\n")], ["SET lock_timeout = '1s';", 'SELECT 1;']],
    ['a line that goes', [at(1, 1, 10, '')], []],
    ['a place that the file does not have', [at(99, 1, 1, 'x')], []],
    ['very many lines', [{ ...at(1, 1, 1, 'x'), endLine: 31 }], []],
    ['none', [], []],
  ])('%s', (_, edits, expected) => {
    const findings = [finding({ startLine: 1, endLine: 1, fix: { description: 'Mend', edits } })];
    const html = htmlReporter(
      report({ findings }),
      context({ sources: new Map([[file, text + '\n'.repeat(40)]]) }),
    );
    const [, ...blocks] = textsOf(elementsOf(html), 'pre');
    expect(blocks).toEqual(expected.length === 0 ? [] : [expected.join('\n')]);
  });
});

test('the locks that were really taken are listed statement by statement', () => {
  const statement = {
    ...{ file: 'a.sql', startLine: 7, sql: 'DROP TABLE orders', durationMs: 1.94 },
    ...{ locks: [{ relation: 'public.orders', mode: 'AccessExclusiveLock' }], scans: [], rewrites: [] },
  };
  const elements = page(report({ migrations: [migration({ statements: [statement] })] }));
  expect(textsOf(elements, 'tr').at(-1)).toBe('7DROP TABLE orderspublic.orders (ACCESS EXCLUSIVE)1.9 ms');
});

test('what is very long is cut, and says so', () => {
  const difference = { object: 'o', attribute: 'a', before: 'b', after: 'c', kind: 'changed' } as const;
  const differences = Array.from({ length: 203 }, () => difference);
  const long = migration({ rollback: { status: 'differs', differences } });
  expect(textsOf(page(report({ migrations: [long] })), 'p')).toContain('… and 3 more');
});

test('of several projects each has a section with its own verdict', () => {
  const { summary, framework, engine, timings } = report();
  const own = { framework, engine, timings };
  const elements = page({
    ...report({ verdict: 'fail' }),
    findings: [finding({ project: 'shop' })],
    migrations: [],
    projects: [
      { name: 'shop', verdict: 'fail', summary: { ...summary, errors: 1 }, ...own },
      { name: 'bank', verdict: 'pass', summary, ...own },
    ],
  });
  expect(textsOf(elements, 'h2')).toEqual([
    '✗ shop failed: 1 error in 1 migration',
    '✓ bank passed: nothing to report in 1 migration',
  ]);
  expect(textsOf(elements, 'h3')).toEqual(['Findings']);
});

describe('it stands alone', () => {
  const elements = page(richReport);
  const named = (tag: string): readonly Element[] => elements.filter(({ tagName }) => tagName === tag);

  test('the policy lets in its own style and nothing else', () => {
    const [style = ''] = textsOf(elements, 'style');
    const hash = createHash('sha256').update(style).digest('base64');
    expect(named('meta').map(attributesOf)).toContainEqual({
      'http-equiv': 'Content-Security-Policy',
      content: `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`,
    });
    expect(style).not.toMatch(/url\(|@import/);
  });

  test('nothing is fetched, nothing runs', () => {
    const fetching = ['script', 'link', 'img', 'iframe', 'object', 'embed', 'base', 'form', 'video', 'audio'];
    expect(fetching.flatMap(named)).toEqual([]);
    const attributes = elements.flatMap(({ attrs }) => attrs.map(({ name }) => name));
    expect(attributes.filter((name) => name === 'src' || name === 'style' || name.startsWith('on'))).toEqual(
      [],
    );
  });

  test('a reader of the screen finds its language, its parts and the headers of its tables', () => {
    expect(named('html').map(attributesOf)).toEqual([{ lang: 'en' }]);
    expect(['header', 'main', 'footer', 'h1'].map((tag) => named(tag).length)).toEqual([1, 1, 1, 1]);
    for (const cell of named('th')) expect(attributesOf(cell)['scope']).toMatch(/^(?:row|col)$/);
    expect(named('caption')).toHaveLength(named('table').length);
    const depths = elements.flatMap(({ tagName }) => (/^h\d$/.test(tagName) ? [Number(tagName[1])] : []));
    depths.forEach((depth, index) => {
      expect(depth).toBeLessThanOrEqual((depths[index - 1] ?? 0) + 1);
    });
  });
});

describe('whatever the report holds', () => {
  const ours = [
    'html head meta title style body header main footer section article h1 h2 h3 h4 h5 p br strong',
    'pre code i span a ul li dl dt dd details summary div table caption thead tbody tr th td',
  ].flatMap((names) => names.split(' '));

  test('it has our elements and no others', () => {
    fc.assert(
      fc.property(hostileReport, (hostile) => {
        const tags = elementsOf(htmlReporter(hostile.report, hostile.context)).map(({ tagName }) => tagName);
        expect(tags.filter((tag) => !ours.includes(tag))).toEqual([]);
      }),
    );
  });

  test('and no attribute that is not ours', () => {
    const known: Readonly<Record<string, RegExp>> = {
      'http-equiv': /^Content-Security-Policy$/,
      content: /^(?:default-src [^<>"]*|width=device-width, initial-scale=1|no-referrer)$/,
      name: /^(?:viewport|referrer)$/,
      charset: /^utf-8$/,
      lang: /^en$/,
      class: /^[a-z-]+$/,
      scope: /^(?:row|col)$/,
      tabindex: /^0$/,
      'aria-hidden': /^true$/,
      href: /^https:\/\/[\w.-]+\/[\w./#%-]*$/,
      rel: /^noreferrer$/,
    };
    fc.assert(
      fc.property(hostileReport, (hostile) => {
        const attributes = elementsOf(htmlReporter(hostile.report, hostile.context)).flatMap(
          ({ attrs }) => attrs,
        );
        expect(attributes.filter(({ name, value }) => !known[name]?.test(value))).toEqual([]);
      }),
    );
  });

  test('it shows controls, and is no command', () => {
    fc.assert(
      fc.property(hostileReport, (hostile) => {
        const html = htmlReporter(hostile.report, hostile.context);
        expect(html.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
        expect(commandsIn(html)).toEqual([]);
      }),
    );
  });
});
