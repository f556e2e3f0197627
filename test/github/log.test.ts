import fc from 'fast-check';
import { expect, test } from 'vitest';
import { harmless } from '../../src/github/log.js';
import { commandsIn } from '../reporters/runner-commands.js';

test.each([
  ['one line', '| one line'],
  ['two\nlines\n', '| two\n| lines'],
  ['a\r\nb\rc', '| a\n| b\n| c'],
  ['a\u2028b\u0085c', '| a\\u2028b\\u0085c'],
  ['', '|'],
  ['::error::x', '| ::error::x'],
  ['x ##[error]y', '| x ##\\u005berror]y'],
  ['\u001b[31mred\u202e', '| \\u001b[31mred\\u202e'],
])('%j', (text, expected) => {
  expect(harmless(text)).toBe(expected);
});

test('whatever the text holds, the runner finds no command in it', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom(
      '::',
      '##[',
      ']',
      'set-output name=a',
      '::error::',
      '\n',
      '\r',
      ' ',
      '\u2028',
      '\u0085',
      '#',
    ),
  );
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      const text = harmless(pieces.join(''));
      expect(commandsIn(text)).toEqual([]);
      expect(text.split('\n').every((line) => line.startsWith('|'))).toBe(true);
    }),
  );
});
