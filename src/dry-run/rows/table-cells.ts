import type { PartRows, TableRows } from './read-rows.js';
import { joined, readCells, type RowCells } from './row-cells.js';

/** Each value of the table; undefined where it has no row, or not all values were looked at. */
export function cellsOf(table: TableRows): RowCells | undefined {
  const filled = table.parts.filter(({ rows }) => rows !== 0);
  if (filled.length === 0) return undefined;
  const cells = filled.flatMap((part) => cellsOfPart(part) ?? []);
  return cells.length === filled.length ? joined(cells) : undefined;
}

const cellsOfPart = ({ cells, columns }: PartRows): RowCells | undefined =>
  cells === undefined ? undefined : readCells(cells, columns);
