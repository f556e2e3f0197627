import { quoteIdentifier, quoteLiteral } from '../../postgres/identifiers.js';
import { later, lengthOf, momentOf, type Period, periodBetween, writeMoment } from './periods.js';
import type { Part, Timeline } from './timeline.js';

/** A partition of long ago, named as those that are there. */
export interface OldPartition {
  readonly start: Date;
  readonly stop: Date;
  /** Undefined where the names of the others do not tell it. */
  readonly sql?: string;
}

/** Longer than anybody keeps a log: what the law asks for is ten years. */
const longAgo = 30 * 366 * 86_400_000;

/** The length of the partition that takes the present, or of any. */
export function periodOf({ parts }: Timeline): Period {
  const present = parts.filter(({ when }) => when === 'present');
  for (const { start, stop } of [...present, ...parts]) {
    const [from, to] = [momentOf(start), momentOf(stop)];
    if (from && to) return periodBetween(from, to);
  }
  return { months: 1, ms: 0 };
}

/** Two partitions, one behind the other, that any retention has to drop. */
export function oldPartitions(timeline: Timeline): readonly OldPartition[] {
  const { parts, now } = timeline;
  const period = periodOf(timeline);
  const first = parts.flatMap(({ start }) => momentOf(start) ?? [])[0] ?? momentOf(now);
  if (!first) return [];
  const count = Math.ceil(longAgo / (lengthOf(period) * (28 / 31)));
  const template = templateOf(timeline);
  return [-count, 1 - count].map((periods) => {
    const [start, stop] = [later(first, period, periods), later(first, period, periods + 1)];
    return {
      start,
      stop,
      ...(template === undefined ? {} : { sql: makes(timeline, template, start, stop) }),
    };
  });
}

function makes({ schema, name }: Timeline, template: string, start: Date, stop: Date): string {
  const parent = `${quoteIdentifier(schema)}.${quoteIdentifier(name)}`;
  const [from, to] = [start, stop].map((moment) => quoteLiteral(writeMoment(moment)));
  return `CREATE TABLE ${nameAt(template, start)} PARTITION OF ${parent} FOR VALUES FROM (${from}) TO (${to})`;
}

/** How the names of partitions follow from where they begin: `public.events_YYYY_MM`; undefined where they do not. */
function templateOf({ parts }: Timeline): string | undefined {
  const begun = parts.flatMap((part) => {
    const start = momentOf(part.start);
    return start ? [{ part, start }] : [];
  });
  const [first] = begun;
  const template = first && templateFrom(first.part, first.start);
  if (template === undefined) return undefined;
  return begun.every(({ part, start }) => nameAt(template, start) === part.name) ? template : undefined;
}

const templateFrom = ({ name }: Part, start: Date): string | undefined => {
  const [year = '', month = '', day = '', hour = ''] = writeMoment(start).split(/[- :]/);
  const date = new RegExp(
    `${year}(?:(\\D{0,2})${month}(?:(\\D{0,2})${day}(?:(\\D{0,2})${hour}(?!\\d))?)?)?("?)$`,
  );
  const match = date.exec(name);
  if (!match) return undefined;
  const [found, beforeMonth, beforeDay, beforeHour, quote = ''] = match;
  const words = [
    'YYYY',
    beforeMonth === undefined ? '' : `${beforeMonth}MM`,
    beforeDay === undefined ? '' : `${beforeDay}DD`,
    beforeHour === undefined ? '' : `${beforeHour}HH`,
  ];
  return name.slice(0, -found.length) + words.join('') + quote;
};

/** The words stand at the end, where a table's own name has none of them. */
function nameAt(template: string, start: Date): string {
  const [year = '', month = '', day = '', hour = ''] = writeMoment(start).split(/[- :]/);
  return template.replace(/YYYY(?:(\D{0,2})MM(?:(\D{0,2})DD(?:(\D{0,2})HH)?)?)?("?)$/, (words: string) =>
    words.replace('YYYY', year).replace('MM', month).replace('DD', day).replace('HH', hour),
  );
}
