import type pg from 'pg';
import { EngineError } from '../../errors.js';
import type { TableSizes } from '../../postgres/table-sizes.js';
import { superviseAt } from '../native/supervisor.js';
import { findHost } from './find-host.js';
import { addressAt, reachServer, whatWentWrong } from './reach-server.js';
import { readServerUrl } from './server-url.js';

/** Whoever runs DDL at this moment goes first: the sizes need a lock that only reads. */
const settings = { default_transaction_read_only: 'on', statement_timeout: 60_000, lock_timeout: 5000 };

/**
 * Reads how big the tables of a database are, in a read-only transaction: what ANALYZE knows of their rows, and the
 * sizes of their files. No row is read, and nothing is made. Any role that may connect can ask for this.
 * @throws UserError, EngineError with nothing of the URL in it
 */
export async function readTableSizes(databaseUrl: string | undefined): Promise<TableSizes> {
  const url = readServerUrl(databaseUrl);
  const place = await reachServer(url, await findHost(url.host, true));
  try {
    return await superviseAt(addressAt(place), sizesOf, settings);
  } catch (error) {
    throw new EngineError(`The server of the database URL ${whatWentWrong(error)}.`);
  }
}

async function sizesOf(client: pg.Client): Promise<TableSizes> {
  await client.query('BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY');
  const { rows } = await client.query<SizeRow>(sizesQuery);
  await client.query('ROLLBACK');
  return new Map(
    rows.map(({ name, rows: count, bytes, index_bytes: indexBytes }) => [
      name,
      { rows: count, bytes: Number(bytes), indexBytes: Number(indexBytes) },
    ]),
  );
}

interface SizeRow {
  readonly name: string;
  /** Negative or null where it was never analysed. */
  readonly rows: number | null;
  /** Of type bigint, hence text. */
  readonly bytes: string;
  readonly index_bytes: string;
}

/**
 * `reltuples` is -1 where nobody has analysed: manual, 53.11 “pg_class”. A partitioned table has rows only in its
 * partitions, and autovacuum never analyses it: manual, 25.1.3; its rows are unknown as soon as those of one are.
 * The sizes of what is dropped meanwhile are null.
 */
const sizesQuery = `
WITH whole AS (
  SELECT c.oid AS root, c.oid AS part FROM pg_class AS c WHERE c.relkind IN ('r', 'm')
  UNION ALL
  SELECT c.oid, t.relid FROM pg_class AS c CROSS JOIN LATERAL pg_partition_tree(c.oid) AS t
  WHERE c.relkind = 'p' AND t.isleaf
), sizes AS (
  SELECT w.root,
    CASE WHEN bool_and(p.reltuples >= 0) THEN sum(p.reltuples::float8) END AS rows,
    sum(pg_table_size(p.oid)) AS bytes, sum(pg_indexes_size(p.oid)) AS index_bytes
  FROM whole AS w JOIN pg_class AS p ON p.oid = w.part GROUP BY w.root
)
SELECT quote_ident(n.nspname) || '.' || quote_ident(c.relname) AS name,
  s.rows, coalesce(s.bytes, 0)::bigint::text AS bytes, coalesce(s.index_bytes, 0)::bigint::text AS index_bytes
FROM sizes AS s JOIN pg_class AS c ON c.oid = s.root JOIN pg_namespace AS n ON n.oid = c.relnamespace
WHERE c.relpersistence <> 't' AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast')
ORDER BY n.nspname, c.relname`;
