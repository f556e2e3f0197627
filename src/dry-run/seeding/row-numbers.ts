/**
 * Every value follows from the number of its row, by arithmetic and a hash that is the same in every version: the same
 * schema gets the same rows.
 */

/** A number of 0 and more that looks accidental; of the row that `r` stands for. */
export const mixed = (seed: number): string =>
  `(pg_catalog.hashint8extended(r.n, ${seed} * r.apart) & 9223372036854775807)`;

/** Whether a column that may be NULL is NULL in the row; columns of one foreign key share the number. */
export const isNull = (column: number): string => `${mixed(10_000 + column)} % 8 < r.nulls`;

/**
 * The rows with these numbers. `nulls` is how many eighths of a row's columns are NULL: conditions such as
 * num_nonnulls(a, b) = 1 need rows of all sorts. Where `apart` is 0 all columns follow the same hash, so that some are
 * equal. In plain rows nothing is NULL, and nothing equal.
 */
export const rowNumbers = (first: number, last: number, plain = false): string =>
  plain
    ? `(select n, 0 as nulls, 1 as apart from ${series(first, last)}) as r`
    : `(select n,
    case when n % 5 = 1 then 0
      else (array[0, 0, 1, 1, 2, 4, 7, 8])[1 + (pg_catalog.hashint8extended(n, 0) & 7)] end as nulls,
    case when n % 4 = 3 then 0 else 1 end as apart
  from ${series(first, last)}) as r`;

const series = (first: number, last: number): string =>
  `pg_catalog.generate_series(${first}::bigint, ${last}::bigint) as g(n)`;

/** What a row looks up: rows of another table, or values that satisfy the conditions of a column. */
export interface Source {
  readonly name: string;
  /** Numbers its rows from 0 in "drydock i"; "drydock count" is how many match the same row. */
  readonly query: string;
  readonly join: string;
}

/** A count that is the same for every row leaves the planner a hash join. */
export const joined = (name: string, pick: string, matches: readonly string[] = []): string => {
  const count =
    matches.length === 0 ? `(select nullif(pg_catalog.count(*), 0) from ${name})` : `${name}."drydock count"`;
  return `left join ${name} on ${[...matches, `${name}."drydock i" = ${pick} % ${count}`].join(' and ')}`;
};

/** In turn where a key wants each once, else as it comes. */
export const pick = (inTurn: boolean, seed: number): string => (inTurn ? '(r.n - 1)' : mixed(seed));
