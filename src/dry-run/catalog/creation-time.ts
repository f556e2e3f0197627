const literal = /'(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d(?:\.\d+)?)(?:\+00)?'::timestamp/g;
const timeOfDay = /'\d\d:\d\d:\d\d\.\d+(?:[+-][\d:]+)?'::time(?!stamp)/g;

/** A time without time zone is told in the migration's zone, which may be anything. */
const nearby = 39 * 3600 * 1000;

/**
 * Hides the moment of creation. Postgres reads `'now'::timestamptz` in a view or a default when it is created, and keeps
 * the time it then was (manual, 8.5.1.4): the same statement run again gives another text.
 *
 * Hidden are moments close to `now` that are no midnight, and times of day with a fraction of a second.
 */
export const maskCreationTimes = (text: string, now: Date): string => {
  if (!text.includes(`'::time`)) return text;
  return text
    .replaceAll(literal, (found: string, date: string, time: string) => {
      const distance = Math.abs(Date.parse(`${date}T${time.slice(0, 8)}Z`) - now.getTime());
      return distance <= nearby && time !== '00:00:00' ? `'now'::timestamp` : found;
    })
    .replaceAll(timeOfDay, `'now'::time`);
};
