import type { CatalogKind } from '../catalog-kind.js';
import { grants, inWords, since, sortedList, userMade } from '../fragments.js';

const storage = { p: 'plain', e: 'external', x: 'extended', m: 'main' };

/**
 * Columns of tables. Those of views and composite types are told by the definition of these: here they have only what
 * was set on them, such as a comment or a default, and most have nothing.
 *
 * The position is that of the catalog, where dropped columns leave gaps: the order tells, not the number.
 *
 * Only a generated column's expression can refer to columns. Any other is written out without its table: that spares
 * `pg_get_expr` a look at every column of the table.
 *
 * Since PostgreSQL 18 a NOT NULL is a constraint with a name that Postgres makes, dropped and made anew with other
 * names when a table is renamed: it is compared as an attribute of its column.
 */
export const columns: CatalogKind = {
  catalog: 'pg_class',
  query: (major) => `
    select a.attrelid as oid, a.attnum as sub_id,
      'column ' || a.attrelid::regclass || '.' || pg_catalog.quote_ident(a.attname) as object,
      'pg_class/' || a.attrelid as container,
      case when c.relkind in ('r', 'p', 'f') then a.attnum end as position,
      case when c.relkind in ('r', 'p', 'f') then pg_catalog.format_type(a.atttypid, a.atttypmod) end as type,
      case when c.relkind in ('r', 'p', 'f') then not a.attnotnull end as nullable,
      ${since(major, 18, `case when not n.convalidated then 'no' end`)} as "not null validated",
      ${since(major, 18, `case when n.connoinherit then 'no' end`)} as "not null inherited",
      case when a.attgenerated = '' then pg_catalog.pg_get_expr(d.adbin, 0) end as "default",
      case when a.attgenerated <> '' then pg_catalog.pg_get_expr(d.adbin, d.adrelid)
        || ${inWords('a.attgenerated', { s: ' stored', v: ' virtual' })} end as generated,
      ${inWords('a.attidentity', { a: 'always', d: 'by default' })} as identity,
      case when c.relkind in ('r', 'p', 'f') and a.attcollation <> t.typcollation
        then a.attcollation::regcollation::text end as collation,
      case when a.attstorage <> t.typstorage and c.relkind in ('r', 'p', 'f', 'm')
        then ${inWords('a.attstorage', storage)} end as storage,
      ${inWords('a.attcompression', { p: 'pglz', l: 'lz4' })} as compression,
      nullif(a.attstattarget, -1) as "statistics target",
      ${sortedList(setOptions)} as options,
      ${sortedList('a.attfdwoptions')} as "foreign options",
      ${grants('a.attacl', 'c', 'c.relowner')}
    from pg_catalog.pg_attribute a
    join pg_catalog.pg_class c on c.oid = a.attrelid
    join pg_catalog.pg_type t on t.oid = a.atttypid
    left join pg_catalog.pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
    ${major >= 18 ? notNullConstraints : ''}
    where ${userMade('a.attrelid')} and a.attnum > 0 and not a.attisdropped and c.relpersistence <> 't'
      and c.relkind in ('r', 'p', 'f', 'v', 'm', 'c')`,
};

/**
 * PostgreSQL 15.20 writes `pg_attver=<number>` into the options of each column of a new relation, another one every
 * time: seen on Debian's 15.20-0+deb12u1, not on 15.18. Nobody has set it.
 */
const setOptions = `array(select o from pg_catalog.unnest(a.attoptions) as o where not pg_catalog.starts_with(o, 'pg_attver='))`;

const notNullConstraints = `
    left join pg_catalog.pg_constraint n on n.conrelid = a.attrelid and n.contype = 'n' and n.conkey[1] = a.attnum
      and (not n.convalidated or n.connoinherit)`;
