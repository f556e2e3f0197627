import fc from 'fast-check';
import { loadModule, scanSync } from 'libpg-query';
import { beforeAll, describe, expect, test } from 'vitest';
import { byteToOffset } from '../../src/sql/source-text.js';
import { findPhrase, tokensOf } from '../../src/sql/tokens.js';
import { rules } from '../../rules/index.js';
import { readFileSync } from 'node:fs';

beforeAll(() => loadModule());

/** What PostgreSQL's scanner makes of the text, comments left out and operators cut into characters. */
function postgresSpans(text: string): readonly (readonly [number, number])[] | undefined {
  let scanned;
  try {
    scanned = scanSync(text);
  } catch {
    return undefined;
  }
  return scanned.tokens
    .filter(({ tokenName }) => tokenName !== 'C_COMMENT' && tokenName !== 'SQL_COMMENT')
    .flatMap(({ start, end }) => {
      const [from, to] = [byteToOffset(text, start), byteToOffset(text, end)];
      if (!/^(?!\.\.$)[-+*/<>=~!@#%^&|`?:.]+$/.test(text.slice(from, to))) return [[from, to] as const];
      return Array.from({ length: to - from }, (_, n) => [from + n, from + n + 1] as const);
    });
}

const spans = (text: string) => tokensOf(text).map(({ start, end }) => [start, end] as const);

describe('tokens are those of PostgreSQL’s scanner', () => {
  test.each([
    'CREATE INDEX CONCURRENTLY ON orders (a, lower(b))',
    `SELECT 'it''s', E'a\\'b', U&'\\0041', B'10', x'1F', N'n', 'a'\n 'b' -- c\n'd'`,
    `SELECT E'a\\''\n'b\\'c', "Quoted ""name""", U&"d\\0061ta" UESCAPE '!'`,
    'SELECT $$it is$$, $tag$ a $$ b $tag$, $1, a$$b, 1..2, 1.5e-3, .5, 5., 0x1F, 1_000, 0b1, 0o17',
    'SELECT /* a /* nested */ comment */ 1 -- and one more\n+ 2*-3 a<->b c::int d:=1 e=>f ARRAY[1,2]',
    'SELECT é.ü, naïve, "ü", \u00a0x, ıNSERT, 😀',
    "SELECT 'a' 'b', 'a' -- x\n -- y\r\n 'b', 'a' /* x */\n 'b'",
  ])('%s', (text) => {
    const expected = postgresSpans(text);
    expect(expected).toBeDefined();
    expect(spans(text)).toEqual(expected);
  });

  test('in all examples of the rules', () => {
    for (const { id } of rules) {
      for (const file of ['bad.sql', 'good.sql']) {
        const text = readFileSync(new URL(`../../rules/${id}/${file}`, import.meta.url), 'utf8');
        const expected = postgresSpans(text);
        if (expected) expect(spans(text), `${id}/${file}`).toEqual(expected);
      }
    }
  });

  test('in texts that nobody would write', () => {
    const pieces = fc.constantFrom(
      ...[
        "'",
        "''",
        '"',
        '""',
        '$$',
        '$a$',
        '$1',
        'e',
        "E'",
        "b'",
        "U&'",
        'U&"',
        'N',
        '\\',
        '\n',
        '\r\n',
        ' ',
      ],
      ...[
        '--',
        '/*',
        '*/',
        '-',
        '*',
        '/',
        '+',
        '.',
        '..',
        '1',
        '0x1',
        '1e5',
        '_',
        ',',
        ';',
        '(',
        ')',
        '[',
        ']',
      ],
      ...[
        'INDEX',
        'concurrently',
        'ſET',
        'é',
        '😀',
        '\u00a0',
        ':',
        '::',
        '=',
        '<',
        '\t',
        '\f',
        'x y',
        "a'b'",
      ],
    );
    const text = fc.array(pieces, { maxLength: 25 }).map((parts) => parts.join(''));
    let compared = 0;
    fc.assert(
      fc.property(text, (sql) => {
        const expected = postgresSpans(sql);
        if (!expected) return;
        compared += 1;
        expect(spans(sql)).toEqual(expected);
      }),
      { numRuns: 5000 },
    );
    expect(compared).toBeGreaterThan(500);
  });

  test('what is left open runs to the end', () => {
    for (const text of ["a 'b", 'a "b', 'a $$b', "a E'b\\"]) {
      expect(tokensOf(text).at(-1)).toMatchObject({ start: 2, end: text.length });
    }
    expect(tokensOf('a /* b')).toHaveLength(1);
  });
});

describe('a phrase', () => {
  test.each([
    ['DROP /* INDEX */ table x', ['DROP', 'TABLE'], 'DROP /* INDEX */ table'],
    ['ALTER TYPE add ADD VALUE $$v$$', ['ADD', 'VALUE'], 'ADD VALUE'],
    [`SELECT 'DROP TABLE', "DROP" TABLE`, ['DROP', 'TABLE'], undefined],
    ['dROP table', ['DROP', 'TABLE'], 'dROP table'],
    ['ıNDEX', ['INDEX'], undefined],
  ])('%s', (text, words, expected) => {
    const found = findPhrase(tokensOf(text), words);
    expect(found && text.slice(found[0].start, found.at(-1)?.end)).toBe(expected);
  });
});
