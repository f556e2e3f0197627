import { UserError } from './errors.js';
import type { Shard } from './report.js';

/** More than any CI starts jobs of one matrix. */
export const mostShards = 1000;

/**
 * Reads `2/3`.
 * @throws UserError for what is no share.
 */
export function parseShard(text: string): Shard {
  const [, first = '', second = ''] = /^(\d{1,6})\/(\d{1,6})$/.exec(text) ?? [];
  const shard = { index: Number(first), of: Number(second) };
  if (shard.index >= 1 && shard.index <= shard.of && shard.of <= mostShards) return shard;
  throw new UserError(
    `--shard cannot be "${text}"`,
    `It takes i/n, such as 2/3 for the second of three shares: i from 1 to n, n at most ${mostShards}.`,
  );
}

/** Of a list all from `from` on, up to `to` and without that. */
export interface Share {
  readonly from: number;
  readonly to: number;
}

/**
 * Divides a list into runs whose lengths differ by at most one, the longer ones first. What must stay together goes with
 * its first part, and the run is so much longer.
 * @param pieces how long each piece of the list is that must not be divided
 */
export function shareOf(pieces: readonly number[], { index, of }: Shard): Share {
  let total = 0;
  const ends = [0, ...pieces.map((length) => (total += length))];
  const boundary = (shares: number): number => {
    const even = shares * Math.floor(total / of) + Math.min(shares, total % of);
    return ends.find((end) => end >= even) ?? total;
  };
  return { from: boundary(index - 1), to: boundary(index) };
}
