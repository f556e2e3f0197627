import type { ColumnContent, RowSnapshot, TableRows } from './read-rows.js';
import { keyOf } from './table-key.js';
import { type Gain, gains, movedRows, movedValues } from './moved-rows.js';

/** Rows of a table, or values of one of its columns, that were there before and are not now. */
export interface Loss {
  readonly kind: 'rows' | 'values' | 'shortened' | 'swap' | 'other values' | 'other rows';
  /** As it was before. */
  readonly table: TableRows;
  readonly column?: string;
  readonly count: number;
  /** What holds the rows now. */
  readonly now: readonly TableRows[];
}

/** Whether the script gives a new table, by renaming it, the name that this one had. */
export type IsSwapped = (table: TableRows) => boolean;

/**
 * What an up script destroyed. A table, a column or rows that come up elsewhere with the same content were moved, and
 * what an UPDATE wrote over was meant.
 */
export function lostRows(before: RowSnapshot, after: RowSnapshot, isSwapped: IsSwapped): readonly Loss[] {
  const gained = gains(before, after);
  const byName = new Map([...after.tables.values()].map((table) => [keyOf(table), table]));
  return [...before.tables.values()].flatMap((table) => {
    if (!table.rows) return [];
    const now = holders(table, after);
    const successor = byName.get(keyOf(table));
    const swapped = successor && !now.includes(successor) && isSwapped(table) ? successor : undefined;
    const swap = swapped && lostInSwap(table, swapped);
    if (swap) return [swap];
    return lostOf(table, now.length === 0 && successor ? [successor] : now, gained);
  });
}

/** The tables that hold now what the table held: itself, what its parts belong to, a partition that was detached. */
function holders(table: TableRows, after: RowSnapshot): readonly TableRows[] {
  const oids = new Set([table.oid, ...table.parts.map(({ oid }) => oid)]);
  return [...after.tables.values()].filter(({ parts }) => parts.some(({ oid }) => oids.has(oid)));
}

function lostInSwap(table: TableRows, successor: TableRows): Loss | undefined {
  const { rows = 0 } = table;
  if (successor.rows === undefined) return undefined;
  const now = [successor];
  if (successor.rows < rows) return { kind: 'swap', table, count: rows - successor.rows, now };
  const other = successor.rows === rows && otherKeys(table, successor);
  return other ? { kind: 'swap', table, count: 0, now } : undefined;
}

/** Whether the primary key has other values; a key of another type need not be the same text. */
function otherKeys(table: TableRows, successor: TableRows): boolean {
  return table.columns.some(({ name, type, inPrimaryKey }) => {
    const same = successor.columns.find((column) => column.name === name);
    if (!inPrimaryKey || !same || !(same.type === type || (isInteger(type) && isInteger(same.type))))
      return false;
    return table.content.get(name)?.hash !== successor.content.get(name)?.hash;
  });
}

const isInteger = (type: string): boolean => ['smallint', 'integer', 'bigint'].includes(type);

function lostOf(table: TableRows, now: readonly TableRows[], gained: readonly Gain[]): readonly Loss[] {
  const { rows = 0 } = table;
  if (now.some((holder) => holder.rows === undefined)) return [];
  const left = now.reduce((sum, holder) => sum + (holder.rows ?? 0), 0);
  if (left < rows) {
    const gone = { rows: rows - left, columns: goneContent(table, now) };
    return movedRows(gone, gained) ? [] : [{ kind: 'rows', table, count: rows - left, now }];
  }
  return table.columns.flatMap((column) => lostOfColumn(table, column, now, gained));
}

function lostOfColumn(
  table: TableRows,
  column: Column,
  now: readonly TableRows[],
  gained: readonly Gain[],
): readonly Loss[] {
  const was = table.content.get(column.name) ?? nothing;
  const is = contentNow(table, column, now);
  const gone = { filled: was.filled - is.filled, hash: was.hash - is.hash };
  const loss = { table, column: column.name, now };
  if (gone.filled > 0)
    return movedValues(gone, gained) ? [] : [{ ...loss, kind: 'values', count: gone.filled }];
  const shortened = gone.filled === 0 && gone.hash !== 0n && isShortened(table, column, now);
  return shortened ? [{ ...loss, kind: 'shortened', count: 0 }] : [];
}

const goneContent = (table: TableRows, now: readonly TableRows[]): ReadonlyMap<string, ColumnContent> =>
  new Map(
    table.columns.map((column) => {
      const was = table.content.get(column.name) ?? nothing;
      const is = contentNow(table, column, now);
      return [column.name, { filled: was.filled - is.filled, hash: was.hash - is.hash }];
    }),
  );

const nothing: ColumnContent = { filled: 0, hash: 0n };

type Column = TableRows['columns'][number];

/** A column keeps its number when it is renamed; one that another took the place of is known by its name. */
const columnNow = (table: TableRows, { number, name }: Column, holder: TableRows): Column | undefined =>
  (holder.oid === table.oid ? holder.columns.find((column) => column.number === number) : undefined) ??
  holder.columns.find((column) => column.name === name);

function contentNow(table: TableRows, column: Column, now: readonly TableRows[]): ColumnContent {
  return now.reduce((sum, holder) => {
    const is = holder.content.get(columnNow(table, column, holder)?.name ?? '') ?? nothing;
    return { filled: sum.filled + is.filled, hash: sum.hash + is.hash };
  }, nothing);
}

/** Whether a column of text was given a length. */
const isShortened = (table: TableRows, column: Column, now: readonly TableRows[]): boolean =>
  /^(?:text|character varying)/.test(column.type) &&
  now.some((holder) => {
    const type = columnNow(table, column, holder)?.type ?? column.type;
    return type !== column.type && type.startsWith('character varying(');
  });
