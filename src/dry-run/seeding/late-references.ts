import type { Connection } from '../../engines/engine.js';
import { quoteIdentifier } from '../../postgres/identifiers.js';
import { keyPairs, keyQuery } from './key-source.js';
import { tableName } from './open-table.js';
import type { ForeignKey, SeedColumn, SeedTable } from './schema.js';

/** Keys that were NULL when the rows came: to the table itself, or to one whose turn came later. */
export const lateKeys = (table: SeedTable, postponed: ReadonlySet<string>): readonly ForeignKey[] =>
  table.foreignKeys.filter(
    (key) => (key.target === table.oid || postponed.has(key.oid)) && emptyColumns(table, key).length > 0,
  );

/** Fills such a key in three of four rows. Throws PostgresError. */
export async function fillReference(session: Connection, table: SeedTable, key: ForeignKey): Promise<void> {
  const name = tableName(table);
  const empty = new Set(emptyColumns(table, key).map(({ number }) => number));
  const pairs = keyPairs(key).map((pair) => {
    const column = table.columns.find(({ number }) => number === pair.number);
    return { ...pair, own: quoteIdentifier(column?.name ?? ''), empty: empty.has(pair.number) };
  });
  const given = pairs.filter((pair) => !pair.empty);
  const filled = pairs.filter((pair) => pair.empty);
  const conditions = [
    't.ctid = r.place',
    'r.n % 4 <> 0',
    'k."drydock i" = r.n / 3 % k."drydock count"',
    ...given.map((pair) => `t.${pair.own} = k.${pair.key}`),
    ...filled.map((pair) => `t.${pair.own} is null`),
  ];
  const query = keyQuery(
    key,
    given.map((pair) => pair.key),
  );
  await session.execute(`with k as materialized (${query}), r as materialized (
      select ctid as place, pg_catalog.row_number() over (order by ctid) as n from only ${name})
    update only ${name} as t set ${filled.map((pair) => `${pair.own} = k.${pair.key}`).join(', ')}
    from k, r where ${conditions.join(' and ')}`);
}

const emptyColumns = (table: SeedTable, key: ForeignKey): readonly SeedColumn[] =>
  table.columns.filter(
    ({ number, notNull, generated }) => key.columns.includes(number) && !notNull && generated === null,
  );
