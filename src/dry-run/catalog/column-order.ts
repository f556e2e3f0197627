import type { Difference } from '../../report.js';
import { belongsTo, type CatalogSnapshot } from './snapshot.js';

/**
 * The tables whose columns stand in another order. Columns that came or went move the others, which is no change of
 * their order: the columns that are there before and after are compared by themselves.
 */
export const columnOrderDifferences = (
  before: CatalogSnapshot,
  after: CatalogSnapshot,
): readonly Difference[] => {
  const orderBefore = orderOfColumns(before, after);
  const orderAfter = orderOfColumns(after, before);
  return [...orderBefore].flatMap(([object, old]): readonly Difference[] => {
    const present = orderAfter.get(object) ?? [];
    if (old.join('\n') === present.join('\n')) return [];
    return [
      {
        object,
        attribute: 'column order',
        before: namesOf(old),
        after: namesOf(present),
        kind: 'column-order',
      },
    ];
  });
};

/** For each table the identities of its columns that `other` has too, in their order. */
const orderOfColumns = (
  snapshot: CatalogSnapshot,
  other: CatalogSnapshot,
): ReadonlyMap<string, readonly string[]> => {
  const columns = [...snapshot].flatMap(([column, { position, [belongsTo]: table }]) =>
    position && table && other.has(column) ? [{ column, table, position: Number(position) }] : [],
  );
  const byTable = new Map<string, string[]>();
  for (const { column, table } of columns.sort((a, b) => a.position - b.position)) {
    const names = byTable.get(table);
    if (names) names.push(column);
    else byTable.set(table, [column]);
  }
  return byTable;
};

const namesOf = (columns: readonly string[]): string => columns.map(columnName).join(', ');

/** A dot may stand within quotes: `column public."a.b"."c.d"` → `"c.d"`. */
const lastName = /("(?:[^"]|"")*"|[^".]*)$/;

export const columnName = (identity: string): string => lastName.exec(identity)?.[1] ?? identity;
