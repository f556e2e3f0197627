import { quoteIdentifier } from '../../postgres/identifiers.js';
import { columnsIn, constantsIn, demandsNotNull } from './conditions.js';
import type { Check, Schema, SeedColumn, SeedTable, ValueType } from './schema.js';
import type { Values } from './values.js';
import { valuesOf } from './values-of.js';

/** How much a column's values must differ from row to row. */
export type Variety = 'each' | 'most' | 'free';

/** What is known of a column before its values are written. */
export interface ColumnPlan extends SeedColumn {
  /** Undefined where no value of the type is known. */
  readonly values: Values | undefined;
  /** The type below all domains, in which conditions are tried. */
  readonly plainType: string;
  readonly nullable: boolean;
  readonly variety: Variety;
  /** Conditions on this column alone, over its name. */
  readonly own: readonly string[];
  /** Those of its domains. */
  readonly ofDomain: readonly string[];
  /** Of every condition that speaks of it. */
  readonly constants: readonly string[];
}

/** All columns that an INSERT may name. */
export function planColumns(table: SeedTable, types: Schema['types']): readonly ColumnPlan[] {
  const varieties = varietiesOf(table, types);
  return table.columns
    .filter(({ generated }) => generated === null)
    .map((column) => {
      const domains = domainsOf(column, types);
      const bottom = domains.at(-1);
      const named = table.checks.filter(({ expression }) => columnsIn(expression, [column]).length > 0);
      const ofDomain = domains.flatMap(({ checks }) => checks.map(({ expression }) => expression));
      const notNull = column.notNull || domains.some((domain) => domain.notNull);
      return {
        ...column,
        values: valuesOf(types, column.type, column.modifier),
        plainType: bottom?.baseName ?? column.typeName,
        nullable: !notNull && !table.checks.some((check) => demandsNotNull(check, column)),
        variety: varieties.get(column.number) ?? 'free',
        own: named.filter((check) => speaksOfOne(check, table)).map(({ expression }) => expression),
        ofDomain,
        constants: [
          ...ofDomain.flatMap(constantsIn),
          ...named.flatMap(({ expression }) => constantsIn(expression)),
        ],
      };
    });
}

const speaksOfOne = ({ expression }: Check, { columns }: SeedTable): boolean =>
  columnsIn(expression, columns).length === 1;

/** The domain of a column and those below it. */
function domainsOf({ type }: SeedColumn, types: Schema['types']): readonly ValueType[] {
  const domains: ValueType[] = [];
  for (let next = types.get(type); next?.kind === 'd'; next = types.get(next.base ?? '')) domains.push(next);
  return domains;
}

/** The only column of a key differs in each row; of several one does in most rows, the rest as it comes. */
function varietiesOf(table: SeedTable, types: Schema['types']): ReadonlyMap<number, Variety> {
  const varieties = new Map<number, Variety>();
  const keys = table.uniqueKeys.map((key) => ({ ...key, columns: keyColumns(table, key) }));
  for (const key of keys.sort((one, other) => one.columns.length - other.columns.length)) {
    const { columns } = key;
    if (columns.some(({ number }) => varieties.get(number) === 'each')) continue;
    if (columns.length === 1 && !key.exclusion)
      columns.forEach(({ number }) => varieties.set(number, 'each'));
    const own = columns.filter((column) => !isForeign(column, table) && isWide(column, types));
    const ranges = own.filter(({ type }) => types.get(type)?.kind === 'r');
    const widest = key.exclusion
      ? [...ranges, ...own.slice(ranges.length > 0 ? own.length : 0)]
      : own.slice(0, 1);
    for (const { number } of widest)
      if (!varieties.has(number)) varieties.set(number, key.exclusion ? 'each' : 'most');
  }
  return varieties;
}

const keyColumns = (table: SeedTable, { columns, expressions }: SeedTable['uniqueKeys'][number]) => {
  const named = new Set(columnsIn(expressions, table.columns).map(({ number }) => number));
  return table.columns.filter(({ number }) => columns.includes(number) || named.has(number));
};

const isForeign = ({ number }: SeedColumn, { foreignKeys }: SeedTable): boolean =>
  foreignKeys.some(({ columns }) => columns.includes(number));

const isWide = ({ type, modifier }: SeedColumn, types: Schema['types']): boolean =>
  valuesOf(types, type, modifier)?.few !== true;

/** What a column demands that no CHECK constraint of its table says. */
export const ownConditions = ({
  name,
  ofDomain,
  nullable,
  values,
  default: given,
}: ColumnPlan): readonly string[] => {
  // No value of the type is known, so the default stands in.
  if (!values && given !== null) return [];
  const column = quoteIdentifier(name);
  return [
    ...(nullable ? [] : [`${column} is not null`]),
    ...ofDomain.map(
      (condition) => `(select (${condition}) is not false from (select ${column} as value) as drydock_v)`,
    ),
  ];
};
