import { rounded } from '../../milliseconds.js';
import { toPgLocksName } from '../../postgres/lock-modes.js';
import { sessionKinds } from '../../postgres/session-kinds.js';
import type { TableSizes } from '../../postgres/table-sizes.js';
import type { Blocking, BlockingProjection } from '../../report.js';
import type { BlockingCandidate } from './candidates.js';
import { fit } from './fit.js';
import type { ScaledTables } from './scale-tables.js';
import type { Waits } from './table-queue.js';

/** What was measured when the tables had so many rows. */
export interface Measurement {
  readonly rows: number;
  readonly tables: ScaledTables;
  readonly waits: ReadonlyMap<BlockingCandidate, Waits>;
  /** Why it did not come to the end of the pending migrations. */
  readonly failure?: string;
}

export interface Circumstances {
  /** Why nothing was measured at all. */
  readonly obstacle: string | undefined;
  readonly stats: TableSizes | undefined;
}

/** What the report says of a candidate. @param measurements smallest first */
export function describeBlocking(
  candidate: BlockingCandidate,
  measurements: readonly Measurement[],
  { obstacle, stats }: Circumstances,
): Blocking {
  const { relation, mode, growsWith } = candidate;
  const what = { relation, mode: toPgLocksName(mode) };
  const last = measurements.at(-1);
  if (growsWith.length === 0) return { ...what, growsWith };
  if (!last) return { ...what, growsWith, unmeasured: obstacle ?? 'nothing was run' };
  const unmeasured = whyUnmeasured(candidate, last);
  if (unmeasured !== undefined) return { ...what, growsWith, unmeasured };
  const roots = [...new Set(growsWith.map((table) => last.tables.filled.get(table) ?? table))];
  const its = last.waits.get(candidate) ?? {};
  const waits = Object.fromEntries(
    sessionKinds.flatMap((kind) =>
      its[kind] === undefined ? [] : [[kind, its[kind] && rounded(its[kind])]],
    ),
  );
  const projected = stats ? projectionOf(candidate, roots, measurements, stats) : {};
  return { ...what, growsWith: roots, rows: last.rows, waits, ...projected };
}

function whyUnmeasured(
  candidate: BlockingCandidate,
  { rows, tables, waits, failure }: Measurement,
): string | undefined {
  const unfilled = candidate.growsWith.flatMap((table) => tables.unfilled.get(table) ?? []);
  if (unfilled[0] !== undefined) return unfilled[0];
  if (waits.has(candidate)) return undefined;
  return failure === undefined
    ? 'the statement did not wait for a session that used the table'
    : `with ${rows} rows a migration fails: ${failure}`;
}

const longest = (waits: Waits | undefined): number => Math.max(0, ...Object.values(waits ?? {}).map(Number));

/** Where several tables grow, it is the largest that they are taken to be as large as. */
function projectionOf(
  candidate: BlockingCandidate,
  roots: readonly string[],
  measurements: readonly Measurement[],
  stats: TableSizes,
): { readonly projection: BlockingProjection } | { readonly unprojected: string } {
  const unknown = roots.find((table) => stats.get(table)?.rows == null);
  if (unknown !== undefined) return { unprojected: whyUnknown(unknown, stats) };
  const sized = roots.map((relation) => ({ relation, rows: stats.get(relation)?.rows ?? 0 }));
  const largest = sized.reduce((most, next) => (next.rows > most.rows ? next : most));
  const points = measurements.flatMap(({ rows, waits }) =>
    waits.has(candidate) ? [{ rows, ms: longest(waits.get(candidate)) }] : [],
  );
  if (points.length < 3) return { unprojected: 'it was not measured at three sizes' };
  const { growth, error, at } = fit(points);
  const measuredAt = points.map(({ rows }) => rows);
  return {
    projection: { ...largest, ms: rounded(at(largest.rows)), growth, error: rounded(error), measuredAt },
  };
}

const whyUnknown = (table: string, stats: TableSizes): string =>
  stats.has(table)
    ? `production has never analysed ${table}: its rows are unknown`
    : `${table} is not in the stats`;
