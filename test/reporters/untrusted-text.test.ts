import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  clip,
  disarmCommands,
  visible,
  visibleCharacters,
  visibleLine,
  visibleLines,
} from '../../src/reporters/untrusted-text.js';
import { hostileText } from './hostile-report.js';
import { commandsIn } from './runner-commands.js';

describe('visible', () => {
  test.each([
    ['plain', 'orders_2024 «größe» 注文 ❤️', 'orders_2024 «größe» 注文 ❤️'],
    ['ANSI escape', '\u001b[31mred', '\\u001b[31mred'],
    ['C1 control sequence introducer', '\u009b31mred', '\\u009b31mred'],
    ['bidi override', 'a\u202eb', 'a\\u202eb'],
    ['bidi isolate', '\u2066a\u2069', '\\u2066a\\u2069'],
    ['zero width space', 'ad\u200bmin', 'ad\\u200bmin'],
    ['byte order mark', '\ufeffa', '\\ufeffa'],
    ['Hangul filler', 'a\u3164', 'a\\u3164'],
    ['tag character', 'a\u{e0041}', 'a\\u{e0041}'],
    ['unpaired surrogate', 'a\ud800b', 'a\\ud800b'],
    ['what XML forbids', 'a\uffff', 'a\\uffff'],
    ['line breaks and tab', 'a\r\n\tb', 'a\\u000d\\u000a\\u0009b'],
    ['line separator', 'a\u2028b', 'a\\u2028b'],
    ['legacy command', 'x ##[set-output name=v]1', 'x ##\\u005bset-output name=v]1'],
    ['geometric operator', 'a ## b[1]', 'a ## b[1]'],
  ])('%s', (_, text, expected) => {
    expect(visible(text)).toBe(expected);
  });

  test('is idempotent, and the same character by character', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const once = visible(text);
        expect(visible(once)).toBe(once);
        const characters = visibleCharacters(text);
        expect(characters.map(({ shown }) => shown).join('')).toBe(once);
        expect(characters.map(({ raw }) => raw).join('')).toBe(text);
      }),
    );
  });
});

test('visibleLines', () => {
  expect(visibleLines('a\r\n\tb \rc\u001b\n\n')).toEqual(['a', '    b', 'c\\u001b']);
  expect(visibleLines('')).toEqual(['']);
});

test('visibleLine', () => {
  expect(visibleLine(' a\r\n\tb  c\u202e\n')).toBe('a b c\\u202e');
});

test.each([
  ['abc', 3, 'abc'],
  ['abcd', 3, 'ab…'],
  ['ab😀d', 4, 'ab…'],
  ['a😀cd', 4, 'a😀…'],
])('clip(%s, %i)', (text, max, expected) => {
  expect(clip(text, max)).toBe(expected);
});

describe('disarmCommands', () => {
  test.each([
    ['::error::x\n', '\\u003a:error::x\n'],
    ['a\n  ::error::x', 'a\n  \\u003a:error::x'],
    ['\u0085\u00a0\u2003::error::x', '\u0085\u00a0\u2003\\u003a:error::x'],
    ['a ::error::x', 'a ::error::x'],
    ['a ##[error]x', 'a ##\\u005berror]x'],
  ])('%j', (text, expected) => {
    expect(disarmCommands(text)).toBe(expected);
  });

  test('leaves nothing that a runner would run', () => {
    fc.assert(
      fc.property(hostileText, hostileText, (one, other) => {
        expect(commandsIn(disarmCommands(`${one}\n${other}`))).toEqual([]);
      }),
    );
  });
});
