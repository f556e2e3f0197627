import type { Connection } from '../../engines/engine.js';

/** Gives each of these tables, by OID, so many rows; tells which it could not. */
export type Scale = (
  session: Connection,
  oids: ReadonlySet<string>,
  rows: number,
) => Promise<{ readonly unseeded: readonly UnscaledTable[] }>;

interface UnscaledTable {
  readonly schema: string;
  readonly name: string;
  readonly reason: string;
}

/** What became of the tables that were to be filled, by the name that was asked for. */
export interface ScaledTables {
  /** The table that was filled: of a partition the partitioned table that it is a part of. */
  readonly filled: ReadonlyMap<string, string>;
  /** Why it could not be. */
  readonly unfilled: ReadonlyMap<string, string>;
}

/** Fills the tables; the rows of a partitioned table are spread over its partitions. */
export async function scaleTables(
  session: Connection,
  names: readonly string[],
  rows: number,
  scale: Scale,
): Promise<ScaledTables> {
  const found = (await session.query(rootsQuery, [names])).map((row) => ({
    asked: String(row['asked']),
    oid: String(row['oid']),
    schema: String(row['schema']),
    name: String(row['name']),
    root: String(row['root']),
  }));
  const { unseeded } = await scale(session, new Set(found.map(({ oid }) => oid)), rows);
  const unfilled = new Map<string, string>();
  for (const name of names.filter((one) => found.every(({ asked }) => asked !== one)))
    unfilled.set(name, `${name} was not there before the pending migrations`);
  for (const { asked, schema, name, root } of found) {
    const failed = unseeded.find((table) => table.schema === schema && table.name === name);
    if (failed) unfilled.set(asked, `${root} could not be filled: ${failed.reason}`);
  }
  return { filled: new Map(found.map(({ asked, root }) => [asked, root])), unfilled };
}

/** `pg_partition_root` gives null for what is no part of a partition tree. */
const rootsQuery = `
SELECT a.asked, r.oid::pg_catalog.text AS oid, n.nspname::pg_catalog.text AS schema,
  r.relname::pg_catalog.text AS name,
  pg_catalog.concat(pg_catalog.quote_ident(n.nspname), '.', pg_catalog.quote_ident(r.relname)) AS root
FROM pg_catalog.unnest($1::pg_catalog.text[]) AS a (asked)
JOIN pg_catalog.pg_class AS c ON c.oid OPERATOR(pg_catalog.=) pg_catalog.to_regclass(a.asked)::pg_catalog.oid
JOIN pg_catalog.pg_class AS r ON r.oid OPERATOR(pg_catalog.=)
  COALESCE(pg_catalog.pg_partition_root(c.oid)::pg_catalog.oid, c.oid)
JOIN pg_catalog.pg_namespace AS n ON n.oid OPERATOR(pg_catalog.=) r.relnamespace`;
