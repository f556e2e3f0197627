import { array, assert, property, string, tuple } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keepOnly, linesOf } from '../../src/migration-tools/script-parts.js';
import { SourceText } from '../../src/sql/source-text.js';

const hostile = array(string({ unit: 'binary' }), { maxLength: 6 }).map((parts) => parts.join('\r\n'));

/** Any text with a byte order mark or without, and parts of it in order. */
const textAndParts = tuple(hostile, array(string({ unit: 'binary', maxLength: 9 }), { maxLength: 4 })).map(
  ([head, kept]) => {
    let text = head;
    const parts = kept.map((part) => {
      const start = text.length;
      text += part;
      const end = text.length;
      text += '\uFEFF\t--\n𝒙';
      return { start, end };
    });
    return { text, parts };
  },
);

const lineStarts = (text: string) => [...new SourceText(text).text.matchAll(/\n/g)].map(({ index }) => index);

describe('blanking what is no part of a script', () => {
  it('keeps the length, the line starts and the parts of any text', () => {
    assert(
      property(textAndParts, ({ text, parts }) => {
        const kept = keepOnly(text, parts);
        expect(kept).toHaveLength(text.length);
        expect(lineStarts(kept)).toEqual(lineStarts(text));
        expect(kept.startsWith('\uFEFF')).toBe(text.startsWith('\uFEFF'));
        for (const { start, end } of parts) expect(kept.slice(start, end)).toBe(text.slice(start, end));
      }),
    );
  });

  it('leaves nothing but spaces and line ends elsewhere', () => {
    expect(keepOnly('a𝒙\r\n\tbc\nd', [{ start: 6, end: 7 }])).toBe('   \r\n b \n ');
  });
});

describe('the lines of a text', () => {
  it('put together are the text', () => {
    assert(
      property(hostile, (text) => {
        const lines = linesOf(text);
        expect(lines.map(({ start, end }) => text.slice(start, end)).join('')).toBe(text);
      }),
    );
  });
});
