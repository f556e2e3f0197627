import type { Connection } from '../../engines/engine.js';
import { userMade } from '../catalog/fragments.js';

/** A table or partition that may hold rows, or the partitioned table above it; all names are unquoted. */
export interface StoredTable {
  readonly oid: string;
  readonly schema: string;
  readonly name: string;
  /** The qualified name, both parts quoted where they must be: as the catalog's snapshot writes it. */
  readonly identity: string;
  /** The topmost partitioned table that it is a part of; its own OID where it is no partition. */
  readonly root: string;
  readonly partitioned: boolean;
  /** A view stores nothing; it may stand where a table was. */
  readonly isView: boolean;
  readonly bytes: number;
  /** Without generated ones: their values follow from the others. */
  readonly columns: readonly StoredColumn[];
}

export interface StoredColumn {
  readonly number: number;
  readonly name: string;
  /** As format_type() writes it. */
  readonly type: string;
  readonly inPrimaryKey: boolean;
  /** What fills it where an INSERT does not; as regclass is written. */
  readonly sequence: string | null;
}

const inPrimaryKey = `exists (select from pg_catalog.pg_index as i
  where i.indrelid = c.oid and i.indisprimary and a.attnum operator(pg_catalog.=) any (i.indkey::int2[]))`;

const sequence = `case
  when a.attidentity <> '' then (select d.objid::regclass::text from pg_catalog.pg_depend as d
    where d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass and d.refobjid = c.oid
      and d.refobjsubid = a.attnum and d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and d.deptype = 'i' limit 1)
  when a.atthasdef then (select s.oid::regclass::text
    from pg_catalog.pg_attrdef as f
      join pg_catalog.pg_depend as d on d.classid = 'pg_catalog.pg_attrdef'::pg_catalog.regclass and d.objid = f.oid
        and d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass
      join pg_catalog.pg_class as s on s.oid = d.refobjid and s.relkind = 'S'
    where f.adrelid = c.oid and f.adnum = a.attnum limit 1) end`;

const columns = `(select pg_catalog.json_agg(pg_catalog.json_build_object('number', a.attnum, 'name', a.attname,
    'type', pg_catalog.format_type(a.atttypid, a.atttypmod), 'inPrimaryKey', ${inPrimaryKey},
    'sequence', ${sequence}) order by a.attnum)
  from pg_catalog.pg_attribute as a
  where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '')`;

const ofExtension = `exists (select from pg_catalog.pg_depend as d
  where d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and d.objid = c.oid and d.deptype = 'e')`;

const query = `select c.oid::text as oid, n.nspname::text as schema, c.relname::text as name,
    c.oid::regclass::text as identity,
    coalesce(pg_catalog.pg_partition_root(c.oid)::oid, c.oid)::text as root, c.relkind = 'p' as partitioned,
    c.relkind = 'v' as "isView",
    coalesce(pg_catalog.pg_relation_size(c.oid), 0)::text as bytes, coalesce(${columns}, '[]') as columns
  from pg_catalog.pg_class as c join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
  where c.relkind in ('r', 'p', 'v') and ${userMade('c.oid')} and c.relpersistence <> 't'
    and n.nspname <> 'information_schema' and not ${ofExtension}
  order by c.oid`;

/** Every table and view that was made in the database but for those of extensions. Throws PostgresError. */
export async function listTables(connection: Connection): Promise<readonly StoredTable[]> {
  const rows = await connection.query(query);
  return rows.map((row) => ({ ...(row as unknown as StoredTable), bytes: Number(row['bytes']) }));
}
