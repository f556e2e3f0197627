import type { ColumnContent, RowSnapshot, TableRows } from './read-rows.js';

/** What a table has more than before; a new one all that it has. */
export interface Gain {
  readonly rows: number;
  readonly columns: ReadonlyMap<string, ColumnContent>;
}

/** What each table of `after` gained. Contents add up, so a difference is the content of what came. */
export const gains = (before: RowSnapshot, after: RowSnapshot): readonly Gain[] =>
  [...after.tables.values()].map(({ oid, rows = 0, content, columns }) => {
    const was = before.tables.get(oid);
    const gained = columns.map(({ name, number }) => {
      const old = was?.content.get(was.columns.find((column) => column.number === number)?.name ?? '');
      const is = content.get(name);
      const filled = (is?.filled ?? 0) - (old?.filled ?? 0);
      return [name, { filled, hash: (is?.hash ?? 0n) - (old?.hash ?? 0n) }] as const;
    });
    return { rows: rows - (was?.rows ?? 0), columns: new Map(gained) };
  });

/**
 * Whether the rows that are gone came up in another table: as many of them, with the same values, under whatever names
 * of columns. A column that kept its name may have another type, and so another text.
 */
export const movedRows = (gone: Gain, gained: readonly Gain[]): boolean =>
  gained.some(
    ({ rows, columns }) =>
      rows === gone.rows &&
      [...gone.columns].every(
        ([name, content]) =>
          content.filled === 0 ||
          columns.get(name)?.filled === content.filled ||
          [...columns.values()].some((column) => isSame(column, content)),
      ),
  );

/** Whether the values that are gone came up in another column of any table. */
export const movedValues = (gone: ColumnContent, gained: readonly Gain[]): boolean =>
  gained.some(({ columns }) => [...columns.values()].some((column) => isSame(column, gone)));

/**
 * Whether all that the table held stands in another one, which is called after it or it after that: an archive, the
 * table that took its place. Tables that have nothing to do with each other may well hold the same where all is seeded.
 */
export const standsElsewhere = (table: TableRows, { tables }: RowSnapshot): boolean =>
  [...tables.values()].some(
    (other) =>
      other.oid !== table.oid &&
      other.rows === table.rows &&
      (other.name.includes(table.name) || table.name.includes(other.name)) &&
      table.columns.every(({ name, type }) => {
        const was = table.content.get(name);
        const same = other.columns.find((column) => column.name === name);
        const is = other.content.get(name);
        if (!was || was.filled === 0) return true;
        return is !== undefined && (same?.type === type ? isSame(was, is) : is.filled === was.filled);
      }),
  );

/** Whether another column of the same table holds, and held before, the very values of this one. */
export const standsBeside = (was: ColumnContent, column: string, now: readonly TableRows[]): boolean =>
  now.some(({ content }) =>
    [...content].some(([name, is]) => name !== column && was.filled > 0 && isSame(was, is)),
  );

const isSame = (one: ColumnContent, other: ColumnContent): boolean =>
  one.filled === other.filled && one.hash === other.hash;
