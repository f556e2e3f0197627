import { isText, withoutModifier } from './type-names.js';

/**
 * What of a value is compared, as expressions over it that Postgres evaluates. Types write one value in several ways:
 * 1.50 and 1.5, a day and its midnight. Every type has one reading at least, and texts and moments have two.
 */
export function readingsOf(type: string, value: string): readonly string[] {
  if (isText(type)) return [`${value}::text`, numeralIn(`${value}::text`)];
  if (isNumber(type)) return [plainNumber(`${value}::text`)];
  if (isMoment(type)) return [`${value}::pg_catalog.timestamp::text`, secondsOf(value)];
  if (type === 'date') return [`${value}::pg_catalog.timestamp::text`];
  return [`${value}::text`];
}

/** By which reading of the one and which of the other values of two types are compared; undefined where they cannot be. */
export function comparison(before: string, after: string): readonly [number, number] | undefined {
  const [was, is] = [withoutModifier(before), withoutModifier(after)];
  if (was === is || (isText(was) && isText(is)) || (isNumber(was) && isNumber(is))) return [0, 0];
  if (isText(was) && isNumber(is)) return [1, 0];
  // Which moment a time of day is depends on the session's time zone, whose minutes are whole ones.
  if (isMoment(was) && isMoment(is)) return [1, 1];
  return isMoment(was) && is === 'date' ? [0, 0] : undefined;
}

const numbers: ReadonlySet<string> = new Set([
  'smallint',
  'integer',
  'bigint',
  'numeric',
  'real',
  'double precision',
]);

const isNumber = (type: string): boolean => numbers.has(withoutModifier(type));
const isMoment = (type: string): boolean => /^timestamp with(?:out)? time zone$/.test(withoutModifier(type));

/** The shortest text that gives the same float again, without the zeros that a scale adds. */
const plainNumber = (text: string): string => `pg_catalog.trim_scale(${text}::pg_catalog.numeric)::text`;

/** A numeral as the number that it means. With zeros before it, it is a code rather than a number. */
const numeralIn = (text: string): string =>
  `case when ${text} ~ '^-?(0|[1-9][0-9]{0,30})([.][0-9]{1,30})?$' then ${plainNumber(text)} else ${text} end`;

const secondsOf = (value: string): string =>
  `case when ${value} is not null then coalesce(pg_catalog.to_char(${value}, 'SS.US'), 'infinite') end`;
