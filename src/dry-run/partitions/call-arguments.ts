import { quoteIdentifier, quoteLiteral } from '../../postgres/identifiers.js';
import type { CallParameter, MaintenanceRoutine } from './maintenance-routines.js';
import { later, type NextPeriod, unitIn, unitsAhead, writeMoment } from './periods.js';
import type { Timeline } from './timeline.js';

/** How a routine is called, or why it cannot be. */
export type CallText =
  | { readonly ok: true; readonly call: string; readonly shown: string; readonly takesTime: boolean }
  | { readonly ok: false; readonly because: string };

/** What stands for a parameter in the text of a call; undefined where nothing is known that would make sense. */
export type ArgumentOf = (parameter: CallParameter, all: readonly CallParameter[]) => string | undefined;

const times = ['date', 'timestamp without time zone', 'timestamp with time zone'];

export const isTime = ({ type }: CallParameter): boolean => times.includes(type);

export const isInteger = ({ type }: CallParameter): boolean =>
  ['smallint', 'integer', 'bigint'].includes(type);

/** The call of a routine with the arguments that it cannot do without. */
export function callOf(routine: MaintenanceRoutine, argumentOf: ArgumentOf): CallText {
  if (routine.isTrigger) return { ok: false, because: 'a trigger calls it' };
  const values: string[] = [];
  for (const parameter of routine.parameters) {
    const value = argumentOf(parameter, routine.parameters);
    if (value === undefined) {
      const { name, type } = parameter;
      return {
        ok: false,
        because: `nothing tells what to give it for ${name === '' ? 'a parameter' : name} (${type})`,
      };
    }
    values.push(value);
  }
  const word = routine.kind === 'procedure' ? 'CALL' : 'SELECT';
  const name = `${quoteIdentifier(routine.schema)}.${quoteIdentifier(routine.name)}`;
  const shown = values.map((value) => value.replace(/::.*$/, '')).join(', ');
  return {
    ok: true,
    call: `${word} ${name}(${values.join(', ')})`,
    shown: `${routine.name}(${shown})`,
    takesTime: routine.parameters.some(isTime),
  };
}

/** A literal is an integer or a bigint, and neither becomes a smallint by itself. */
export const integerArgument = ({ type }: CallParameter, value: number | bigint): string =>
  type === 'smallint' ? `${value}::${type}` : String(value);

/** A date or a time, as an argument of that type. */
export function timeArgument({ type }: CallParameter, moment: Date): string {
  const text = writeMoment(moment);
  if (type === 'date') return `'${text.slice(0, 10)}'::pg_catalog.date`;
  return type === 'timestamp with time zone'
    ? `'${text}+00'::pg_catalog.timestamptz`
    : `'${text}'::pg_catalog."timestamp"`;
}

/** The table, or its schema, for a parameter that says one. */
export function tableArgument(
  { name, type }: CallParameter,
  all: readonly CallParameter[],
  { schema, name: table }: Timeline,
): string | undefined {
  if (type === 'regclass')
    return `${quoteLiteral(`${quoteIdentifier(schema)}.${quoteIdentifier(table)}`)}::pg_catalog.regclass`;
  const texts = all.filter(isText);
  if (!isText({ name, type })) return undefined;
  if (/schema|namespace|nsp/i.test(name)) return quoteLiteral(schema);
  return texts.length === 1 || /tab|parent|rel/i.test(name) ? quoteLiteral(table) : undefined;
}

const isText = ({ type }: CallParameter): boolean => ['text', 'character varying', 'name'].includes(type);

const saysEnd = (name: string): boolean =>
  /(?:^|_)(?:to|end|until|till|stop|upper|through)(?:_|$)|end$/i.test(name);

const saysStart = (name: string): boolean =>
  /(?:^|_)(?:from|start|begin|lower|min|first|id|key)(?:_|$)|start$/i.test(name);

/** Whatever the width of the key. */
const largestInteger = 2n ** 31n - 1n;

/** Arguments with which a routine makes the partition behind the last one, of the same width. */
export function integersToMake(timeline: Timeline): ArgumentOf | undefined {
  const last = timeline.parts.at(-1);
  if (!last || ![last.start, last.stop].every((bound) => /^-?\d+$/.test(bound))) return undefined;
  const [start, stop] = [BigInt(last.start), BigInt(last.stop)];
  if (2n * stop - start > largestInteger) return undefined;
  return (parameter, all) => {
    if (!isInteger(parameter)) return tableArgument(parameter, all, timeline);
    const { name } = parameter;
    if (saysEnd(name)) return integerArgument(parameter, 2n * stop - start);
    if (saysStart(name)) return integerArgument(parameter, stop);
    return /size|step|width|chunk/i.test(name) ? integerArgument(parameter, stop - start) : undefined;
  };
}

/** Arguments with which a routine makes the partition of the next period. */
export function argumentsToMake(timeline: Timeline, next: NextPeriod): ArgumentOf {
  return (parameter, all) => {
    const { name, type } = parameter;
    const isEnd = saysEnd(name);
    const end = later(next.start, next.period);
    if (isTime(parameter)) return timeArgument(parameter, isEnd ? end : next.start);
    if (isInteger(parameter))
      return integerArgument(parameter, partOfDate(parameter, all, next) ?? unitsAhead(next, unitIn(name)));
    if (type === 'interval') return `'${unitsAhead(next, 'day')} days'::pg_catalog."interval"`;
    return tableArgument(parameter, all, timeline);
  };
}

/** `make_partition(p_year int, p_month int)` is told the parts of a date; a year alone is one as well. */
function partOfDate(
  { name }: CallParameter,
  all: readonly CallParameter[],
  { start }: NextPeriod,
): number | undefined {
  const word = /(?:^|_)(?:target_?)?(year|month|day)(?:_?num(?:ber)?)?$/i.exec(name)?.[1]?.toLowerCase();
  if (word === undefined || !all.some((one) => /year$/i.test(one.name))) return undefined;
  const { year, month, day } = {
    year: start.getUTCFullYear(),
    month: start.getUTCMonth() + 1,
    day: start.getUTCDate(),
  };
  return word === 'year' ? year : word === 'month' ? month : day;
}
