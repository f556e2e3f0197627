import type { Connection } from '../../engines/engine.js';
import { userMade } from './fragments.js';

/** What the catalog says of a table, its partitioning, columns, constraints and indexes; all names are unquoted. */
export interface CatalogTable {
  readonly schema: string;
  readonly name: string;
  readonly parent: TableReference | null;
  readonly isDefault: boolean;
  /** pg_partitioned_table.partstrat: r, l or h. */
  readonly strategy: string | null;
  /** Columns of the partition key; an expression stands as null. */
  readonly partitionKey: readonly (string | null)[] | null;
  readonly columns: readonly CatalogColumn[] | null;
  readonly constraints: readonly CatalogConstraint[] | null;
  readonly indexes: readonly CatalogIndex[] | null;
}

export interface TableReference {
  readonly schema: string;
  readonly name: string;
}

export interface CatalogColumn {
  readonly name: string;
  /** As format_type() writes it. */
  readonly type: string;
  readonly notNull: boolean;
  readonly filled: boolean;
  /** pg_attribute.attgenerated: s or v. */
  readonly generated: string | null;
}

export interface CatalogConstraint {
  readonly name: string;
  /** pg_constraint.contype. */
  readonly type: string;
  readonly columns: readonly string[] | null;
  readonly included: readonly string[] | null;
  readonly references: TableReference | null;
  readonly condition: string | null;
  readonly validated: boolean;
}

/** An index that no constraint owns. */
export interface CatalogIndex {
  readonly name: string;
  readonly unique: boolean;
  readonly partial: boolean;
  /** An expression stands as null. */
  readonly key: readonly (string | null)[];
  /** All columns that it needs. */
  readonly columns: readonly string[] | null;
}

const columnName = (table: string, number: string): string =>
  `(select attname from pg_attribute where attrelid = ${table} and attnum = ${number})`;

const columnNames = (table: string, numbers: string): string =>
  `(select json_agg(${columnName(table, 'n')} order by place) from unnest(${numbers}) with ordinality as one (n, place))`;

const reference = (oid: string): string =>
  `(select json_build_object('schema', (select nspname from pg_namespace as s where s.oid = relnamespace), 'name', relname) from pg_class where oid = ${oid})`;

const columns = `(select json_agg(json_build_object('name', attname, 'type', format_type(atttypid, atttypmod),
    'notNull', attnotnull, 'filled', atthasdef or attidentity <> '', 'generated', nullif(attgenerated, '')) order by attnum)
  from pg_attribute where attrelid = t.oid and attnum > 0 and not attisdropped)`;

/** What an index carries beside its key: conkey of a constraint lacks it. */
const included = `(select json_agg(${columnName('t.oid', 'n')} order by place) from pg_index,
    unnest(indkey) with ordinality as one (n, place) where indexrelid = conindid and conindid <> 0
    and contype in ('p', 'u', 'x') and place > indnkeyatts)`;

const constraints = `(select json_agg(json_build_object('name', conname, 'type', contype,
    'columns', ${columnNames('t.oid', 'conkey')}, 'included', ${included},
    'references', case when contype = 'f' then ${reference('confrelid')} end,
    'condition', case when contype = 'c' then pg_get_expr(conbin, conrelid) end,
    'validated', convalidated) order by conname)
  from pg_constraint where conrelid = t.oid and contype in ('p', 'u', 'f', 'c', 'x', 'n'))`;

const indexes = `(select json_agg(json_build_object('name', relname, 'unique', indisunique, 'partial', indpred is not null,
    'key', (select json_agg(${columnName('t.oid', 'n')} order by place) from unnest(indkey) with ordinality as one (n, place)
      where place <= indnkeyatts),
    'columns', (select json_agg(distinct attname) from pg_depend join pg_attribute
        on attrelid = refobjid and attnum = refobjsubid
      where classid = 'pg_class'::regclass and objid = indexrelid and refclassid = 'pg_class'::regclass and refobjid = t.oid
        and refobjsubid > 0)) order by relname)
  from pg_index join pg_class as i on i.oid = indexrelid where indrelid = t.oid
    and not exists (select from pg_constraint where conindid = indexrelid and contype in ('p', 'u', 'x')))`;

const query = `select n.nspname as schema, t.relname as name,
    (select ${reference('inhparent')} from pg_inherits where inhrelid = t.oid and t.relispartition limit 1) as parent,
    coalesce(pg_get_expr(t.relpartbound, t.oid) = 'DEFAULT', false) as is_default,
    p.partstrat as strategy,
    case when p.partrelid is not null then ${columnNames('t.oid', 'p.partattrs')} end as partition_key,
    ${columns} as columns, ${constraints} as constraints, ${indexes} as indexes
  from pg_class as t join pg_namespace as n on n.oid = t.relnamespace left join pg_partitioned_table as p on p.partrelid = t.oid
  where t.relkind in ('r', 'p', 'f') and ${userMade('t.oid')} and t.relpersistence <> 't' and n.nspname <> 'information_schema'
  order by n.nspname, t.relname`;

/** Every table that was made in the database. Names are those of pg_catalog. Throws PostgresError. */
export async function readTables(connection: Connection): Promise<readonly CatalogTable[]> {
  await connection.execute('SET search_path = pg_catalog, pg_temp; SET quote_all_identifiers = off');
  const rows = await connection.query(query);
  return rows.map((row) => {
    const { is_default: isDefault, partition_key: partitionKey, ...rest } = row;
    return { ...rest, isDefault, partitionKey } as unknown as CatalogTable;
  });
}
