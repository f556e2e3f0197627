import { changedValues, type ColumnThen } from './changed-values.js';
import { type ColumnContent, type RowSnapshot, type TableRows, underName } from './read-rows.js';
import { isLimitedText, isText } from './type-names.js';
import { areKept } from './kept-rows.js';
import { type Gain, gains, movedRows, movedValues, standsBeside, standsElsewhere } from './moved-rows.js';

type LossKind =
  | 'rows'
  | 'values'
  | 'shortened'
  | 'changed'
  | 'other values'
  // The same values in each column, in other rows.
  | 'other rows'
  // Of the table under a name that another one had.
  | 'swap'
  | 'missing in swap'
  | 'changed in swap';

/** Rows of a table, or values of one of its columns, that were there before and are not now. */
export interface Loss {
  readonly kind: LossKind;
  /** As it was before. */
  readonly table: TableRows;
  readonly column?: string;
  /** 0 where it is not known. */
  readonly count: number;
  /** What holds the rows now. */
  readonly now: readonly TableRows[];
}

/** What the script itself tells of the tables. */
export interface Intent {
  /** Whether what the table lost is told of a swap. */
  readonly isTold: (table: TableRows) => boolean;
  /** Whether it makes the values of the column anew by changing its type, and no UPDATE writes what it likes. */
  readonly isConverted: (column: ColumnThen) => boolean;
}

/**
 * What an up script destroyed. A table, a column or rows that come up elsewhere with the same content were moved, and
 * what an UPDATE wrote over was meant.
 */
export function lostRows(before: RowSnapshot, after: RowSnapshot, intent: Intent): readonly Loss[] {
  const end = { ...intent, after, gained: gains(before, after) };
  return [...before.tables.values()].flatMap((table) => {
    if (!table.rows || intent.isTold(table)) return [];
    const now = holders(table, after);
    const successor = underName(table, after);
    const kept = now.length === 0 && standsElsewhere(table, after);
    return kept ? [] : lostOf(table, now.length === 0 && successor ? [successor] : now, end);
  });
}

/** The tables that hold now what the table held: itself, what its parts belong to, a partition that was detached. */
function holders(table: TableRows, after: RowSnapshot): readonly TableRows[] {
  const oids = new Set([table.oid, ...table.parts.map(({ oid }) => oid)]);
  return [...after.tables.values()].filter(({ parts }) => parts.some(({ oid }) => oids.has(oid)));
}

/** What the script left, with what can be said of it. */
interface End extends Intent {
  readonly after: RowSnapshot;
  readonly gained: readonly Gain[];
}

function lostOf(table: TableRows, now: readonly TableRows[], end: End): readonly Loss[] {
  const { rows = 0 } = table;
  if (now.some((holder) => holder.rows === undefined)) return [];
  const left = now.reduce((sum, holder) => sum + (holder.rows ?? 0), 0);
  if (left < rows) {
    const gone = { rows: rows - left, columns: goneContent(table, now) };
    const isKept = movedRows(gone, end.gained) || areKept(table, now, end.after);
    return isKept ? [] : [{ kind: 'rows', table, count: rows - left, now }];
  }
  return table.columns.flatMap((column) => lostOfColumn(table, column, now, end));
}

function lostOfColumn(
  table: TableRows,
  column: Column,
  now: readonly TableRows[],
  end: End,
): readonly Loss[] {
  const { gained } = end;
  const was = table.content.get(column.name) ?? nothing;
  const is = contentNow(table, column, now);
  const gone = { filled: was.filled - is.filled, hash: was.hash - is.hash };
  const loss = { table, column: column.name, now };
  if (gone.filled > 0) {
    const isDropped = is.filled === 0 && standsBeside(was, column.name, now);
    return isDropped || movedValues(gone, gained) ? [] : [{ ...loss, kind: 'values', count: gone.filled }];
  }
  const isSame = gone.filled < 0 || gone.hash === 0n;
  // A copy of the column may have been kept.
  const isKept = movedValues(was, gained) || standsBeside(was, column.name, now);
  return isSame || isKept ? [] : lostInConversion(table, column, now, end);
}

function lostInConversion(
  table: TableRows,
  column: Column,
  now: readonly TableRows[],
  { isConverted }: Intent,
): readonly Loss[] {
  const places = now.map((holder) => ({ holder, column: columnNow(table, column, holder) }));
  const then = { table, column, now: places };
  if (!isConverted(then)) return [];
  const loss = { table, column: column.name, now };
  const count = changedValues(then);
  if (isShortened(then)) return count === 0 ? [] : [{ ...loss, kind: 'shortened', count: count ?? 0 }];
  return count ? [{ ...loss, kind: 'changed', count }] : [];
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
const isShortened = ({ column, now }: ColumnThen): boolean =>
  isText(column.type) &&
  now.some(({ column: present }) => present && present.type !== column.type && isLimitedText(present.type));
