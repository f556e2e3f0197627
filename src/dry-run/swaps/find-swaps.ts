import { keyOf } from '../rows/table-key.js';
import type { RowSnapshot, TableRows } from '../rows/read-rows.js';
import { namedTables, partitionsOf } from './named-tables.js';

/** A name that belongs to another table than before. */
export interface Swap {
  /** The table that had the name, as it was before. */
  readonly table: TableRows;
  /** The table that this one was a partition of. */
  readonly root: TableRows | undefined;
  /** What has the name now, a table or a view. */
  readonly successor: TableRows;
  /** The table that had the name, as it is now; undefined where it was dropped. */
  readonly former: TableRows | undefined;
  /** What has the name now as it was before, where it was there. */
  readonly shadow: TableRows | undefined;
}

/**
 * The names that went from one table or partition to another, by whatever statement. A table that was dropped and made
 * anew is a swap where its rows were carried over, or where the new one had been there before.
 */
export function findSwaps(before: RowSnapshot, after: RowSnapshot): readonly Swap[] {
  const named = namedTables(after);
  const byName = new Map([...named, ...after.views].map((table) => [keyOf(table), table]));
  const old = namedTables(before);
  const swap = (table: TableRows, root?: TableRows): readonly Swap[] => {
    const successor = byName.get(keyOf(table));
    if (!successor || successor.oid === table.oid) return [];
    const former = root ? named.find(({ oid }) => oid === table.oid) : holderOf(table, after);
    const shadow = old.find(({ oid }) => oid === successor.oid);
    const found = { table, root, successor, former, shadow };
    return former || shadow || carriesRows(found) ? [found] : [];
  };
  return [...before.tables.values()].flatMap((table) => [
    ...swap(table),
    ...partitionsOf(table).flatMap((part) => swap(part, table)),
  ]);
}

/** The table itself, or the one that it became a partition of. */
const holderOf = ({ oid }: TableRows, { tables }: RowSnapshot): TableRows | undefined =>
  tables.get(oid) ?? [...tables.values()].find(({ parts }) => parts.some((part) => part.oid === oid));

const carriesRows = ({ table, successor }: Pick<Swap, 'table' | 'successor'>): boolean =>
  (table.rows ?? 0) > 0 && (successor.rows ?? 0) > 0;
