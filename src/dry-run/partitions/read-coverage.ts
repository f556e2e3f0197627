import type { Connection } from '../../engines/engine.js';
import { plainSettings } from './server-settings.js';

/** How the partitions of a table cover its key. Bounds are as pg_get_expr() writes them, without quotes. */
export interface PartitionCoverage {
  /** As the snapshot names it. */
  readonly table: string;
  readonly partitions: number;
  readonly hasDefault: boolean;
  /** The key is a date or a time, and no range that the table is itself a part of keeps rows of the present out. */
  readonly takesPresent: boolean;
  readonly coversPresent: boolean;
  /** `[from, to)` where no partition is, without the one that holds the present. */
  readonly holes: readonly (readonly [string, string])[] | null;
  /** Where the last partition ends. */
  readonly end: string | null;
  /** Whether that is sooner than the horizon. */
  readonly endsSoon: boolean;
}

export interface PartitionOptions {
  /** How far ahead of now partitions must reach: an interval such as `1 month`. */
  readonly horizon: string;
  /** What to take for now, where it is not the server's clock. */
  readonly now?: string;
}

/**
 * What the bounds of range partitions span, `$1` being now and `$2` the horizon. Bounds as numerics, which know
 * infinity since PostgreSQL 14: int8 keys would lose digits as floats.
 */
export const spans = `
moment AS (
  SELECT extract(epoch from t)::numeric AS now, extract(epoch from t + $2::text::interval)::numeric AS horizon
  FROM (SELECT coalesce($1::text::timestamptz, now()) AS t) AS s
), keyed AS (
  SELECT p.partrelid, p.partdefid <> 0 AS has_default, a.attname AS key,
    a.atttypid IN ('date'::regtype, 'timestamp'::regtype, 'timestamptz'::regtype) AS is_time,
    EXISTS (SELECT FROM pg_partition_ancestors(p.partrelid) AS up JOIN pg_partitioned_table AS q ON q.partrelid = up.relid
      WHERE up.relid <> p.partrelid AND q.partstrat = 'r') AS nested
  FROM pg_partitioned_table AS p
  JOIN pg_attribute AS a ON a.attrelid = p.partrelid AND a.attnum = p.partattrs[0]
  WHERE p.partstrat = 'r' AND p.partnatts = 1
    AND a.atttypid IN ('date'::regtype, 'timestamp'::regtype, 'timestamptz'::regtype,
      'int2'::regtype, 'int4'::regtype, 'int8'::regtype)
), bound AS (
  SELECT k.partrelid, c.oid, k.is_time, btrim(m[1], '''') AS start, btrim(m[2], '''') AS stop
  FROM keyed AS k JOIN pg_inherits AS i ON i.inhparent = k.partrelid AND NOT i.inhdetachpending
  JOIN pg_class AS c ON c.oid = i.inhrelid
  CROSS JOIN LATERAL regexp_match(pg_get_expr(c.relpartbound, c.oid),
    '^FOR VALUES FROM \\((.*)\\) TO \\((.*)\\)$') AS m
  WHERE m IS NOT NULL
), span AS (
  SELECT partrelid, oid, start, stop, ${asNumber('start')} AS lower, ${asNumber('stop')} AS upper FROM bound
)`;

const query = `
WITH ${spans}, present AS (
  SELECT k.partrelid, k.is_time AND (NOT k.nested OR coalesce(own.lower <= m.now AND m.now < own.upper, false)) AS taken,
    own.upper AS upper
  FROM keyed AS k CROSS JOIN moment AS m
  LEFT JOIN (span AS own JOIN keyed AS up ON up.partrelid = own.partrelid AND up.is_time AND NOT up.nested)
    ON own.oid = k.partrelid AND up.key = k.key
), line AS (
  SELECT *, lag(stop) OVER w AS previous_stop, lag(upper) OVER w AS previous_upper
  FROM span WINDOW w AS (PARTITION BY partrelid ORDER BY lower)
)
SELECT 'table ' || k.partrelid::regclass AS "table", count(l.partrelid)::int4 AS partitions,
  k.has_default AS "hasDefault", p.taken AS "takesPresent",
  coalesce(bool_or(l.lower <= m.now AND m.now < l.upper), false) AS "coversPresent",
  json_agg(json_build_array(l.previous_stop, l.start) ORDER BY l.lower) FILTER (WHERE l.previous_upper < l.lower
    AND NOT (p.taken AND l.previous_upper <= m.now AND m.now < l.lower)) AS holes,
  (array_agg(l.stop ORDER BY l.upper DESC))[1] AS "end",
  coalesce(max(l.upper) < least(max(m.horizon), p.upper), false) AS "endsSoon"
FROM keyed AS k JOIN present AS p ON p.partrelid = k.partrelid CROSS JOIN moment AS m LEFT JOIN line AS l ON l.partrelid = k.partrelid
GROUP BY k.partrelid, k.has_default, p.taken, p.upper
ORDER BY 1`;

function asNumber(bound: string): string {
  return `CASE ${bound} WHEN 'MINVALUE' THEN '-Infinity'::numeric WHEN 'MAXVALUE' THEN 'Infinity'::numeric
    ELSE CASE WHEN is_time THEN extract(epoch from ${bound}::timestamptz)::numeric ELSE ${bound}::numeric END END`;
}

/**
 * Every table that is partitioned by range over one column that is a date, a time or an integer. Settings of the
 * session are changed. Throws PostgresError.
 */
export async function readPartitions(
  connection: Connection,
  { horizon, now }: PartitionOptions,
): Promise<readonly PartitionCoverage[]> {
  await connection.execute(plainSettings);
  return (await connection.query(query, [now ?? null, horizon])) as unknown as readonly PartitionCoverage[];
}
