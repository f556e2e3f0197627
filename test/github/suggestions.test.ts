import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { edited } from '../../src/edits.js';
import { addedLines } from '../../src/github/added-lines.js';
import { suggestionIn, suggestionsFor } from '../../src/github/suggestions.js';
import type { Edit, Finding } from '../../src/report.js';
import { SourceText } from '../../src/sql/source-text.js';
import { finding } from '../reporters/sample-report.js';

const job = '0123456789abcdef';
const file = 'migrations/0002_drop.up.sql';

const put = (line: number, column: number, text: string, end: Partial<Edit> = {}): Edit => ({
  ...{ startLine: line, startColumn: column, endLine: line, endColumn: column, text },
  ...end,
});

const fixable = (edits: readonly Edit[], part: Partial<Finding> = {}): Finding =>
  finding({ message: 'It locks.', fix: { description: 'Write it so', edits }, ...part });

/** All lines of the text are added, unless some are named. */
const suggested = (text: string, findings: readonly Finding[], only?: readonly number[]) => {
  const lines = text.split('\n').map((line, index) => [index + 1, line] as const);
  const added = new Map(lines.filter(([number]) => only === undefined || only.includes(number)));
  return suggestionsFor(
    findings,
    { sources: new Map([[file, text]]), color: false, pathPrefix: 'shop/' },
    new Map([[`shop/${file}`, added]]),
    job,
  );
};

/** Where it stands, and the lines between the fences. */
const committed = ({ first, last, body }: ReturnType<typeof suggested>[number]) => ({
  first,
  last,
  lines: /^(`{3,})suggestion\n([^]*)\1$/m.exec(body)?.[2]?.split('\n').slice(0, -1),
});

const text = ['SELECT 1;', 'CREATE INDEX i', '  ON t (a);', 'SELECT 2;', ''].join('\n');

describe('a suggestion stands in place of the lines that the fix changes, and of no others', () => {
  test.each<[string, readonly Edit[], object]>([
    ['a word', [put(2, 14, 'CONCURRENTLY ')], { first: 2, last: 2, lines: ['CREATE INDEX CONCURRENTLY i'] }],
    [
      'a line before',
      [put(2, 1, 'SET x = 1;\n')],
      { first: 2, last: 2, lines: ['SET x = 1;', 'CREATE INDEX i'] },
    ],
    ['a line that goes', [put(1, 1, '', { endLine: 2 })], { first: 1, last: 1, lines: [] }],
    [
      'lines that are joined',
      [put(2, 15, '', { endLine: 3, endColumn: 2 })],
      { first: 2, last: 3, lines: ['CREATE INDEX i ON t (a);'] },
    ],
    [
      'two places',
      [put(4, 1, 'x'), put(2, 1, 'y')],
      { first: 2, last: 4, lines: ['yCREATE INDEX i', '  ON t (a);', 'xSELECT 2;'] },
    ],
    ['ticks', [put(1, 1, '```` ')], { first: 1, last: 1, lines: ['```` SELECT 1;'] }],
  ])('%s', (_, edits, expected) => {
    expect(suggested(text, [fixable(edits)]).map(committed)).toEqual([expected]);
  });

  test('committed, it is what --fix writes', () => {
    const line = fc.string({ unit: fc.constantFrom('a', ' ', ';', '`', '\t', 'é', '-'), maxLength: 6 });
    const documents = fc.array(line, { minLength: 1, maxLength: 8 }).map((lines) => lines.join('\n'));
    const cases = documents.chain((document) => {
      const place = fc.nat({ max: document.length });
      return fc.tuple(fc.constant(document), place, place, line, fc.boolean());
    });
    fc.assert(
      fc.property(cases, ([document, from, to, word, breaks]) => {
        const source = new SourceText(document);
        const region = source.regionOf(Math.min(from, to), Math.max(from, to));
        const edit = { ...region, text: breaks ? `${word}\n` : word };
        const [one] = suggested(document, [fixable([edit])]).map(committed);
        const lines = document.split('\n');
        if (one?.lines) lines.splice(one.first - 1, one.last - one.first + 1, ...one.lines);
        expect(one && lines.join('\n')).toBe(edited(document, [edit]));
      }),
    );
  });
});

test('what it says', () => {
  const [one] = suggested(text, [
    fixable([put(1, 1, 'x')], { message: 'It <b>locks</b> @all.\n<!-- drydock:1 -->' }),
  ]);
  expect(one?.path).toBe(`shop/${file}`);
  expect(one?.body).toBe(
    [
      `<!-- drydock-suggestion:${job}:${one?.digest ?? ''} -->`,
      '`drop-table` It &lt;b&gt;locks&lt;/b&gt; @\u200ball.<br>&lt;!-- drydock:1 --&gt;<br>Write it so:'.replace(
        '\u200b',
        '&#8203;',
      ),
      '',
      '```suggestion\nxSELECT 1;\n```',
    ].join('\n'),
  );
  expect(suggestionIn(one?.body ?? '')).toEqual({ job, digest: one?.digest });
});

describe('none', () => {
  const word = [put(2, 1, 'x')];

  test.each<[string, string, readonly Finding[], (readonly number[])?]>([
    ['no fix', text, [finding()]],
    ['an ignored finding', text, [fixable(word, { suppressed: { reason: 'small', line: 1 } })]],
    ['a line that the pull request does not add', text, [fixable(word)], [1, 3, 4]],
    ['one line of several', text, [fixable([put(1, 1, 'x'), put(3, 1, 'x')])], [1, 3]],
    ['a file that is not at hand', text, [fixable(word, { file: 'other.sql' })]],
    ['a carriage return, which GitHub would take away', text.replaceAll('\n', '\r\n'), [fixable(word)]],
    ['what is not seen', text, [fixable([put(2, 1, '\u202e')])]],
    ['what a marker could be made of', text, [fixable([put(2, 1, '<!-- ')])]],
    ['a place that the file does not have', text, [fixable([put(99, 1, 'x')])]],
    ['more than anybody reads', `${text}\n`.repeat(20), [fixable([put(1, 1, 'x', { endLine: 40 })])]],
  ])('%s', (_, source, findings, only) => {
    expect(suggested(source, findings, only)).toEqual([]);
  });

  test('a line that is not as GitHub has it', () => {
    const sources = new Map([[file, text]]);
    const added = new Map([[file, new Map([[2, 'CREATE INDEX j']])]]);
    expect(suggestionsFor([fixable(word)], { sources, color: false }, added, job)).toEqual([]);
  });
});

test('of two for one line the worse finding has its way', () => {
  const findings = [
    fixable([put(2, 1, 'warning ')], { severity: 'warning' }),
    fixable([put(2, 1, 'error ')]),
    fixable([put(3, 1, 'other ')], { severity: 'warning' }),
  ];
  const lines = suggested(text, findings).map((one) => committed(one).lines);
  expect(lines).toEqual([['error CREATE INDEX i'], ['other   ON t (a);']]);
});

test('its digest stays where lines move, and changes with what it is to be', () => {
  const digestOf = (source: string, edit: Edit) => suggested(source, [fixable([edit])])[0]?.digest;
  const one = digestOf(text, put(2, 1, 'x'));
  expect(digestOf(`\n${text}`, put(3, 1, 'x'))).toBe(one);
  expect(digestOf(text, put(2, 1, 'y'))).not.toBe(one);
  expect(digestOf(text, put(1, 1, 'x'))).not.toBe(one);
});

test.each(['', 'x', '<!-- drydock-suggestion:1:2 -->', `> <!-- drydock-suggestion:${job}:${job} -->`])(
  '%j is no suggestion',
  (body) => {
    expect(suggestionIn(body)).toBeUndefined();
  },
);

test('the lines that a diff adds', () => {
  const patch = [
    '@@ -1,3 +1,4 @@ CREATE TABLE t (',
    ' one',
    '-two',
    '+TWO',
    '+++ b/x.sql',
    ' three',
    '@@ -10 +12,2 @@',
    '+twelve',
    '+thirteen',
    '\\ No newline at end of file',
  ].join('\n');
  expect([...addedLines(patch)]).toEqual([
    [2, 'TWO'],
    [3, '++ b/x.sql'],
    [12, 'twelve'],
    [13, 'thirteen'],
  ]);
  expect([...addedLines('')]).toEqual([]);
});
