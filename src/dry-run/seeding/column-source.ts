import { quoteIdentifier } from '../../postgres/identifiers.js';
import { type ColumnPlan, ownConditions } from './column-plans.js';
import { joined, pick, type Source } from './row-numbers.js';
import type { Values } from './values.js';

/** So many numbers show whether a sort of values ever satisfies the conditions. */
const samples = 8;

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
  const trials = trialsOf(column, values, options.odd);
  const branches = trials.map((trial, place) => `when ${place} then (${trial})::${column.plainType}`);
  const value = `lateral (select case p.place ${branches.join(' ')} end as ${own}) as ${quoteIdentifier(table)}`;
  const conditions = [
    ...column.own.map((condition) => `(${condition}) is not false`),
    ...ownConditions(column),
  ];
  const where = conditions.length === 0 ? '' : `where ${conditions.join(' and ')}`;
  const fixed = trials.filter((trial) => !trial.includes(series)).length;
  const good = `select p.place from pg_catalog.generate_series(1::bigint, ${samples}) as g(n),
      pg_catalog.generate_series(0, ${trials.length - 1}) as p(place), ${value} ${where} group by p.place`;
  const inTurn = column.variety !== 'free';
  const more = `coalesce(${inTurn ? options.wanted : 0} / nullif(pg_catalog.count(*) filter (where place >= ${fixed}), 0), 0)`;
  return {
    name,
    query: `with good as materialized (${good})
      select ${own}, pg_catalog.row_number() over (order by g.n, p.place) - 1 as "drydock i"
      from pg_catalog.generate_series(1::bigint, (select ${samples} + ${more} from good)) as g(n)
        join good as p on g.n = 1 or p.place >= ${fixed}, ${value} ${where}`,
    join: joined(name, pick(inTurn, column.number)),
  };
}

const series = 'g.n';

/** Those that do not depend on the number come first. */
function trialsOf(column: ColumnPlan, values: Values, odd: boolean): readonly string[] {
  const near = values.near?.(column.constants, series) ?? [];
  // The greatest number would be the last one that its sequence gives.
  const trials = [...near, ...(odd && column.sequence === null ? values.odd : []), values.nth(series)];
  return [
    ...trials.filter((trial) => !trial.includes(series)),
    ...trials.filter((trial) => trial.includes(series)),
  ];
}
