import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { displayWidth } from '../../src/reporters/display-width.js';
import { excerptOf } from '../../src/reporters/excerpt.js';
import { hostileText } from './hostile-report.js';

const region = (startLine: number, startColumn: number, endLine: number, endColumn: number) => ({
  startLine,
  startColumn,
  endLine,
  endColumn,
});

const excerpt = (text: string, ...place: Parameters<typeof region>): readonly string[] =>
  excerptOf(text.split('\n'), region(...place)).map((line) => (line.gutter + line.text).trimEnd());

const a = (count: number) => 'a'.repeat(count);

describe('excerptOf', () => {
  test.each<[string, string, Parameters<typeof region>, readonly string[]]>([
    ['a word', 'DROP TABLE t;', [1, 6, 1, 11], ['1 | DROP TABLE t;', '  |      ^^^^^']],
    ['the last column', 'ab', [1, 2, 1, 3], ['1 | ab', '  |  ^']],
    ['nothing wide', 'ab', [1, 2, 1, 2], ['1 | ab', '  |  ^']],
    ['the end of the line', 'ab', [1, 3, 1, 3], ['1 | ab', '  |   ^']],
    ['beyond the end of the line', 'ab', [1, 9, 1, 12], ['1 | ab', '  |   ^']],
    ['an empty line', 'a\n\nb', [2, 1, 2, 1], ['2 |', '  | ^']],
    ['carriage return', 'ab\r\ncd', [1, 1, 1, 4], ['1 | ab', '  | ^^']],
    ['tabs', '\ta\tb', [1, 4, 1, 5], ['1 |     a   b', '  |         ^']],
    ['wide characters', '注文 x', [1, 2, 1, 5], ['1 | 注文 x', '  |   ^^^^']],
    ['emoji outside the basic plane', '😀 x', [1, 4, 1, 5], ['1 | 😀 x', '  |    ^']],
    ['combining mark', 'e\u0301x', [1, 3, 1, 4], ['1 | e\u0301x', '  |  ^']],
    ['escaped character', 'a\u202ebc', [1, 3, 1, 4], ['1 | a\\u202ebc', '  |        ^']],
    ['legacy command', '##[error]x', [1, 10, 1, 11], ['1 | ##\\u005berror]x', '  |               ^']],
    ['wide gutter', '\n'.repeat(99) + 'ab', [100, 1, 100, 2], ['100 | ab', '    | ^']],
    [
      'two lines',
      'a (\n  b\n);\nc',
      [1, 3, 3, 2],
      ['1 | a (', '  |   ^', '2 |   b', '  |   ^', '3 | );', '  | ^'],
    ],
    ['an end before the first column', 'ab\ncd', [1, 1, 2, 1], ['1 | ab', '  | ^^']],
    [
      'many lines',
      'a\nb\n\nd\ne\nf',
      [1, 1, 6, 2],
      ['1 | a', '  | ^', '2 | b', '  | ^', '3 |', '4 | d', '  | ^', '  | … 2 more lines'],
    ],
    [
      'one line more',
      'a\nb\nc\nd\ne',
      [1, 1, 5, 2],
      ['1 | a', '  | ^', '2 | b', '  | ^', '3 | c', '  | ^', '4 | d', '  | ^', '  | … 1 more line'],
    ],
    ['a line that is not there', 'a', [3, 1, 3, 2], []],
    ['the file as a whole', 'a', [1, 1, 1, 1], []],
    ['a line of 100 columns', a(100), [1, 100, 1, 101], [`1 | ${a(100)}`, `  | ${' '.repeat(99)}^`]],
    ['a long line, its beginning', `x${a(100)}`, [1, 1, 1, 2], [`1 | x${a(99)}…`, '  | ^']],
    [
      'a long line, its middle',
      `${a(200)}x${a(200)}`,
      [1, 201, 1, 202],
      [`1 | …${a(24)}x${a(75)}…`, `  | ${' '.repeat(25)}^`],
    ],
    ['a long line, its end', `${a(200)}x`, [1, 201, 1, 202], [`1 | …${a(99)}x`, `  | ${' '.repeat(100)}^`]],
    ['a long line as a whole', a(300), [1, 1, 1, 301], [`1 | ${a(100)}…`, `  | ${'^'.repeat(100)}`]],
    [
      'a very long line',
      `${a(100_000)}x${a(100_000)}`,
      [1, 100_001, 1, 100_002],
      [`1 | …${a(24)}x${a(75)}…`, `  | ${' '.repeat(25)}^`],
    ],
    [
      'a very long line whose window begins within a surrogate pair',
      `a${'😀'.repeat(1000)}x`,
      [1, 2002, 1, 2003],
      [`1 | …${'😀'.repeat(49)}x`, `  | ${' '.repeat(99)}^`],
    ],
  ])('%s', (_, text, place, expected) => {
    expect(excerpt(text, ...place)).toEqual(expected);
  });

  test('holds no control characters, fits, and has a caret, whatever the place', () => {
    const place = fc.nat({ max: 40 });
    fc.assert(
      fc.property(fc.array(hostileText), place, place, place, place, (lines, line, column, down, across) => {
        const shown = excerptOf(lines, region(line + 1, column + 1, line + 1 + down, across + 1));
        for (const { text } of shown) {
          expect(text).not.toMatch(/[\p{Cc}\p{Cf}]/u);
          expect(displayWidth(text)).toBeLessThanOrEqual(102);
        }
        expect(shown.every(({ kind, text }) => kind !== 'carets' || /^ *\^+$/.test(text))).toBe(true);
      }),
    );
  });
});

test.each([
  ['', 0],
  ['abc', 3],
  ['größe', 5],
  ['注文', 4],
  ['한국', 4],
  ['ｶﾅ', 2],
  ['ＡＢ', 4],
  ['e\u0301', 1],
  ['😀', 2],
  ['→…✓', 3],
])('displayWidth(%s)', (text, width) => {
  expect(displayWidth(text)).toBe(width);
});
