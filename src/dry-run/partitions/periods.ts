import type { Timeline } from './timeline.js';

/** The length of a partition: months differ in theirs. */
export interface Period {
  readonly months: number;
  readonly ms: number;
}

const day = 86_400_000;

/** A bound as a moment; undefined for MINVALUE, infinity, and years that no partition of a log has. */
export function momentOf(bound: string): Date | undefined {
  const match = /^(\d{4}-\d{2}-\d{2})(?: (\d{2}:\d{2}:\d{2}(?:\.\d{1,3})?)\d*(?:\+00)?)?$/.exec(bound);
  return match ? new Date(`${match[1] ?? ''}T${match[2] ?? '00:00:00'}Z`) : undefined;
}

/** `2026-03-10 12:00:00`, in UTC. */
export const writeMoment = (moment: Date): string => moment.toISOString().slice(0, 19).replace('T', ' ');

/** From one moment to a later one: in whole months where it is some. */
export function periodBetween(start: Date, stop: Date): Period {
  const months =
    (stop.getUTCFullYear() - start.getUTCFullYear()) * 12 + stop.getUTCMonth() - start.getUTCMonth();
  const whole = months > 0 && later(start, { months, ms: 0 }).getTime() === stop.getTime();
  return whole ? { months, ms: 0 } : { months: 0, ms: stop.getTime() - start.getTime() };
}

/** `count` periods later, or earlier. */
export function later(moment: Date, { months, ms }: Period, count = 1): Date {
  const moved = new Date(moment.getTime() + ms * count);
  moved.setUTCMonth(moved.getUTCMonth() + months * count);
  return moved;
}

/** At its longest. */
export const lengthOf = ({ months, ms }: Period): number => months * 31 * day + ms;

/** Where partitions end, and how long the next one is to be. */
export interface NextPeriod {
  readonly now: Date;
  readonly start: Date;
  readonly period: Period;
}

/** Undefined where the last partition has no upper bound that could be passed. */
export function nextPeriodOf({ now, parts }: Timeline): NextPeriod | undefined {
  const present = momentOf(now);
  const last = parts.at(-1);
  if (!present) return undefined;
  const monthly = { months: 1, ms: 0 };
  if (!last) return { now: present, start: monthOf(present), period: monthly };
  const [start, stop] = [momentOf(last.start), momentOf(last.stop)];
  return stop && { now: present, start: stop, period: start ? periodBetween(start, stop) : monthly };
}

const monthOf = (moment: Date): Date => new Date(Date.UTC(moment.getUTCFullYear(), moment.getUTCMonth(), 1));

/** How many of a unit it is from now until the end of the next period, one more to be sure. */
export function unitsAhead({ now, start, period }: NextPeriod, unit: Unit): number {
  const ms = Math.max(0, later(start, period).getTime() - now.getTime());
  const count =
    unit === 'period' ? Math.ceil(ms / Math.max(1, lengthOf(period) * (28 / 31))) : countOf(ms, unit);
  return count + 1;
}

/** How many of a unit a time is, at the most. */
export const countOf = (ms: number, unit: Exclude<Unit, 'period'>): number =>
  Math.ceil(ms / lengthsOfUnits[unit]);

export type Unit = 'hour' | 'day' | 'week' | 'month' | 'quarter' | 'year' | 'period';

const lengthsOfUnits: Readonly<Record<Exclude<Unit, 'period'>, number>> = {
  hour: day / 24,
  day,
  week: 7 * day,
  month: 28 * day,
  quarter: 90 * day,
  year: 365 * day,
};

/** The unit that a name speaks of. */
export const unitIn = (name: string): Unit =>
  (['hour', 'day', 'week', 'month', 'quarter', 'year'] as const).find((unit) =>
    name.toLowerCase().includes(unit),
  ) ?? 'period';
