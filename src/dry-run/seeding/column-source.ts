import { quoteIdentifier } from '../../postgres/identifiers.js';
import { type ColumnPlan, ownConditions } from './column-plans.js';
import { joined, mixed, pick, type Source } from './row-numbers.js';
import type { Values } from './values.js';

/** So many numbers show whether a sort of values ever satisfies the conditions. */
const fewSamples = 8;

/** Of a hash partition one value in `modulus` is right: pg_get_partition_constraintdef() shows its second argument. */
const modulusOf = ({ own }: ColumnPlan): number =>
  Math.max(
    1,
    ...own.map((condition) =>
      Number(/satisfies_hash_partition\('\d+'::oid, (\d+)/.exec(condition)?.[1] ?? 1),
    ),
  );

/**
 * Values of a column that satisfy what is demanded of it alone, found by trying: constants of the conditions and what
 * lies near them, texts of many shapes, what real data holds. `wanted` is how many different ones are needed.
 */
export function columnSource(
  name: string,
  table: string,
  column: ColumnPlan,
  values: Values,
  options: { readonly odd: boolean; readonly wanted: number },
): Source {
  const own = quoteIdentifier(column.name);
  const trials = trialsOf(column, values, series, options.odd);
  const fixed = trials.filter((trial) => !trial.includes(series)).length;
  const conditions = [
    ...column.own.map((condition) => `(${condition}) is not false`),
    ...ownConditions(column),
  ];
  const where = conditions.length === 0 ? '' : `where ${conditions.join(' and ')}`;
  // The conditions stand where no name but the column's is known.
  const tried = (from: string): string => `(select g.n as "drydock n", p.place as "drydock place",
      ${chosen('p.place', trials, column)} as ${own} from ${from}) as ${quoteIdentifier(table)} ${where}`;
  const inTurn = column.variety !== 'free';
  const modulus = modulusOf(column);
  const samples = fewSamples * modulus;
  const more = `${inTurn ? 2 * options.wanted * modulus : 0} / nullif(pg_catalog.count(*) filter (where place >= ${fixed}), 0)`;
  return {
    name,
    query: `with good as materialized (select "drydock place" as place
        from ${tried(`${numbers(samples)}, pg_catalog.generate_series(0, ${trials.length - 1}) as p(place)`)}
        group by "drydock place")
      select ${own}, pg_catalog.row_number() over (order by "drydock n", "drydock place") - 1 as "drydock i"
      from (select ${inTurn ? `distinct on (${own}::text)` : ''} *
        from ${tried(`${numbers(`(select ${samples} + coalesce(${more}, 0) from good)`)}
          join good as p on g.n = 1 or p.place >= ${fixed}`)}
        ${inTurn ? `order by ${own}::text, "drydock n", "drydock place"` : ''}) as x`,
    join: joined(name, pick(inTurn, column.number)),
  };
}

const series = 'g.n';
const numbers = (last: number | string): string => `pg_catalog.generate_series(1::bigint, ${last}) as g(n)`;

const chosen = (place: string, trials: readonly string[], { plainType }: ColumnPlan): string =>
  `case ${place} ${trials.map((trial, index) => `when ${index} then (${trial})::${plainType}`).join(' ')} end`;

/** One of the same values for the number of a row, whether it satisfies the conditions or not. */
export function untried(column: ColumnPlan, values: Values): string {
  const trials = trialsOf(column, values, '(r.n / 4)', true);
  return chosen(`${mixed(column.number)} % ${trials.length}`, trials, column);
}

/** Those that do not depend on the number come first. */
function trialsOf(column: ColumnPlan, values: Values, number: string, odd: boolean): readonly string[] {
  const near = values.near?.(column.constants, number) ?? [];
  const trials = [...near, ...(odd ? values.odd : []), values.nth(number)];
  // A great number would be the last one that a sequence gives.
  const fixed = column.sequence === null ? trials.filter((trial) => !trial.includes(number)) : [];
  return [...fixed, ...trials.filter((trial) => trial.includes(number))];
}
