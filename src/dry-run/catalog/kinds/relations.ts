import type { CatalogKind } from '../catalog-kind.js';
import { grants, hasPages, inWords, sortedList, userMade } from '../fragments.js';

/** A partition goes with its parent; a child by inheritance is dropped on its own. */
export const relations: CatalogKind = {
  catalog: 'pg_class',
  query: () => `
    select c.oid,
      ${inWords('c.relkind', { v: 'view ', m: 'materialized view ', f: 'foreign table ', r: 'table ', p: 'table ' })}
        || c.oid::regclass as object,
      'pg_namespace/' || c.relnamespace as container,
      pg_catalog.concat_ws(' ', case when c.relispartition then 'pg_class/' || i.parent end,
        'pg_foreign_server/' || f.ftserver) as parents,
      c.relowner::regrole::text as owner,
      case when c.relkind in ('r', 'p')
        then ${inWords('c.relpersistence', { u: 'unlogged', p: 'permanent' })} end as persistence,
      am.amname as "access method",
      case when c.reltablespace <> 0
        then (select spcname from pg_catalog.pg_tablespace s where s.oid = c.reltablespace) end as tablespace,
      ${sortedList('c.reloptions')} as options,
      ${sortedList('toast.reloptions')} as "toast options",
      case when c.relkind in ('r', 'p') then c.relrowsecurity end as "row security",
      case when c.relkind in ('r', 'p') then c.relforcerowsecurity end as "forced row security",
      case when c.relkind in ('r', 'p', 'm') then ${inWords('c.relreplident', {
        d: 'default',
        n: 'nothing',
        f: 'full',
        i: 'index',
      })} end as "replica identity",
      case when c.relkind = 'p' then pg_catalog.pg_get_partkeydef(c.oid) end as "partition key",
      case when c.relispartition then i.parents end as "partition of",
      case when c.relispartition then pg_catalog.pg_get_expr(c.relpartbound, c.oid) end as "partition bound",
      case when not c.relispartition then i.parents end as inherits,
      case when i.parents is not null then (
        select pg_catalog.string_agg(pg_catalog.quote_ident(a.attname), ', ' order by a.attname)
        from pg_catalog.pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and a.attislocal and not a.attisdropped) end as "columns of its own",
      case when c.reloftype <> 0 then pg_catalog.format_type(c.reloftype, null) end as "of type",
      case when c.relkind in ('v', 'm') then pg_catalog.pg_get_viewdef(c.oid) end as definition,
      case when c.relkind = 'm' then c.relispopulated end as populated,
      (select srvname from pg_catalog.pg_foreign_server s where s.oid = f.ftserver) as server,
      ${sortedList('f.ftoptions')} as "foreign options",
      ${grants('c.relacl', 'r', 'c.relowner')}
    from pg_catalog.pg_class c
    left join pg_catalog.pg_class toast on toast.oid = c.reltoastrelid
    left join pg_catalog.pg_am am on am.oid = c.relam
    left join pg_catalog.pg_foreign_table f on f.ftrelid = c.oid
    left join (
      select inhrelid, pg_catalog.min(inhparent::int8) as parent,
        pg_catalog.string_agg(inhparent::regclass || case when inhdetachpending then ' (detach pending)' else '' end,
          ', ' order by inhseqno) as parents
      from pg_catalog.pg_inherits group by inhrelid
    ) i on i.inhrelid = c.oid
    where ${userMade('c.oid')} and c.relkind in ('r', 'p', 'v', 'm', 'f') and c.relpersistence <> 't'`,
};

/** `last_value` is data, not schema. A sequence that a column owns goes with the column. */
export const sequences: CatalogKind = {
  catalog: 'pg_class',
  present: hasPages('pg_sequence'),
  query: () => `
    select c.oid, 'sequence ' || c.oid::regclass as object,
      'pg_namespace/' || c.relnamespace as container,
      'pg_class/' || o.refobjid || '/' || o.refobjsubid as parents,
      pg_catalog.format_type(s.seqtypid, null) as "data type",
      s.seqstart::text as start, s.seqincrement::text as increment, s.seqmin::text as minimum, s.seqmax::text as maximum,
      s.seqcache::text as cache, s.seqcycle as cycle,
      o.refobjid::regclass || '.' || pg_catalog.quote_ident((
        select attname from pg_catalog.pg_attribute a where a.attrelid = o.refobjid and a.attnum = o.refobjsubid
      )) as "owned by",
      ${inWords('c.relpersistence', { u: 'unlogged', p: 'permanent' })} as persistence,
      c.relowner::regrole::text as owner,
      ${grants('c.relacl', 's', 'c.relowner')}
    from pg_catalog.pg_sequence s
    join pg_catalog.pg_class c on c.oid = s.seqrelid
    left join pg_catalog.pg_depend o on o.classid = 'pg_catalog.pg_class'::regclass and o.objid = c.oid and o.objsubid = 0
      and o.refclassid = 'pg_catalog.pg_class'::regclass and o.refobjsubid > 0 and o.deptype in ('a', 'i')
    where c.relpersistence <> 't'`,
};
