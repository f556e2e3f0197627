import type { Connection } from '../../engines/engine.js';
import { userMade } from '../catalog/fragments.js';
import type { Schema, SeedTable, ValueType } from './schema.js';

/** Reads what decides which rows the tables take, in two queries. Throws PostgresError. */
export async function readSchema(session: Connection): Promise<Schema> {
  const tables = (await session.query(tableQuery)).map(({ object: table }) => table as SeedTable);
  const types = (await session.query(typeQuery)).map(({ object: type }) => type as ValueType);
  return { tables, types: new Map(types.map((type) => [type.oid, type])) };
}

const array = (expression: string, from: string): string =>
  `coalesce((select pg_catalog.json_agg(${expression}) from ${from}), '[]')`;

const object = (fields: Readonly<Record<string, string>>): string =>
  `pg_catalog.json_build_object(${Object.entries(fields)
    .map(([name, value]) => `'${name}', ${value}`)
    .join(', ')})`;

/**
 * The sequence of an identity column depends on it; a default depends on the sequence that it names. Before PostgreSQL
 * 17 the partitions of a table know nothing of its identity column.
 */
const sequence = `coalesce(
  (select d.objid::regclass::text from pg_catalog.pg_attribute as i join pg_catalog.pg_depend as d
      on d.refclassid = 'pg_catalog.pg_class'::regclass and d.refobjid = i.attrelid and d.refobjsubid = i.attnum
        and d.classid = 'pg_catalog.pg_class'::regclass and d.deptype = 'i'
    where i.attidentity <> '' and i.attname = a.attname
      and i.attrelid in (c.oid, case when c.relispartition then pg_catalog.pg_partition_root(c.oid)::oid end) limit 1),
  (select s.oid::regclass::text from pg_catalog.pg_depend as d join pg_catalog.pg_class as s on s.oid = d.refobjid
    where d.classid = 'pg_catalog.pg_attrdef'::regclass and d.objid = e.oid
      and d.refclassid = 'pg_catalog.pg_class'::regclass and s.relkind = 'S' limit 1))`;

const columns = array(
  `${object({
    number: 'a.attnum',
    name: 'a.attname',
    type: 'a.atttypid::text',
    typeName: 'pg_catalog.format_type(a.atttypid, a.atttypmod)',
    modifier: 'a.atttypmod',
    notNull: 'a.attnotnull',
    generated: `case when a.attgenerated <> '' then pg_catalog.pg_get_expr(e.adbin, e.adrelid) end`,
    default: `case when a.attgenerated = '' then pg_catalog.pg_get_expr(e.adbin, e.adrelid) end`,
    sequence,
  })} order by a.attnum`,
  `pg_catalog.pg_attribute as a
    left join pg_catalog.pg_attrdef as e on e.adrelid = a.attrelid and e.adnum = a.attnum
    where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped`,
);

/** Each partition of a partitioned table that is referred to has a row of its own as well: left out. */
const foreignKeys = array(
  `${object({
    oid: 'k.oid::text',
    target: 'k.confrelid::text',
    targetSchema: 'tn.nspname',
    targetName: 't.relname',
    columns: 'k.conkey',
    keys: `(select pg_catalog.array_agg(a.attname order by f.ordinality)
      from pg_catalog.unnest(k.confkey) with ordinality as f(number, ordinality)
      join pg_catalog.pg_attribute as a on a.attrelid = k.confrelid and a.attnum = f.number)`,
    full: `k.confmatchtype = 'f'`,
    deferrable: 'k.condeferrable',
  })} order by k.oid`,
  `pg_catalog.pg_constraint as k
    join pg_catalog.pg_class as t on t.oid = k.confrelid
    join pg_catalog.pg_namespace as tn on tn.oid = t.relnamespace
    where k.conrelid = c.oid and k.contype = 'f' and not exists (
      select from pg_catalog.pg_constraint as p where p.oid = k.conparentid and p.conrelid = k.conrelid)`,
);

/** The bounds of a partition come with those of every table above it: RelationGetPartitionQual, partcache.c. */
const checks = `(select coalesce(pg_catalog.json_agg(x.item order by x.place), '[]') from (
  select ${object({ name: 'k.conname', expression: 'pg_catalog.pg_get_expr(k.conbin, k.conrelid)' })} as item, k.oid::bigint as place
    from pg_catalog.pg_constraint as k where k.conrelid = c.oid and k.contype = 'c'
  union all
  select ${object({ name: `'the bounds of the partition'`, expression: 'pg_catalog.pg_get_partition_constraintdef(c.oid)' })}, 0
    where c.relispartition and pg_catalog.pg_get_partition_constraintdef(c.oid) is not null) as x)`;

const uniqueKeys = array(
  `${object({
    columns: `(select coalesce(pg_catalog.array_agg(k.number order by k.ordinality), '{}')
      from pg_catalog.unnest(i.indkey::int2[]) with ordinality as k(number, ordinality)
      where k.number > 0 and k.ordinality <= i.indnkeyatts)`,
    expressions: `pg_catalog.concat_ws(' ', pg_catalog.pg_get_expr(i.indexprs, i.indrelid), pg_catalog.pg_get_expr(i.indpred, i.indrelid))`,
    exclusion: 'i.indisexclusion',
    deferrable: 'not i.indimmediate',
  })} order by i.indexrelid`,
  'pg_catalog.pg_index as i where i.indrelid = c.oid and (i.indisunique or i.indisexclusion)',
);

const ancestors = `case when c.relispartition
  then ${array('a.relid::oid::text', 'pg_catalog.pg_partition_ancestors(c.oid) as a where a.relid <> c.oid')}
  else '[]' end`;

const siblings = `case when c.relispartition
  then (select count(*) from pg_catalog.pg_partition_tree(pg_catalog.pg_partition_root(c.oid)) as p where p.isleaf)
  else 1 end`;

const triggers = array(
  `${object({ name: 't.tgname', enabled: 't.tgenabled' })} order by t.tgname`,
  `pg_catalog.pg_trigger as t where t.tgrelid = c.oid and not t.tgisinternal and t.tgenabled <> 'D'`,
);

const rules = array(
  `${object({ name: 'r.rulename', enabled: 'r.ev_enabled' })} order by r.rulename`,
  `pg_catalog.pg_rewrite as r where r.ev_class = c.oid and r.ev_enabled <> 'D'`,
);

const ofExtension = `exists (select from pg_catalog.pg_depend as d
  where d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and d.objid = c.oid and d.deptype = 'e')`;

const tableQuery = `select ${object({
  oid: 'c.oid::text',
  schema: 'n.nspname',
  name: 'c.relname',
  columns,
  foreignKeys,
  checks,
  uniqueKeys,
  ancestors,
  siblings,
  referenced: `exists (select from pg_catalog.pg_constraint as k where k.contype = 'f' and k.confrelid = c.oid and k.conrelid <> c.oid)`,
  forcesRowSecurity: 'c.relforcerowsecurity',
  triggers,
  rules,
  owner: `case when not pg_catalog.pg_has_role(c.relowner, 'USAGE') and pg_catalog.pg_has_role(c.relowner, 'MEMBER')
    then pg_catalog.pg_get_userbyid(c.relowner) end`,
})} as object
  from pg_catalog.pg_class as c join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
  where c.relkind = 'r' and ${userMade('c.oid')} and c.relpersistence <> 't'
    and n.nspname <> 'information_schema' and not ${ofExtension}
  order by c.oid`;

const labels = array(
  'l.enumlabel order by l.enumsortorder',
  'pg_catalog.pg_enum as l where l.enumtypid = t.oid',
);

const domainChecks = array(
  `${object({ name: 'k.conname', expression: 'pg_catalog.pg_get_expr(k.conbin, 0)' })} order by k.oid`,
  `pg_catalog.pg_constraint as k where k.contypid = t.oid and k.contype = 'c'`,
);

const fields = array(
  `${object({ type: 'a.atttypid::text', modifier: 'a.atttypmod' })} order by a.attnum`,
  `pg_catalog.pg_attribute as a where t.typtype = 'c' and a.attrelid = t.typrelid and a.attnum > 0 and not a.attisdropped`,
);

/** True arrays alone have a type as their elements' array type: point and name have elements too. */
const typeQuery = `select ${object({
  oid: 't.oid::text',
  schema: 'n.nspname',
  name: 't.typname',
  typeName: 'pg_catalog.format_type(t.oid, null)',
  kind: 't.typtype',
  element: `case when t.typcategory = 'A' and t.typelem <> 0 then t.typelem::text end`,
  base: `case when t.typtype = 'd' then t.typbasetype::text else coalesce(r.rngsubtype, m.rngtypid)::text end`,
  baseModifier: 't.typtypmod',
  baseName: `case when t.typtype = 'd' then pg_catalog.format_type(t.typbasetype, t.typtypmod) end`,
  notNull: 't.typnotnull',
  labels,
  checks: domainChecks,
  fields,
})} as object
  from pg_catalog.pg_type as t join pg_catalog.pg_namespace as n on n.oid = t.typnamespace
    left join pg_catalog.pg_range as r on r.rngtypid = t.oid
    left join pg_catalog.pg_range as m on m.rngmultitypid = t.oid
  where t.typtype <> 'p' and (${userMade('t.oid')} or t.typtype <> 'c')
  order by t.oid`;
