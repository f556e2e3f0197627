import type { TypeName } from '@pgsql/types';
import { integerOf } from './constants.js';
import { stringsOf } from './names.js';

/** A type as a column has it: `numeric(8,2)[]`. */
export interface ColumnType {
  /** As the catalog calls it, whatever alias was written: `int4`, not `integer`; with its schema unless pg_catalog. */
  readonly name: string;
  /** The numbers in the parentheses; empty where there are none. */
  readonly modifiers: readonly number[];
  readonly array: boolean;
}

/** The pseudo-types of CREATE TABLE: manual, 8.1.4 “Serial Types”. */
const serialTypes: Readonly<Partial<Record<string, string>>> = {
  smallserial: 'int2',
  serial2: 'int2',
  serial: 'int4',
  serial4: 'int4',
  bigserial: 'int8',
  serial8: 'int8',
};

/** Reads a type; undefined for `%TYPE` and for what has no name. */
export function columnType(typeName: TypeName | undefined): ColumnType | undefined {
  const parts = stringsOf(typeName?.names);
  if (!typeName || parts.length === 0 || typeName.pct_type) return undefined;
  const written = (parts[0] === 'pg_catalog' ? parts.slice(1) : parts).join('.');
  return {
    name: serialTypes[written] ?? written,
    modifiers: (typeName.typmods ?? []).flatMap((modifier) => integerOf(modifier) ?? []),
    array: (typeName.arrayBounds ?? []).length > 0,
  };
}

/** Whether the type makes a sequence that fills the column. */
export const isSerial = (typeName: TypeName | undefined): boolean =>
  serialTypes[stringsOf(typeName?.names).at(-1) ?? ''] !== undefined;

/** The names that people write, where they are not those of the catalog: manual, table 8.1. */
const writtenNames: Readonly<Partial<Record<string, string>>> = {
  int2: 'smallint',
  int4: 'integer',
  int8: 'bigint',
  float4: 'real',
  float8: 'double precision',
  bool: 'boolean',
  bpchar: 'char',
  varbit: 'bit varying',
};

/** As a person would write it. */
export function displayType({ name, modifiers, array }: ColumnType): string {
  const parentheses = modifiers.length === 0 ? '' : `(${modifiers.join(',')})`;
  return `${writtenNames[name] ?? name}${parentheses}${array ? '[]' : ''}`;
}
