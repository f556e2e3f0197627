import { comparison } from './readings.js';
import type { TableRows } from './read-rows.js';
import type { RowCells } from './row-cells.js';
import { cellsOf } from './table-cells.js';

type Column = TableRows['columns'][number];

/** One column before, and what it is now in each of the tables that hold its rows. */
export interface ColumnThen {
  readonly table: TableRows;
  readonly column: Column;
  readonly now: readonly { readonly holder: TableRows; readonly column: Column | undefined }[];
}

/**
 * How many values of the column are others now, NULLs and rows that are gone aside. Rows are told apart by the primary
 * key; without one, or where it is another now, values are counted off against each other. Undefined where types have
 * nothing to compare by, or not each value was looked at.
 */
export function changedValues(then: ColumnThen): number | undefined {
  const before = cellsOf(then.table);
  const old = before?.columns.get(then.column.name);
  const [first, ...rest] = then.now.map((place) => valuesNow(then, place));
  if (!before || !old || !first || rest.includes(undefined)) return undefined;
  const now = [first, ...rest].flatMap((one) => one ?? []);
  const was = old[first.reading] ?? [];
  const is = now.flatMap(({ values }) => values);
  const keys = now.flatMap((one) => one.keys ?? []);
  const oldKeys = keysOf(before, keyColumns(then.table));
  const found = oldKeys && keys.length === is.length ? changedByKey(was, oldKeys, is, keys) : undefined;
  return found ?? changedByCount(was, is);
}

interface ValuesNow {
  /** By which one of the old value they are compared. */
  readonly reading: number;
  readonly values: readonly number[];
  readonly keys: readonly string[] | undefined;
}

function valuesNow(
  { table, column }: ColumnThen,
  { holder, column: present }: ColumnThen['now'][number],
): ValuesNow | undefined {
  const by = present && comparison(column.type, present.type);
  const after = by && cellsOf(holder);
  const cells = after?.columns.get(present?.name ?? '');
  if (!by || !after || !cells) return undefined;
  return { reading: by[0], values: cells[by[1]] ?? [], keys: keysOf(after, keyColumns(table)) };
}

const keyColumns = ({ columns }: TableRows): readonly Column[] =>
  columns.filter(({ inPrimaryKey }) => inPrimaryKey);

/** The key of each row; undefined where there is none. */
function keysOf({ rows, columns }: RowCells, key: readonly Column[]): readonly string[] | undefined {
  const values = key.map(({ name }) => columns.get(name)?.[0]);
  if (key.length === 0 || values.some((one) => one === undefined)) return undefined;
  return Array.from({ length: rows }, (_, row) => values.map((one) => one?.[row]).join());
}

/** Undefined where no row is found again. */
function changedByKey(
  old: readonly number[],
  oldKeys: readonly string[],
  is: readonly number[],
  keys: readonly string[],
): number | undefined {
  const present = new Map(keys.map((key, row) => [key, is[row] ?? 0]));
  const rows = oldKeys.flatMap((key, row) => {
    const value = present.get(key);
    return value === undefined ? [] : [{ was: old[row] ?? 0, is: value }];
  });
  return rows.length === 0 ? undefined : rows.filter((row) => row.was && row.is && row.was !== row.is).length;
}

function changedByCount(old: readonly number[], is: readonly number[]): number {
  const left = new Map<number, number>();
  for (const value of is) left.set(value, (left.get(value) ?? 0) + 1);
  let changed = 0;
  for (const value of old.filter(Boolean)) {
    const count = left.get(value) ?? 0;
    if (count === 0) changed += 1;
    else left.set(value, count - 1);
  }
  const emptied = old.filter(Boolean).length - is.filter(Boolean).length;
  return Math.max(0, changed - Math.max(0, emptied));
}
