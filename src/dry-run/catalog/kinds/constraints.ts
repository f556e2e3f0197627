import type { CatalogKind } from '../catalog-kind.js';
import { inWords, since, sortedList, userMade } from '../fragments.js';

/**
 * Check, foreign key, primary key, unique and exclusion constraints of tables and domains. What a partition or child
 * has from its parent alone is left out, as in pg_dump. DEFERRABLE and NOT VALID are taken off the definition's end:
 * each is an attribute, so that one change makes one difference.
 */
export const constraints: CatalogKind = {
  catalog: 'pg_constraint',
  query: (major) => `
    select c.oid,
      'constraint ' || pg_catalog.quote_ident(c.conname) || ' on '
        || case when c.conrelid <> 0 then c.conrelid::regclass::text else 'domain ' || c.contypid::regtype end as object,
      case when c.conrelid <> 0 then 'pg_class/' || c.conrelid else 'pg_type/' || c.contypid end as container,
      pg_catalog.regexp_replace(pg_catalog.pg_get_constraintdef(c.oid),
        '( DEFERRABLE)?( INITIALLY DEFERRED)?( NOT VALID| NOT ENFORCED)?$', '') as definition,
      c.convalidated as validated,
      case when c.condeferred then 'initially deferred' when c.condeferrable then 'initially immediate' else 'no' end
        as deferrable,
      ${since(major, 18, `case when not c.conenforced then 'no' end`)} as enforced,
      case when c.coninhcount > 0 then 'yes' end as inherited,
      case when c.contype = 'f' then (
        select pg_catalog.string_agg(distinct ${inWords('t.tgenabled', {
          D: 'disabled',
          R: 'on replicas only',
          A: 'always',
        })}, ', ')
        from pg_catalog.pg_trigger t where t.tgconstraint = c.oid and t.tgenabled <> 'O') end as triggers
    from pg_catalog.pg_constraint c
    where ${userMade('c.oid')} and c.contype in ('c', 'f', 'p', 'u', 'x') and c.conislocal and c.conparentid = 0`,
};

/**
 * The index of a constraint goes with it, and the constraint's definition says what it indexes. Only a column that is
 * an expression can have a statistics target.
 */
export const indexes: CatalogKind = {
  catalog: 'pg_class',
  query: () => `
    select i.indexrelid as oid, 'index ' || i.indexrelid::regclass as object,
      'pg_class/' || i.indrelid as container,
      pg_catalog.concat_ws(' ', 'pg_constraint/' || k.oid, 'pg_class/' || p.inhparent) as parents,
      case when k.oid is null then pg_catalog.pg_get_indexdef(i.indexrelid) end as definition,
      case when k.oid is not null then ${sortedList('c.reloptions')} end as options,
      i.indisvalid as valid, i.indisready as ready, i.indisclustered as clustered,
      i.indisreplident as "replica identity",
      p.inhparent::regclass::text as "parent index",
      case when i.indexprs is not null then (
        select pg_catalog.string_agg(a.attnum || ': ' || a.attstattarget, ', ' order by a.attnum)
        from pg_catalog.pg_attribute a
        where a.attrelid = i.indexrelid and nullif(a.attstattarget, -1) is not null) end as "statistics targets",
      case when c.reltablespace <> 0
        then (select spcname from pg_catalog.pg_tablespace s where s.oid = c.reltablespace) end as tablespace
    from pg_catalog.pg_index i
    join pg_catalog.pg_class c on c.oid = i.indexrelid
    left join pg_catalog.pg_constraint k on k.conrelid = i.indrelid and k.conindid = i.indexrelid
      and k.contype in ('p', 'u', 'x')
    left join pg_catalog.pg_inherits p on p.inhrelid = i.indexrelid
    where ${userMade('i.indexrelid')} and c.relpersistence <> 't'
      and c.relnamespace <> 'pg_toast'::regnamespace`,
};
