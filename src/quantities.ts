import { UserError } from './errors.js';

const units: Readonly<Partial<Record<string, number>>> = {
  ms: 1,
  s: 1000,
  min: 60_000,
  m: 60_000,
  h: 3_600_000,
};

/** `30s`, `500ms`, `10min`, `1h`, or a bare number of milliseconds as in postgresql.conf → milliseconds. */
export function parseDuration(name: string, value: string): number {
  const match = /^(\d+(?:\.\d+)?)\s*([a-z]*)$/.exec(value.trim());
  const factor = units[match?.[2] === '' ? 'ms' : (match?.[2] ?? '')];
  if (match && factor !== undefined) return Math.round(Number(match[1]) * factor);
  throw new UserError(`${name} cannot be "${value}"`, 'Write a duration such as 500ms, 30s, 10min.');
}

const sizes: Readonly<Partial<Record<string, number>>> = {
  B: 1,
  kB: 1 << 10,
  MB: 1 << 20,
  GB: 1 << 30,
  TB: 2 ** 40,
};

/** `2GB`, `512MB`, with the units of postgresql.conf, or a bare number of bytes → bytes. */
export function parseSize(name: string, value: string): number {
  const match = /^(\d+(?:\.\d+)?)\s*([A-Za-z]*)$/.exec(value.trim());
  const factor = sizes[match?.[2] === '' ? 'B' : (match?.[2] ?? '')];
  if (match && factor !== undefined) return Math.round(Number(match[1]) * factor);
  throw new UserError(`${name} cannot be "${value}"`, 'Write a size such as 512MB or 2GB.');
}
