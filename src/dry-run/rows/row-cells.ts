import { quoteIdentifier } from '../../postgres/identifiers.js';
import { readingsOf } from './readings.js';
import type { StoredColumn } from './list-tables.js';

/** The hashes of one column's values by reading, row by row; 0 for NULL. */
export type ColumnCells = readonly (readonly number[])[];

/** Each value of a table by itself. */
export interface RowCells {
  readonly rows: number;
  readonly columns: ReadonlyMap<string, ColumnCells>;
}

/** A larger table has its rows counted and its columns summed up, but not each value looked at. */
const mostBytes = 2 * 1024 * 1024;
const mostColumns = 200;

const bytesEach = 4;

export const hasCells = (bytes: number, columns: readonly StoredColumn[]): boolean =>
  bytes <= mostBytes && columns.length > 0 && columns.length <= mostColumns;

const hashOf = (text: string): string => `pg_catalog.hashtext(${text} collate pg_catalog."C")`;

/** An aggregate over the rows of `t`: four bytes for each reading of each column of each row, in base64. */
export function cellsQuery(columns: readonly StoredColumn[]): string {
  const hashes = columns.flatMap(({ name, type }) =>
    readingsOf(type, `t.${quoteIdentifier(name)}`).map(hashOf),
  );
  const row = hashes.map((hash) => `pg_catalog.int4send(coalesce(${hash}, 0))`).join(' || ');
  return `pg_catalog.encode(pg_catalog.string_agg(${row}, ''::bytea), 'base64')`;
}

/** What that aggregate says. */
export function readCells(encoded: string, columns: readonly StoredColumn[]): RowCells {
  const bytes = Buffer.from(encoded, 'base64');
  const sizes = columns.map(({ name, type }) => ({ name, readings: readingsOf(type, '').length }));
  const width = bytesEach * sizes.reduce((sum, { readings }) => sum + readings, 0);
  const rows = bytes.length / width;
  let start = 0;
  const read = sizes.map(({ name, readings }) => {
    const cells = Array.from({ length: readings }, (_, reading) =>
      Array.from({ length: rows }, (__, row) => bytes.readInt32BE(row * width + start + reading * bytesEach)),
    );
    start += readings * bytesEach;
    return [name, cells] as const;
  });
  return { rows, columns: new Map(read) };
}

/** All rows of several parts, by the columns that all of them have. */
export function joined(parts: readonly RowCells[]): RowCells {
  const [first, ...rest] = parts;
  if (!first || rest.length === 0) return first ?? { rows: 0, columns: new Map() };
  const columns = [...first.columns].flatMap(([name, cells]) => {
    const others = rest.flatMap((part) => [part.columns.get(name) ?? []].filter((one) => one.length > 0));
    if (others.length < rest.length) return [];
    return [
      [
        name,
        cells.map((values, index) => [values, ...others.map((one) => one[index] ?? [])].flat()),
      ] as const,
    ];
  });
  return { rows: parts.reduce((sum, { rows }) => sum + rows, 0), columns: new Map(columns) };
}
