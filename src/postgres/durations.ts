const units: Readonly<Partial<Record<string, number>>> = {
  us: 0.001,
  ms: 1,
  s: 1000,
  min: 60_000,
  h: 3_600_000,
  d: 86_400_000,
};

/**
 * The value of a time parameter such as lock_timeout → milliseconds, its unit where none is written; undefined for what
 * is no such value. Manual, 19.1.1 “Parameter Names and Values”.
 */
export function parameterMilliseconds(value: string): number | undefined {
  const [, number, unit = ''] = /^\s*(\d+(?:\.\d+)?)\s*([a-z]*)\s*$/i.exec(value) ?? [];
  const factor = units[unit === '' ? 'ms' : unit];
  return number === undefined || factor === undefined ? undefined : Number(number) * factor;
}
