import { type Connection, PostgresError } from '../../engines/engine.js';
import { quoteIdentifier, quoteLiteral } from '../../postgres/identifiers.js';
import { later, momentOf, periodBetween, writeMoment } from './periods.js';
import { type PartitionOptions, spans } from './read-coverage.js';
import { plainSettings } from './server-settings.js';

/** The DEFAULT partition of a table that is partitioned by range over one date, time or integer. */
export interface DefaultPartition {
  /** The partitioned table, as the snapshot names it. */
  readonly table: string;
  readonly parent: { readonly schema: string; readonly name: string };
  readonly oid: string;
  readonly schema: string;
  readonly name: string;
  readonly column: string;
  /** As format_type() writes it. */
  readonly type: string;
  /** Of the first of the other partitions, and of the last; null where there is none. */
  readonly first: string | null;
  readonly lastStart: string | null;
  readonly lastStop: string | null;
}

/** Rows for which no partition can be made while they are there. */
export interface MisplacedRows {
  readonly partition: DefaultPartition;
  readonly rows: string;
  readonly from: string;
}

const query = `
WITH ${spans}
SELECT 'table ' || k.partrelid::regclass AS "table", json_build_object('schema', tn.nspname, 'name', t.relname) AS parent, d.oid::text AS oid,
  n.nspname AS schema, d.relname AS name, a.attname AS column, format_type(a.atttypid, NULL) AS type,
  (array_agg(s.start ORDER BY s.lower) FILTER (WHERE s.oid IS NOT NULL))[1] AS first,
  (array_agg(s.start ORDER BY s.lower DESC) FILTER (WHERE s.oid IS NOT NULL))[1] AS "lastStart",
  (array_agg(s.stop ORDER BY s.lower DESC) FILTER (WHERE s.oid IS NOT NULL))[1] AS "lastStop"
FROM keyed AS k JOIN pg_partitioned_table AS p ON p.partrelid = k.partrelid
JOIN pg_class AS t ON t.oid = k.partrelid JOIN pg_namespace AS tn ON tn.oid = t.relnamespace
JOIN pg_class AS d ON d.oid = p.partdefid JOIN pg_namespace AS n ON n.oid = d.relnamespace
JOIN pg_attribute AS a ON a.attrelid = k.partrelid AND a.attnum = p.partattrs[0]
LEFT JOIN span AS s ON s.partrelid = k.partrelid
WHERE NOT k.nested AND d.relkind = 'r' AND ($1::text IS NULL OR $2::text IS NOT NULL)
GROUP BY k.partrelid, t.relname, tn.nspname, d.oid, n.nspname, d.relname, a.attname, a.atttypid
ORDER BY 1`;

/**
 * What lies in DEFAULT partitions between the others or right behind them. What is older than the first partition does
 * not count: it may lie there on purpose, and is in nobody's way. Settings of the session are changed. Throws
 * PostgresError.
 */
export async function readMisplacedRows(
  session: Connection,
  { horizon, now }: PartitionOptions,
  isLookedAt: (partition: DefaultPartition) => boolean,
): Promise<readonly MisplacedRows[]> {
  await session.execute(plainSettings);
  const rows = (await session.query(query, [now ?? null, horizon])) as unknown as readonly DefaultPartition[];
  const found: MisplacedRows[] = [];
  for (const partition of rows.filter(isLookedAt)) {
    const misplaced = await countRows(session, partition);
    if (misplaced) found.push(misplaced);
  }
  return found;
}

async function countRows(
  session: Connection,
  partition: DefaultPartition,
): Promise<MisplacedRows | undefined> {
  const { schema, name } = partition;
  const column = quoteIdentifier(partition.column);
  const where = conditions(partition).map((condition) => `${column} ${condition}`);
  const sql = `SELECT count(*)::text AS rows, min(${column})::text AS first
    FROM ${quoteIdentifier(schema)}.${quoteIdentifier(name)} WHERE ${[`${column} IS NOT NULL`, ...where].join(' AND ')}`;
  try {
    const [row] = await session.query(sql);
    const [count, from] = [String(row?.['rows']), row?.['first']];
    return count === '0' || typeof from !== 'string' ? undefined : { partition, rows: count, from };
  } catch (error) {
    // The table may belong to another role, or a policy hide its rows.
    if (error instanceof PostgresError) return undefined;
    throw error;
  }
}

/** From the first partition to where the next one would end. */
function conditions({ type, first, lastStart, lastStop }: DefaultPartition): readonly string[] {
  const literal = (bound: string): string => `${quoteLiteral(bound)}::${castOf(type)}`;
  const end = lastStop === null ? undefined : (endOfNext(type, lastStart ?? '', lastStop) ?? lastStop);
  return [
    ...(first === null || first === 'MINVALUE' ? [] : [`>= ${literal(first)}`]),
    ...(end === undefined || end === 'MAXVALUE' ? [] : [`< ${literal(end)}`]),
  ];
}

/** Integers as numerics: the next partition may end where no integer is. */
const castOf = (type: string): string =>
  isIntegerType(type) ? 'numeric' : type === 'timestamp without time zone' ? 'timestamp' : type;

const isIntegerType = (type: string): boolean => ['smallint', 'integer', 'bigint'].includes(type);

function endOfNext(type: string, start: string, stop: string): string | undefined {
  if (isIntegerType(type))
    return [start, stop].every((bound) => /^-?\d+$/.test(bound))
      ? String(2n * BigInt(stop) - BigInt(start))
      : undefined;
  const [from, to] = [momentOf(start), momentOf(stop)];
  return from && to && writeMoment(later(to, periodBetween(from, to)));
}
