import { type Connection, PostgresError } from '../../engines/engine.js';
import { diffSnapshots, isOnlyColumnOrder } from '../catalog/diff.js';
import type { CatalogSnapshot } from '../catalog/snapshot.js';
import { obstacles } from './obstacles.js';
import type { Step } from './step.js';
import { undo } from './undo.js';

/** Looks at the catalog and leaves the session as it was. */
export type Look = () => Promise<CatalogSnapshot>;

export interface Found {
  /** What has run, in its order. */
  readonly steps: readonly Step[];
  /** The objects that are still not as they were. */
  readonly left: readonly string[];
}

const mostRounds = 12;

/**
 * Finds the statements that undo what happened, by trying: each runs behind a savepoint, one that fails waits for the
 * others. So Postgres itself finds the order, and what could not be seen before is seen in the next round.
 * The session is in a transaction, which is to be rolled back.
 */
export async function converge(
  connection: Connection,
  before: CatalogSnapshot,
  after: CatalogSnapshot,
  look: Look,
): Promise<Found> {
  const done: Step[] = [];
  const condemned = new Set<string>();
  let now = after;
  let differences = diffSnapshots(before, now);
  for (let round = 0; round < mostRounds; round += 1) {
    const { steps, condemned: aside } = undo(before, now, condemned);
    const ran = await inAnyOrder(connection, steps, now);
    for (const reference of aside) condemned.add(reference);
    if (ran.length === 0) break;
    now = await look();
    const left = diffSnapshots(before, now);
    // Statements that change nothing would be found again and again.
    if (JSON.stringify(left) === JSON.stringify(differences)) break;
    done.push(...ran);
    differences = left;
  }
  const left = isOnlyColumnOrder(differences) ? [] : differences.map(({ object }) => object);
  return { steps: done, left: [...new Set(left)] };
}

/** Runs what can be run; where nothing can, what stands in the way is dropped. */
async function inAnyOrder(
  connection: Connection,
  steps: readonly Step[],
  now: CatalogSnapshot,
): Promise<readonly Step[]> {
  const ran: Step[] = [];
  let waiting = steps;
  while (waiting.length > 0) {
    const refused: Step[] = [];
    for (const step of waiting) {
      const tried = await tryStep(connection, step);
      if (tried instanceof PostgresError) refused.push(step);
      else ran.push(tried);
    }
    if (refused.length < waiting.length) waiting = refused;
    else {
      const cleared = await clear(connection, refused, now);
      ran.push(...cleared);
      if (cleared.length === 0) break;
    }
  }
  return ran;
}

/** Drops what stands in the way. Postgres names it with its schema where the search path holds none of the user's. */
async function clear(
  connection: Connection,
  refused: readonly Step[],
  now: CatalogSnapshot,
): Promise<readonly Step[]> {
  const ran: Step[] = [];
  const errors: PostgresError[] = [];
  for (const { sql } of refused) {
    const error = await refusalOf(connection, sql);
    if (error) errors.push(error);
  }
  const inTheWay = errors.flatMap((error) => obstacles(error, now));
  for (const step of new Map(inTheWay.map((one) => [one.sql, one])).values()) {
    const tried = await tryStep(connection, step);
    if (!(tried instanceof PostgresError)) ran.push(tried);
  }
  return ran;
}

/** What Postgres says against it, all names written out; nothing of it stays. */
async function refusalOf(connection: Connection, sql: string): Promise<PostgresError | undefined> {
  await connection.execute('SAVEPOINT drydock_refusal; SET LOCAL search_path = pg_catalog, pg_temp');
  try {
    await connection.execute(sql);
  } catch (error) {
    if (error instanceof PostgresError) return error;
    throw error;
  } finally {
    await connection.execute('ROLLBACK TO SAVEPOINT drydock_refusal');
  }
  return undefined;
}

/** The step as it could be run, or why it could not. */
async function tryStep(connection: Connection, step: Step): Promise<Step | PostgresError> {
  let first: PostgresError | undefined;
  for (const sql of [step.sql, ...(step.otherwise ?? [])]) {
    try {
      await connection.execute('SAVEPOINT drydock_step');
      await connection.execute(sql);
      await connection.execute('RELEASE SAVEPOINT drydock_step');
      return { ...step, sql };
    } catch (error) {
      if (!(error instanceof PostgresError)) throw error;
      first ??= error;
      await connection.execute('ROLLBACK TO SAVEPOINT drydock_step');
    }
  }
  return first ?? new PostgresError('nothing to run', { sqlState: '' });
}
