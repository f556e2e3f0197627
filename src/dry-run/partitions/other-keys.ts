import type { Connection } from '../../engines/engine.js';
import { type PartitionOptions, spans } from './read-coverage.js';
import { plainSettings } from './server-settings.js';

/** A table that is partitioned by hash, by list, or by a range of which no order is known here. */
export interface OtherPartitioned {
  /** As the snapshot names it. */
  readonly table: string;
  readonly name: string;
  /** As pg_get_expr() writes them, one a partition. */
  readonly bounds: readonly string[];
}

const query = `
WITH ${spans}
SELECT 'table ' || p.partrelid::regclass AS "table", c.relname AS name,
  (SELECT coalesce(json_agg(pg_get_expr(d.relpartbound, d.oid)), '[]') FROM pg_inherits AS i
    JOIN pg_class AS d ON d.oid = i.inhrelid
    WHERE i.inhparent = p.partrelid AND NOT i.inhdetachpending) AS bounds
FROM pg_partitioned_table AS p JOIN pg_class AS c ON c.oid = p.partrelid
WHERE NOT EXISTS (SELECT FROM keyed AS k WHERE k.partrelid = p.partrelid)
  AND ($1::text IS NULL OR $2::text IS NOT NULL)
ORDER BY 1`;

/** Every partitioned table that `readPartitions` leaves out. Settings of the session are changed. Throws PostgresError. */
export async function readOtherPartitioned(
  session: Connection,
  { horizon, now }: PartitionOptions,
): Promise<readonly OtherPartitioned[]> {
  await session.execute(plainSettings);
  return (await session.query(query, [now ?? null, horizon])) as unknown as readonly OtherPartitioned[];
}

/** What an INSERT into the table meets; undefined where some partition may take each row. */
export function lackOf({ table, bounds }: OtherPartitioned): string | undefined {
  const name = table.replace(/^table /, '');
  if (bounds.length === 0) return `Table ${name} has no partition: every INSERT into it fails.`;
  const missing = missingRemainders(bounds);
  if (!missing || missing.remainders.length === 0) return undefined;
  const { modulus, remainders } = missing;
  const shown = remainders.slice(0, mostShown).join(', ');
  const others = remainders.length - mostShown;
  const more = others > 0 ? ` and ${others} more` : '';
  const word = remainders.length === 1 ? 'remainder' : 'remainders';
  return `No partition of ${name} takes the rows whose hash has the ${word} ${shown}${more} for the modulus ${modulus}: an INSERT of such a row fails.`;
}

const mostShown = 5;

interface Missing {
  readonly modulus: number;
  readonly remainders: readonly number[];
}

/** Every modulus is a factor of the next larger one (manual, CREATE TABLE, “partition_bound_spec”). */
function missingRemainders(bounds: readonly string[]): Missing | undefined {
  const parts = bounds.flatMap((bound) => {
    const [, modulus, remainder] = /^FOR VALUES WITH \(modulus (\d+), remainder (\d+)\)$/i.exec(bound) ?? [];
    return modulus === undefined ? [] : [{ modulus: Number(modulus), remainder: Number(remainder) }];
  });
  const modulus = Math.max(0, ...parts.map((part) => part.modulus));
  if (parts.length < bounds.length || modulus > largestModulus) return undefined;
  const taken = new Set(
    parts.flatMap((part) =>
      Array.from({ length: modulus / part.modulus }, (_, index) => part.remainder + index * part.modulus),
    ),
  );
  return { modulus, remainders: [...Array(modulus).keys()].filter((remainder) => !taken.has(remainder)) };
}

/** More partitions than this nobody has by hash. */
const largestModulus = 100_000;
