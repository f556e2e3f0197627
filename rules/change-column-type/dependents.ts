import type { Table } from '../../src/lint/table-shape.js';

/** Indexes whose key holds the column, those of constraints among them. */
export const indexesOf = (table: Table | undefined, column: string): readonly string[] => [
  ...[...(table?.indexes.values() ?? [])].filter(({ key }) => key.includes(column)).map(({ name }) => name),
  ...[...(table?.constraints.values() ?? [])]
    .filter(({ kind, columns }) => ownsIndex.has(kind) && columns.includes(column))
    .map(({ name }) => name),
];

const ownsIndex: ReadonlySet<string> = new Set(['primary key', 'unique', 'exclusion']);

/**
 * Indexes on an expression or with a WHERE that need the column: those are always built anew. Source:
 * CheckIndexCompatible() in src/backend/commands/indexcmds.c.
 */
export const indexesThatCompute = (table: Table | undefined, column: string): readonly string[] =>
  [...(table?.indexes.values() ?? [])]
    .filter(({ key, partial, columns }) => columns.includes(column) && (partial || key.includes(undefined)))
    .map(({ name }) => name);

/** CHECK constraints that hold for every row and name the column. */
export const checksOf = (table: Table | undefined, column: string): readonly string[] =>
  [...(table?.constraints.values() ?? [])]
    .filter(({ kind, validated, columns }) => kind === 'check' && validated && columns.includes(column))
    .map(({ name }) => name);
