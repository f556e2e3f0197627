import { comparison } from './readings.js';
import type { RowSnapshot, TableRows } from './read-rows.js';
import { cellsOf } from './table-cells.js';

/**
 * Whether each row that the table lost stands in another one, which is called after it or it after that: an archive that
 * may hold more, the table that took its place. Tables that have nothing to do with each other may well hold the same
 * where all is seeded.
 * @param now what holds the rest of its rows
 */
export function areKept(table: TableRows, now: readonly TableRows[], { tables }: RowSnapshot): boolean {
  const names = table.columns.flatMap(({ name }) => (table.content.get(name)?.filled ? [name] : []));
  const was = rowsOf(table, names);
  const left = now.filter(({ rows }) => rows !== 0).map((holder) => rowsOf(holder, names));
  if (!was || left.includes(undefined)) return false;
  const gone = without(
    was,
    left.flatMap((rows) => rows ?? []),
  );
  return [...tables.values()].some((other) => {
    if (other.oid === table.oid || now.includes(other) || !isNamedAfter(other, table)) return false;
    const rows = hasColumns(other, table, names) ? rowsOf(other, names) : undefined;
    return rows !== undefined && without(gone, rows).length === 0;
  });
}

const isNamedAfter = (one: TableRows, other: TableRows): boolean =>
  one.name.includes(other.name) || other.name.includes(one.name);

const hasColumns = (other: TableRows, table: TableRows, names: readonly string[]): boolean =>
  names.every((name) => {
    const [was, is] = [table, other].map(({ columns }) => columns.find((column) => column.name === name));
    return was && is && comparison(was.type, is.type)?.join() === '0,0';
  });

/** Each row as one text; undefined where not all values are known. */
function rowsOf(table: TableRows, names: readonly string[]): readonly string[] | undefined {
  const cells = cellsOf(table);
  const columns = names.map((name) => cells?.columns.get(name)?.[0]);
  if (!cells || columns.includes(undefined)) return undefined;
  return Array.from({ length: cells.rows }, (_, row) => columns.map((values) => values?.[row]).join());
}

/** The rows of the first that the second has not, each as often as it is missing. */
function without(rows: readonly string[], others: readonly string[]): readonly string[] {
  const left = new Map<string, number>();
  for (const row of others) left.set(row, (left.get(row) ?? 0) + 1);
  return rows.filter((row) => {
    const count = left.get(row) ?? 0;
    left.set(row, count - 1);
    return count <= 0;
  });
}
