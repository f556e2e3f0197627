import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { piecesOf } from '../src/check/shares.js';
import { UserError } from '../src/errors.js';
import type { Migration } from '../src/migration-tools/migration-tool.js';
import { mostShards, parseShard, shareOf } from '../src/shard.js';

describe('parseShard', () => {
  it.each([
    ['1/1', { index: 1, of: 1 }],
    ['2/3', { index: 2, of: 3 }],
    ['1000/1000', { index: 1000, of: 1000 }],
  ])('%s', (text, shard) => {
    expect(parseShard(text)).toEqual(shard);
  });

  it.each([
    '0/3',
    '4/3',
    'a',
    '',
    '/',
    '1',
    '1/',
    '/3',
    '1/0',
    '-1/3',
    '1.5/3',
    '1/1001',
    '1/1e9',
    '１/３',
    '1/3\n',
  ])('is no share: %j', (text) => {
    expect(() => parseShard(text)).toThrow(UserError);
  });

  it('says what it takes', () => {
    expect(() => parseShard('9'.repeat(400))).toThrow(/^--shard cannot be "9+"$/);
    try {
      parseShard('4/3');
    } catch (error) {
      expect(error).toMatchObject({
        exitCode: 2,
        message: '--shard cannot be "4/3"',
        hint: 'It takes i/n, such as 2/3 for the second of three shares: i from 1 to n, n at most 1000.',
      });
    }
    expect.assertions(2);
  });
});

const sharesOf = (pieces: readonly number[], of: number): readonly (readonly [number, number])[] =>
  Array.from({ length: of }, (_, index) => {
    const { from, to } = shareOf(pieces, { index: index + 1, of });
    return [from, to];
  });

const ones = (count: number): readonly number[] => Array.from({ length: count }, () => 1);

describe('shareOf', () => {
  it.each<readonly [string, readonly number[], number, readonly (readonly [number, number])[]]>([
    [
      'nothing',
      [],
      2,
      [
        [0, 0],
        [0, 0],
      ],
    ],
    ['all', ones(4), 1, [[0, 4]]],
    [
      'what comes out even',
      ones(4),
      2,
      [
        [0, 2],
        [2, 4],
      ],
    ],
    [
      'the longer ones come first',
      ones(8),
      3,
      [
        [0, 3],
        [3, 6],
        [6, 8],
      ],
    ],
    [
      'more shares than there is to share',
      ones(2),
      4,
      [
        [0, 1],
        [1, 2],
        [2, 2],
        [2, 2],
      ],
    ],
    [
      'one piece',
      [5],
      3,
      [
        [0, 5],
        [5, 5],
        [5, 5],
      ],
    ],
    [
      'a piece across a boundary goes with its first part',
      [1, 2, 1],
      2,
      [
        [0, 3],
        [3, 4],
      ],
    ],
    [
      'a piece that is longer than a share',
      [1, 4, 1],
      3,
      [
        [0, 5],
        [5, 5],
        [5, 6],
      ],
    ],
  ])('%s', (_, pieces, of, shares) => {
    expect(sharesOf(pieces, of)).toEqual(shares);
  });

  test('shares follow each other, and leave nothing out', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 40 }),
        fc.integer({ min: 1, max: 60 }),
        (pieces, of) => {
          const total = pieces.reduce((sum, next) => sum + next, 0);
          let end = 0;
          const ends = new Set([0, ...pieces.map((length) => (end += length))]);
          let at = 0;
          for (const [from, to] of sharesOf(pieces, of)) {
            expect(from).toBe(at);
            expect(to).toBeGreaterThanOrEqual(from);
            expect(ends).toContain(to);
            at = to;
          }
          expect(at).toBe(total);
        },
      ),
    );
  });

  test('their sizes differ by at most one where everything can be divided', () => {
    fc.assert(
      fc.property(fc.nat({ max: 300 }), fc.integer({ min: 1, max: mostShards }), (count, of) => {
        const sizes = sharesOf(ones(count), of).map(([from, to]) => to - from);
        expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
        expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
      }),
      { numRuns: 30 },
    );
  });
});

describe('what is checked together', () => {
  const up = (file: string): Migration => ({
    id: file,
    version: '',
    up: { file, direction: 'up', text: '', shape: 'none' },
  });
  it.each<readonly [string, string, readonly number[]]>([
    ['each file by itself', 'a b c', [1, 1, 1]],
    ['the migrations of one file', 'a a b', [2, 1]],
    ['also what stands between them', 'a b a c b', [5]],
    ['nothing', '', []],
  ])('%s', (_, files, pieces) => {
    expect(piecesOf(files.split(' ').filter(Boolean).map(up), {})).toEqual(pieces);
  });

  test('all of a tool that runs it in one transaction', () => {
    expect(piecesOf(['a', 'b', 'c'].map(up), { sharesTransaction: true })).toEqual([3]);
    expect(piecesOf([], { sharesTransaction: true })).toEqual([]);
  });
});
