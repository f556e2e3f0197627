import { quoteIdentifier } from '../../postgres/identifiers.js';
import { type ColumnPlan, ownConditions, planColumns } from './column-plans.js';
import { columnSource, untried } from './column-source.js';
import { type KeyPair, keyPairs, keyQuery, targetName } from './key-source.js';
import { isNull, joined, mixed, pick, rowNumbers, type Source } from './row-numbers.js';
import type { ForeignKey, Schema, SeedTable } from './schema.js';
import type { Values } from './values.js';

export interface CandidateOptions {
  /** Whether values that nobody expects are among them. */
  readonly odd: boolean;
  /** Whether every value is another and none is NULL, as far as the type and the conditions let it. */
  readonly plain?: boolean;
  /** Foreign keys that stay NULL for now, by OID. */
  readonly postponed: ReadonlySet<string>;
  /** Whether conditions are tried on values before; where that itself fails, the INSERT of each row shows it. */
  readonly tried: boolean;
  /** Tables that get the same row numbers in the same statement, by OID. */
  readonly mates?: ReadonlyMap<string, SeedTable>;
  /** How many rows the table is to hold. */
  readonly wanted: number;
}

/** The columns of rows that may be right for a table, each as an expression over the number of the row. */
export interface CandidateRows {
  readonly table: SeedTable;
  readonly columns: readonly (ColumnPlan & { readonly value: string })[];
  readonly sources: readonly Source[];
  /** What a row must satisfy, as conditions over the names of the columns. */
  readonly conditions: readonly string[];
  readonly plain: boolean;
}

/** Rows that may be right for a table: its conditions choose among them, its keys among those. */
export function candidateRows(
  table: SeedTable,
  types: Schema['types'],
  options: CandidateOptions,
): CandidateRows {
  const draft = new Draft(table, types, options);
  return draft.rows();
}

/** Of up to `limit` of the candidates with these numbers. */
export function insertStatement(rows: CandidateRows, first: number, last: number, limit: number): string {
  const { table, columns, sources, conditions, plain } = rows;
  const own = quoteIdentifier(table.name);
  const target = `${quoteIdentifier(table.schema)}.${own}`;
  if (columns.length === 0)
    return `insert into ${target} select from ${rowNumbers(first, last)} limit ${limit}`;
  const values = columns.map(({ value, name }) => `${value} as ${quoteIdentifier(name)}`);
  const candidates = `select ${values.join(', ')}, r.n as "drydock n"
    from ${rowNumbers(first, last, plain)} ${sources.map(({ join }) => join).join(' ')}`;
  const queries = sources.map(({ name, query }) => `${name} as materialized (${query})`);
  const names = columns.map(({ name }) => quoteIdentifier(name));
  // Without OFFSET the planner would compute every value twice: to try the conditions on it, and to insert it.
  return `insert into ${target} (${names.join(', ')}) overriding system value
    ${queries.length === 0 ? '' : `with ${queries.join(', ')}`}
    select ${columns.map(({ name, typeName }) => `${quoteIdentifier(name)}::${typeName}`).join(', ')}
    from (${withGenerated(table, candidates)} offset 0) as ${own}
    ${conditions.length === 0 ? '' : `where ${conditions.join(' and ')}`}
    order by "drydock n" limit ${limit} ${onConflict(table)}`;
}

/** A condition may speak of generated columns, which nobody inserts. */
function withGenerated({ name, columns }: SeedTable, candidates: string): string {
  const generated = columns.flatMap((column) =>
    column.generated === null ? [] : [`(${column.generated}) as ${quoteIdentifier(column.name)}`],
  );
  if (generated.length === 0) return candidates;
  return `select *, ${generated.join(', ')} from (${candidates}) as ${quoteIdentifier(name)}`;
}

/** Postgres itself says which rows its unique keys and exclusion constraints take; not where one is deferrable. */
const onConflict = ({ uniqueKeys }: SeedTable): string =>
  uniqueKeys.length === 0 || uniqueKeys.some(({ deferrable }) => deferrable) ? '' : 'on conflict do nothing';

class Draft {
  readonly #table: SeedTable;
  readonly #columns: ReadonlyMap<number, ColumnPlan>;
  readonly #options: CandidateOptions;
  readonly #sources: Source[] = [];
  readonly #values = new Map<number, string>();
  readonly #conditions: string[];

  /** Foreign keys come first, the widest before all: they leave the least choice. */
  constructor(table: SeedTable, types: Schema['types'], options: CandidateOptions) {
    const columns = planColumns(table, types);
    this.#table = table;
    this.#columns = new Map(columns.map((column) => [column.number, column]));
    this.#options = options;
    this.#conditions = options.tried
      ? table.checks.map(({ expression }) => `(${expression}) is not false`)
      : [];
    const keys = [...table.foreignKeys].sort((one, other) => other.columns.length - one.columns.length);
    for (const key of keys) this.#fill(key, types);
    for (const key of keys) if (this.#isLate(key)) this.#leaveEmpty(key);
    for (const column of columns) if (!this.#values.has(column.number)) this.#assign(column);
    for (const key of keys) if (key.target === table.oid) this.#referToItself(key);
    if (options.tried) this.#conditions.push(...columns.flatMap(ownConditions));
  }

  #isLate({ target, oid }: ForeignKey): boolean {
    return target === this.#table.oid || this.#options.postponed.has(oid);
  }

  #fill(key: ForeignKey, types: Schema['types']): void {
    const mate = this.#options.mates?.get(key.target);
    if (mate && mate !== this.#table) this.#referToMate(key, planColumns(mate, types));
    else if (!this.#isLate(key)) this.#refer(key);
  }

  rows(): CandidateRows {
    const columns = [...this.#columns.values()].flatMap((column) => {
      const value = this.#values.get(column.number);
      return value === undefined ? [] : [{ ...column, value }];
    });
    const { plain = false } = this.#options;
    return { table: this.#table, columns, sources: this.#sources, conditions: this.#conditions, plain };
  }

  #nextName(): string {
    return `drydock_${this.#sources.length}`;
  }

  /** The values of a foreign key are those of one row of the other table, or NULL together. */
  #refer(key: ForeignKey): void {
    const pairs = keyPairs(key);
    const given = pairs.filter(({ number }) => this.#values.has(number));
    const open = pairs.filter(({ number }) => !this.#values.has(number));
    const [first] = open;
    if (!first) {
      this.#conditions.push(this.#isReferredTo(pairs, key));
      return;
    }
    const name = this.#nextName();
    const inTurn =
      this.#options.plain === true ||
      pairs.some(({ number }) => this.#columns.get(number)?.variety === 'each');
    const matches = given.map((pair) => `${name}.${pair.key} = ${this.#values.get(pair.number) ?? 'null'}`);
    const query = keyQuery(
      key,
      given.map((pair) => pair.key),
    );
    this.#sources.push({ name, query, join: joined(name, pick(inTurn, first.number), matches) });
    for (const pair of open) this.#put(pair.number, `${name}.${pair.key}`, first.number);
  }

  /** To the row with the same number, which the same statement inserts: it is looked for when that ends. */
  #referToMate(key: ForeignKey, columns: readonly ColumnPlan[]): void {
    for (const [index, number] of key.columns.entries()) {
      const column = columns.find(({ name }) => name === key.keys[index]);
      const value = column?.values?.nth('r.n');
      if (value !== undefined && !this.#values.has(number)) this.#values.set(number, value);
    }
  }

  #isReferredTo(pairs: readonly KeyPair[], key: ForeignKey): string {
    const own = ({ number }: KeyPair): string =>
      `${quoteIdentifier(this.#table.name)}.${quoteIdentifier(this.#columns.get(number)?.name ?? '')}`;
    const empty = pairs.map((pair) => `${own(pair)} is null`);
    const matches = pairs.map((pair) => `drydock_k.${pair.key} = ${own(pair)}`);
    return `(${empty.join(' or ')} or exists (select from ${targetName(key)} as drydock_k where ${matches.join(' and ')}))`;
  }

  #leaveEmpty({ columns }: ForeignKey): void {
    for (const number of columns) {
      const column = this.#columns.get(number);
      if (column?.nullable && !this.#values.has(number))
        this.#values.set(number, `null::${column.plainType}`);
    }
  }

  /** A row that must refer to one of its own table refers to itself. */
  #referToItself(key: ForeignKey): void {
    if (key.columns.some((number) => this.#columns.get(number)?.nullable)) return;
    const byName = new Map([...this.#columns.values()].map(({ name, number }) => [name, number]));
    for (const [index, number] of key.columns.entries()) {
      const own = this.#values.get(byName.get(key.keys[index] ?? '') ?? 0);
      if (own !== undefined) this.#values.set(number, own);
    }
  }

  #assign(column: ColumnPlan): void {
    const { values, number, plainType } = column;
    if (!values) {
      if (column.default === null) this.#values.set(number, `null::${plainType}`);
      return;
    }
    const isLimited = column.ofDomain.length > 0 || column.constants.length > 0 || column.own.length > 0;
    this.#put(number, isLimited ? this.#chosen(column, values) : this.#computed(column, values), number);
  }

  #put(number: number, value: string, nullSeed: number): void {
    const column = this.#columns.get(number);
    const typed = `(${value})::${column?.plainType ?? 'text'}`;
    this.#values.set(
      number,
      column?.nullable ? `case when ${isNull(nullSeed)} then null else ${typed} end` : typed,
    );
  }

  #chosen(column: ColumnPlan, values: Values): string {
    if (!this.#options.tried) return untried(column, values);
    const source = columnSource(this.#nextName(), this.#table.name, column, values, this.#options);
    this.#sources.push(source);
    return `${source.name}.${quoteIdentifier(column.name)}`;
  }

  /** A value of which nothing is demanded. */
  #computed({ number, variety, sequence }: ColumnPlan, { nth, odd, few }: Values): string {
    if (variety === 'each' || sequence !== null) return nth('r.n');
    const isOther = this.#options.plain === true && !few;
    const usual = nth(isOther ? 'r.n' : few ? mixed(number) : `(${mixed(number)} % 41)`);
    const branches = this.#options.odd ? odd.map((value, index) => `when ${index} then ${value}`) : [];
    const varied =
      branches.length === 0
        ? usual
        : `case ${mixed(number)} % ${branches.length * 4} ${branches.join(' ')} else ${usual} end`;
    return variety === 'most' ? `case when r.n % 8 = 7 then ${varied} else ${nth('r.n')} end` : varied;
  }
}
