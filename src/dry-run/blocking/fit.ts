/** A measurement: so many milliseconds at so many rows. */
export interface Point {
  readonly rows: number;
  readonly ms: number;
}

/** `t = a + b·n` is what a scan takes, `t = a + b·n·log n` what a sort takes, such as that of an index build. */
export const growths = {
  linear: (rows: number): number => rows,
  'n log n': (rows: number): number => (rows > 1 ? rows * Math.log2(rows) : 0),
} as const;

export type Growth = keyof typeof growths;

export interface Fit {
  readonly growth: Growth;
  /** The largest deviation of a measurement from the curve, as a share of the measurement. */
  readonly error: number;
  /** Milliseconds, never less than 0. */
  readonly at: (rows: number) => number;
}

/** The curve with the least squares, of the growth that fits better; of equal ones the linear. */
export function fit(points: readonly Point[]): Fit {
  const linear = fitOf('linear', points);
  const sorting = fitOf('n log n', points);
  return (sorting.squares < linear.squares ? sorting : linear).fit;
}

function fitOf(growth: Growth, points: readonly Point[]): { readonly fit: Fit; readonly squares: number } {
  const size = growths[growth];
  const sizes = points.map(({ rows }) => size(rows));
  const [meanSize, meanMs] = [mean(sizes), mean(points.map(({ ms }) => ms))];
  const spread = sum(sizes.map((n) => (n - meanSize) ** 2));
  const together = sum(points.map(({ ms }, index) => ((sizes[index] ?? 0) - meanSize) * (ms - meanMs)));
  // Work that shrinks with the table does not exist: what seems so is noise.
  const slope = spread === 0 ? 0 : Math.max(0, together / spread);
  const at = (rows: number): number => Math.max(0, meanMs + slope * (size(rows) - meanSize));
  const deviations = points.map(({ rows, ms }) => Math.abs(at(rows) - ms));
  const error = Math.max(0, ...points.map(({ ms }, index) => share(deviations[index] ?? 0, ms)));
  return { fit: { growth, error, at }, squares: sum(deviations.map((deviation) => deviation ** 2)) };
}

const share = (part: number, whole: number): number => (part === 0 ? 0 : whole === 0 ? 1 : part / whole);

const sum = (numbers: readonly number[]): number => numbers.reduce((total, next) => total + next, 0);

const mean = (numbers: readonly number[]): number => sum(numbers) / Math.max(1, numbers.length);
