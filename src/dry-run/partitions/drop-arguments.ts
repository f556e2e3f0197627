import {
  type ArgumentOf,
  integerArgument,
  isInteger,
  isTime,
  tableArgument,
  timeArgument,
} from './call-arguments.js';
import type { CallParameter } from './maintenance-routines.js';
import { oldPartitions, periodOf } from './old-partitions.js';
import { countOf, lengthOf, unitIn } from './periods.js';
import type { Timeline } from './timeline.js';

/** A parameter that says which partition, or up to which one: an error may then mean no more than that there is none. */
export const saysWhen = (parameter: CallParameter): boolean =>
  isTime(parameter) || (isInteger(parameter) && datePart.test(parameter.name));

const datePart = /^(?:p_|_|in_|v_|target_)?(year|month|day)$/i;

/** Words for how much is kept. */
const keeps = /keep|kept|retain|retention|older|age|ago|days|weeks|months|years|hours|history/i;

/** A parameter that says the name of the partition itself says none that could be made up. */
const saysTable = (name: string): boolean =>
  /tab|parent|rel|schema|namespace|nsp/i.test(name) && !/child|leaf|part(?!itioned)/i.test(name);

/**
 * Arguments with which a routine drops what is old and nothing else: moments of long ago, and for how much is kept no
 * less than two periods, so that one that looks at where partitions begin does right as well.
 */
export function argumentsToDrop(timeline: Timeline): ArgumentOf {
  return (parameter, all) => {
    const { name, type } = parameter;
    if (isTime(parameter)) return momentLongAgo(parameter, timeline);
    if (isInteger(parameter)) {
      const value = partOfDate(parameter, all, timeline) ?? amountKept(name, timeline);
      return value === undefined ? undefined : integerArgument(parameter, value);
    }
    if (type === 'interval') return `'${kept('day', timeline)} days'::pg_catalog."interval"`;
    return saysTable(name) ? tableArgument(parameter, all, timeline) : undefined;
  };
}

function momentLongAgo(parameter: CallParameter, timeline: Timeline): string | undefined {
  const [first, second] = oldPartitions(timeline);
  if (!first || !second) return undefined;
  if (/(?:^|_)(?:from|start|begin|lower)(?:_|$)/i.test(parameter.name))
    return timeArgument(parameter, first.start);
  return timeArgument(parameter, second.start);
}

function partOfDate(
  { name }: CallParameter,
  all: readonly CallParameter[],
  timeline: Timeline,
): number | undefined {
  const word = datePart.exec(name)?.[1]?.toLowerCase();
  const moment = oldPartitions(timeline)[1]?.start;
  const hasYear = all.some((one) => datePart.exec(one.name)?.[1]?.toLowerCase() === 'year');
  if (word === undefined || !hasYear || !moment) return undefined;
  if (word === 'year') return moment.getUTCFullYear();
  return word === 'month' ? moment.getUTCMonth() + 1 : moment.getUTCDate();
}

const amountKept = (name: string, timeline: Timeline): number | undefined =>
  !datePart.test(name) && keeps.test(name) ? kept(unitIn(name), timeline) : undefined;

/** Where no name says the unit, enough for the shortest that makes sense. */
function kept(unit: ReturnType<typeof unitIn>, timeline: Timeline): number {
  const length = lengthOf(periodOf(timeline));
  const shortest = length < 86_400_000 ? 'hour' : 'day';
  return countOf(2 * length, unit === 'period' ? shortest : unit) + 1;
}
