import type { TableRows } from '../rows/read-rows.js';
import type { Swap } from './find-swaps.js';

/** By the name of a column that the new table lacks the new one that holds the very same values. */
export function renamedColumns({
  table,
  successor,
}: Pick<Swap, 'table' | 'successor'>): ReadonlyMap<string, string> {
  const added = missingIn(table, successor);
  return new Map(
    missingIn(successor, table).flatMap(({ name, type }) => {
      const was = table.content.get(name);
      const same = added.find((column) => {
        const is = successor.content.get(column.name);
        return column.type === type && is?.filled === was?.filled && is?.hash === was?.hash;
      });
      return same && was && was.filled > 0 ? [[name, same.name] as const] : [];
    }),
  );
}

/** The columns of the other table that this one has not. */
const missingIn = (table: TableRows, other: TableRows): TableRows['columns'] =>
  other.columns.filter(({ name }) => !table.columns.some((column) => column.name === name));
