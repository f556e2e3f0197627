import { expect, it } from 'vitest';
import { fit, type Point } from '../../../src/dry-run/blocking/fit.js';

const sizes = [10_000, 33_334, 100_000];
const measured = (ms: (rows: number) => number): readonly Point[] =>
  sizes.map((rows) => ({ rows, ms: ms(rows) }));

it.each<readonly [string, readonly Point[], string, number, number]>([
  ['a scan', measured((rows) => 2 + rows / 1000), 'linear', 72_002, 0],
  ['a sort', measured((rows) => 1 + (rows * Math.log2(rows)) / 1e6), 'n log n', 1880.3, 0],
  ['what does not grow', measured(() => 5), 'linear', 5, 0],
  ['noise that shrinks', measured((rows) => 10 - rows / 50_000), 'linear', 9.04, 0.13],
  [
    'a measurement beside the line',
    [
      { rows: 1, ms: 10 },
      { rows: 2, ms: 30 },
      { rows: 3, ms: 30 },
    ],
    'linear',
    7.2e8,
    0.33,
  ],
])('%s', (_, points, growth, at, error) => {
  const found = fit(points);
  expect(found.growth).toBe(growth);
  expect(Number(found.at(72_000_000).toPrecision(5))).toBeCloseTo(at, 0);
  expect(found.error).toBeCloseTo(error, 2);
});
