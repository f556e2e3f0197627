import { quoteIdentifier } from '../../postgres/identifiers.js';
import { type ColumnPlan, planColumns } from './column-plans.js';
import type { ForeignKey, Schema, SeedTable } from './schema.js';
import type { Values } from './values.js';

export interface CandidateOptions {
  /** Whether values that nobody expects are among them. */
  readonly odd: boolean;
  /** Those that stay NULL for now, by OID. */
  readonly postponed: ReadonlySet<string>;
}

/** Rows that may be right for a table, numbered without end: the conditions of the table choose among them. */
export interface CandidateRows {
  /** The INSERT of up to `limit` of the candidates with these numbers that satisfy every condition. */
  readonly insert: (first: number, last: number, limit: number) => string;
}

/** What a row looks up: rows of another table, or values that satisfy the conditions of a column. */
interface Source {
  readonly name: string;
  readonly query: string;
  readonly join: string;
}

/** At most so many rows of another table are referred to. */
const mostKeys = 10_000;
/** So many candidates of a column are tried against its conditions; more where each row needs one of its own. */
const series = 24;

/**
 * Every value follows from the number of the row, by arithmetic and a hash that is the same everywhere: the same schema
 * gets the same rows.
 */
export function candidateRows(
  table: SeedTable,
  types: Schema['types'],
  options: CandidateOptions,
): CandidateRows {
  const columns = planColumns(table, types);
  const draft = new Draft(table, columns, options);
  return { insert: (first, last, limit) => draft.insert(first, last, limit) };
}

const hash = (seed: number): string =>
  `(pg_catalog.hashint8extended(r.n, ${seed} * r.apart) & 9223372036854775807)`;

/** How many of eight rows have NULL, row by row: conditions such as num_nonnulls(a, b) = 1 need all sorts. */
const numbers = (first: number, last: number): string => `(select n,
    case when n % 5 = 1 then 0
      else (array[0, 0, 1, 1, 2, 4, 7, 8])[1 + (pg_catalog.hashint8extended(n, 0) & 7)] end as nulls,
    case when n % 4 = 3 then 0 else 1 end as apart
  from pg_catalog.generate_series(${first}::bigint, ${last}::bigint) as g(n)) as r`;

class Draft {
  readonly #table: SeedTable;
  readonly #columns: readonly ColumnPlan[];
  readonly #options: CandidateOptions;
  readonly #sources: ((last: number) => Source)[] = [];
  readonly #assigned = new Map<number, string>();
  readonly #filters: string[];

  constructor(table: SeedTable, columns: readonly ColumnPlan[], options: CandidateOptions) {
    this.#table = table;
    this.#columns = columns;
    this.#options = options;
    this.#filters = table.checks.map(({ expression }) => `(${expression}) is not false`);
    const bySize = [...table.foreignKeys].sort((one, other) => other.columns.length - one.columns.length);
    for (const key of bySize) if (key.target !== table.oid) this.#refer(key);
    for (const key of bySize) if (key.target === table.oid) this.#leaveEmpty(key);
    for (const column of columns) if (!this.#assigned.has(column.number)) this.#assign(column);
    for (const key of bySize) if (key.target === table.oid) this.#referToItself(key);
    for (const column of columns) this.#filters.push(...conditionsOf(column));
  }

  insert(first: number, last: number, limit: number): string {
    const { schema, name, columns: all, uniqueKeys } = this.#table;
    const sources = this.#sources.map((source) => source(last));
    const written = this.#columns.filter(({ number }) => this.#assigned.has(number));
    const values = written.map(
      (column) => `${this.#assigned.get(column.number) ?? 'null'} as ${quoteIdentifier(column.name)}`,
    );
    const generated = all.flatMap((column) =>
      column.generated === null ? [] : [`(${column.generated}) as ${quoteIdentifier(column.name)}`],
    );
    const names = written.map((column) => quoteIdentifier(column.name));
    const inner = `select ${values.join(', ')}${values.length === 0 ? '' : ', '}r.n as "drydock n"
      from ${numbers(first, last)} ${sources.map(({ join }) => join).join(' ')}`;
    const whole =
      generated.length === 0
        ? inner
        : `select *, ${generated.join(', ')} from (${inner}) as ${quoteIdentifier(name)}`;
    const casts = written.map((column) => `${quoteIdentifier(column.name)}::${column.typeName}`);
    const filters = this.#filters.length === 0 ? '' : `where ${this.#filters.join(' and ')}`;
    const conflict =
      uniqueKeys.length === 0 || uniqueKeys.some(({ deferrable }) => deferrable)
        ? ''
        : 'on conflict do nothing';
    const target = `${quoteIdentifier(schema)}.${quoteIdentifier(name)}`;
    if (names.length === 0) return `insert into ${target} select from ${numbers(first, last)} limit ${limit}`;
    return `insert into ${target} (${names.join(', ')}) overriding system value
      ${sources.length === 0 ? '' : `with ${sources.map((source) => `${source.name} as materialized (${source.query})`).join(', ')}`}
      select ${casts.join(', ')} from (${whole}) as ${quoteIdentifier(name)} ${filters}
      order by "drydock n" limit ${limit} ${conflict}`;
  }

  #column(number: number): ColumnPlan | undefined {
    return this.#columns.find((column) => column.number === number);
  }

  /** The values of a foreign key are those of a row of the other table, NULL all together. */
  #refer(key: ForeignKey): void {
    if (this.#options.postponed.has(key.oid)) {
      this.#leaveEmpty(key);
      return;
    }
    const pairs = key.columns.map((number, index) => ({
      number,
      name: quoteIdentifier(key.keys[index] ?? ''),
    }));
    const shared = pairs.filter(({ number }) => this.#assigned.has(number));
    const free = pairs.filter(({ number }) => !this.#assigned.has(number));
    const target = `${quoteIdentifier(key.targetSchema)}.${quoteIdentifier(key.targetName)}`;
    if (free.length === 0) {
      this.#filterByTarget(pairs, target);
      return;
    }
    const name = `drydock_${this.#sources.length}`;
    const matches = shared.map(
      (pair) => `${name}.${pair.name} = ${this.#assigned.get(pair.number) ?? 'null'}`,
    );
    const unique = pairs.some(({ number }) => this.#column(number)?.variety === 'each');
    const window = shared.length === 0 ? '' : `partition by ${shared.map((pair) => pair.name).join(', ')}`;
    const keys = pairs.map((pair) => pair.name).join(', ');
    this.#sources.push(() => ({
      name,
      query: `select ${keys}, pg_catalog.row_number() over (${window} order by ${keys}) - 1 as "drydock i",
          pg_catalog.count(*) over (${window}) as "drydock count"
        from (select ${keys} from ${target}
          where ${pairs.map((pair) => `${pair.name} is not null`).join(' and ')} order by ${keys} limit ${mostKeys}) as k`,
      join: joinOf(name, matches, unique ? '(r.n - 1)' : hash(pairs[0]?.number ?? 0)),
    }));
    const isNull = `${hash(1000 + (pairs[0]?.number ?? 0))} % 8 < r.nulls`;
    for (const pair of free) {
      const column = this.#column(pair.number);
      const value = `${name}.${pair.name}::${column?.plainType ?? 'text'}`;
      this.#assigned.set(
        pair.number,
        column?.nullable ? `case when ${isNull} then null else ${value} end` : value,
      );
    }
  }

  #filterByTarget(
    pairs: readonly { readonly number: number; readonly name: string }[],
    target: string,
  ): void {
    const values = pairs.map(({ number, name }) => ({
      name,
      value: quoteIdentifier(this.#column(number)?.name ?? ''),
    }));
    const table = quoteIdentifier(this.#table.name);
    const empty = values.map(({ value }) => `${table}.${value} is null`);
    const matches = values.map(({ name, value }) => `drydock_k.${name} = ${table}.${value}`);
    this.#filters.push(
      `(${empty.join(' or ')} or exists (select from ${target} as drydock_k where ${matches.join(' and ')}))`,
    );
  }

  #leaveEmpty(key: ForeignKey): void {
    const columns = key.columns.flatMap((number) => this.#column(number) ?? []);
    for (const column of columns) {
      if (!column.nullable || this.#assigned.has(column.number)) continue;
      this.#assigned.set(column.number, `null::${column.plainType}`);
    }
  }

  /** A row that must refer to one of its own table refers to itself. */
  #referToItself(key: ForeignKey): void {
    if (key.columns.some((number) => this.#column(number)?.nullable)) return;
    const byName = new Map(this.#columns.map((column) => [column.name, column.number]));
    for (const [index, number] of key.columns.entries()) {
      const own = this.#assigned.get(byName.get(key.keys[index] ?? '') ?? 0);
      if (own !== undefined) this.#assigned.set(number, own);
    }
  }

  #assign(column: ColumnPlan): void {
    const { values, nullable, number, plainType } = column;
    if (!values) {
      if (column.default === null) this.#assigned.set(number, `null::${plainType}`);
      return;
    }
    const limited = column.own.length > 0 || column.ofDomain.length > 0 || column.constants.length > 0;
    const value = limited ? this.#choose(column, values) : this.#compute(column, values);
    const typed = `(${value})::${plainType}`;
    const isNull = `${hash(1000 + number)} % 8 < r.nulls`;
    this.#assigned.set(number, nullable ? `case when ${isNull} then null else ${typed} end` : typed);
  }

  /** A value that nothing is demanded of. */
  #compute({ number, variety, sequence }: ColumnPlan, { nth, odd, few }: Values): string {
    if (sequence !== null) return nth('r.n');
    const mixed = hash(number);
    const some = this.#options.odd ? odd : [];
    const varied = (usual: string): string =>
      some.length === 0
        ? usual
        : `case ${mixed} % ${some.length * 4} ${some.map((value, index) => `when ${index} then ${value}`).join(' ')} else ${usual} end`;
    if (variety === 'each') return nth('r.n');
    if (variety === 'most')
      return `case when r.n % 8 = 7 then ${varied(nth(`(${mixed} % 41)`))} else ${nth('r.n')} end`;
    return varied(nth(few ? mixed : `(${mixed} % 41)`));
  }

  /** One of the values that satisfy what is demanded of the column alone. */
  #choose(column: ColumnPlan, values: Values): string {
    const { number, plainType, variety, constants } = column;
    const name = `drydock_${this.#sources.length}`;
    const own = quoteIdentifier(column.name);
    const table = quoteIdentifier(this.#table.name);
    const near = [
      ...(values.near?.(constants, 'g.n') ?? []),
      values.nth('g.n'),
      ...(this.#options.odd ? values.odd : []),
    ];
    const list = near.map((value, index) => `(${index}, (${value})::${plainType})`).join(', ');
    const conditions = [
      ...column.own.map((condition) => `(${condition}) is not false`),
      ...conditionsOf(column),
    ];
    this.#sources.push((last) => ({
      name,
      query: `select ${own}, pg_catalog.row_number() over (order by "drydock n", "drydock place") - 1 as "drydock i"
        from (select g.n as "drydock n", u.place as "drydock place", u.value as ${own}
          from pg_catalog.generate_series(1::bigint, ${variety === 'free' ? series : Math.max(last, series)}) as g(n),
            lateral (values ${list}) as u(place, value)) as ${table}
        ${conditions.length === 0 ? '' : `where ${conditions.join(' and ')}`}`,
      join: joinOf(name, [], variety === 'free' ? hash(number) : '(r.n - 1)'),
    }));
    return `${name}.${own}`;
  }
}

/** Conditions over the candidate's columns that the table's CHECK constraints do not say. */
const conditionsOf = ({
  name,
  ofDomain,
  nullable,
  values,
  default: given,
}: ColumnPlan): readonly string[] => {
  const column = quoteIdentifier(name);
  if (!values && given !== null) return [];
  return [
    ...(nullable ? [] : [`${column} is not null`]),
    ...ofDomain.map(
      (condition) => `(select (${condition}) is not false from (select ${column} as value) as drydock_v)`,
    ),
  ];
};

/** A count that is the same for every row leaves the planner a hash join. */
const joinOf = (name: string, matches: readonly string[], pick: string): string => {
  const count =
    matches.length === 0 ? `(select nullif(pg_catalog.count(*), 0) from ${name})` : `${name}."drydock count"`;
  return `left join ${name} on ${[...matches, `${name}."drydock i" = ${pick} % ${count}`].join(' and ')}`;
};
