import type { Connection } from '../../engines/engine.js';
import { type PartitionOptions, spans } from './read-coverage.js';
import { plainSettings } from './server-settings.js';

/** One partition of a range. Bounds are as pg_get_expr() writes them in UTC, without quotes. */
export interface Part {
  readonly oid: string;
  /** As regclass writes it, with its schema. */
  readonly name: string;
  readonly start: string;
  readonly stop: string;
  /** Of what is partitioned by integers nobody knows. */
  readonly when: 'past' | 'present' | 'future' | 'unknown';
}

/** The partitions of a table that is partitioned by a date, a time or an integer, in the order of their bounds. */
export interface Timeline {
  /** As the snapshot names it. */
  readonly table: string;
  readonly schema: string;
  readonly name: string;
  readonly column: string;
  readonly isTime: boolean;
  /** In UTC. */
  readonly now: string;
  readonly parts: readonly Part[];
}

const query = `
WITH ${spans}
SELECT 'table ' || k.partrelid::regclass AS "table", n.nspname AS schema, c.relname AS name, a.attname AS column, k.is_time AS "isTime",
  to_char(to_timestamp(m.now) AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS') AS now,
  coalesce(json_agg(json_build_object('oid', s.oid::text, 'name', s.oid::regclass::text,
    'start', s.start, 'stop', s.stop,
    'when', CASE WHEN NOT k.is_time THEN 'unknown' WHEN s.upper <= m.now THEN 'past' WHEN s.lower > m.now THEN 'future' ELSE 'present' END)
    ORDER BY s.lower) FILTER (WHERE s.oid IS NOT NULL), '[]') AS parts
FROM keyed AS k CROSS JOIN moment AS m
JOIN pg_class AS c ON c.oid = k.partrelid JOIN pg_namespace AS n ON n.oid = c.relnamespace
JOIN pg_partitioned_table AS p ON p.partrelid = k.partrelid
JOIN pg_attribute AS a ON a.attrelid = k.partrelid AND a.attnum = p.partattrs[0]
LEFT JOIN span AS s ON s.partrelid = k.partrelid
WHERE NOT k.nested AND $2::text IS NOT NULL
GROUP BY k.partrelid, n.nspname, c.relname, a.attname, k.is_time, m.now
ORDER BY 1`;

/** Every table that is partitioned by such a range, and is not a part of another. Settings of the session are changed. Throws PostgresError. */
export async function readTimelines(
  session: Connection,
  { horizon, now }: PartitionOptions,
): Promise<readonly Timeline[]> {
  await session.execute(plainSettings);
  return (await session.query(query, [now ?? null, horizon])) as unknown as readonly Timeline[];
}
