import type { Connection } from '../../engines/engine.js';
import { quoteIdentifier } from '../../postgres/identifiers.js';
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
  const pairs = key.columns.flatMap((number, index) => {
    const column = table.columns.find((one) => one.number === number);
    const own = quoteIdentifier(column?.name ?? '');
    return [{ own, key: quoteIdentifier(key.keys[index] ?? ''), empty: empty.has(number) }];
  });
  const keys = pairs.map((pair) => pair.key).join(', ');
  const given = pairs.filter((pair) => !pair.empty);
  const partition = given.length === 0 ? '' : `partition by ${given.map((pair) => pair.key).join(', ')}`;
  const matches = given.map((pair) => `and t.${pair.own} = k.${pair.key}`).join(' ');
  const filled = pairs.filter((pair) => pair.empty);
  await session.execute(`with k as materialized (
      select ${keys}, pg_catalog.row_number() over (${partition} order by ${keys}) - 1 as "drydock i",
        pg_catalog.count(*) over (${partition}) as "drydock count"
      from (select ${keys} from ${quoteIdentifier(key.targetSchema)}.${quoteIdentifier(key.targetName)}
        where ${pairs.map((pair) => `${pair.key} is not null`).join(' and ')} order by ${keys} limit 10000) as x),
    r as materialized (select ctid as place, pg_catalog.row_number() over (order by ctid) as n from only ${name})
    update only ${name} as t set ${filled.map((pair) => `${pair.own} = k.${pair.key}`).join(', ')}
    from k, r where t.ctid = r.place and r.n % 4 <> 0 ${matches} and k."drydock i" = r.n / 3 % k."drydock count"
      and ${filled.map((pair) => `t.${pair.own} is null`).join(' and ')}`);
}

const emptyColumns = (table: SeedTable, key: ForeignKey): readonly SeedColumn[] =>
  table.columns.filter(
    ({ number, notNull, generated }) => key.columns.includes(number) && !notNull && generated === null,
  );
