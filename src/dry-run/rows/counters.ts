import { type Connection, PostgresError } from '../../engines/engine.js';
import { quoteIdentifier, quoteLiteral } from '../../postgres/identifiers.js';
import type { StoredColumn, StoredTable } from './list-tables.js';

/** How far a column has counted, and how far the sequence that fills it. */
export interface Counter {
  readonly column: string;
  /** Qualified, both parts quoted where they must be. */
  readonly sequence: string;
  readonly next: bigint;
  readonly greatest: bigint;
}

/** Whether an INSERT that leaves the column to the sequence meets a number that is there already, or soon will. */
export const isBehind = ({ next, greatest }: Counter): boolean => next <= greatest;

/** The counters of a table that has rows. */
export async function readCounters(connection: Connection, table: StoredTable): Promise<readonly Counter[]> {
  const counters: Counter[] = [];
  for (const column of table.columns) {
    const counter = await readCounter(connection, table, column);
    if (counter) counters.push(counter);
  }
  return counters;
}

async function readCounter(
  connection: Connection,
  { schema, name }: StoredTable,
  { name: column, type, sequence }: StoredColumn,
): Promise<Counter | undefined> {
  if (sequence === null || !/^(?:smallint|integer|bigint)$/.test(type)) return undefined;
  const table = `${quoteIdentifier(schema)}.${quoteIdentifier(name)}`;
  // pg_sequence_last_value() does not tell what setval() set for the next call (manual, 9.17).
  const query = `select (select pg_catalog.max(t.${quoteIdentifier(column)}) from ${table} as t)::text as greatest,
      (s.last_value + case when s.is_called then q.seqincrement else 0 end)::text as next
    from ${sequence} as s, pg_catalog.pg_sequence as q
    where q.seqrelid = ${quoteLiteral(sequence)}::pg_catalog.regclass and q.seqincrement > 0`;
  try {
    const [row] = await connection.query(query);
    if (typeof row?.['next'] !== 'string' || typeof row['greatest'] !== 'string') return undefined;
    return { column, sequence, next: BigInt(row['next']), greatest: BigInt(row['greatest']) };
  } catch (error) {
    // It may belong to another role, or be through.
    if (error instanceof PostgresError) return undefined;
    throw error;
  }
}
