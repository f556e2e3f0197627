import { type Connection, PostgresError } from '../../engines/engine.js';
import { quoteLiteral } from '../../postgres/identifiers.js';
import { candidateRows, type CandidateRows, insertStatement } from './candidate-rows.js';
import { tableName } from './open-table.js';
import type { Schema, SeedTable } from './schema.js';
import type { Turn } from './table-order.js';

export interface Inserted {
  /** All that the table holds now. */
  readonly rows: number;
  /** What Postgres said, where the table could not take what was wanted. */
  readonly error?: PostgresError;
}

/** Candidates that are looked at for one table before it is given up. */
const mostCandidates = 100_000;

/** Rows are tried one by one only where that costs no time. */
const mostSingly = 100;

/**
 * Fills a table up to `wanted` rows: with all that real data may hold; where Postgres refuses that, with values that
 * nobody wonders about; at last row by row, so that only the refused ones are missing. Within a transaction.
 */
export async function insertRows(
  session: Connection,
  turn: Turn,
  types: Schema['types'],
  wanted: number,
): Promise<Inserted> {
  const { table, postponed } = turn;
  const present = await countRows(session, table);
  if (present >= wanted) return { rows: present };
  let error: PostgresError | undefined;
  for (const odd of [true, false]) {
    const candidates = candidateRows(table, types, { odd, postponed, wanted });
    const attempt = await inSavepoint(session, () => insertInRounds(session, candidates, present, wanted));
    if (attempt.ok && attempt.value > present) return { rows: attempt.value };
    if (attempt.ok) continue;
    ({ error } = attempt);
    // Whatever runs into the time limit once would do so again.
    if (error.fields.sqlState === '57014') break;
  }
  if (!error || error.fields.sqlState === '57014' || present > 0)
    return { rows: present, ...(error ? { error } : {}) };
  const candidates = candidateRows(table, types, { odd: true, postponed, wanted });
  await inSavepoint(session, () => session.execute(oneByOne(candidates, Math.min(wanted, mostSingly))));
  return { rows: await countRows(session, table), error };
}

/** The numbers go on from round to round; four times as many are looked at where less than half was right. */
async function insertInRounds(
  session: Connection,
  candidates: CandidateRows,
  present: number,
  wanted: number,
): Promise<number> {
  let rows = present;
  let size = Math.max(wanted - rows, 16) * 2;
  for (let first = 1 + present; first < mostCandidates + wanted * 2;) {
    const missing = wanted - rows;
    await session.execute(insertStatement(candidates, first, first + size - 1, missing));
    const gained = (await countRows(session, candidates.table)) - rows;
    rows += gained;
    if (rows >= wanted || (rows > present && gained * 8 < missing)) break;
    first += size;
    if (gained * 2 < missing) size *= 4;
  }
  return rows;
}

async function countRows(session: Connection, table: SeedTable): Promise<number> {
  const [row] = await session.query(`select pg_catalog.count(*)::text as rows from only ${tableName(table)}`);
  return Number(row?.['rows']);
}

const oneByOne = (candidates: CandidateRows, rows: number): string => {
  const insert = insertStatement(candidates, 1, 1, 1).replaceAll('1::bigint, 1::bigint', 'i, i');
  const body = `begin
    for i in 1..${rows * 4} loop
      begin ${insert}; exception when others then null; end;
    end loop; end`;
  return `do ${quoteLiteral(body)}`;
};

export type Attempt<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly error: PostgresError };

/** Undoes what fails, and goes on: a table that cannot be filled must not cost the others their rows. */
export async function inSavepoint<Value>(
  session: Connection,
  work: () => Promise<Value>,
): Promise<Attempt<Value>> {
  await session.execute('savepoint drydock_seeding');
  try {
    const value = await work();
    await session.execute('release savepoint drydock_seeding');
    return { ok: true, value };
  } catch (error) {
    if (!(error instanceof PostgresError)) throw error;
    await session.execute('rollback to savepoint drydock_seeding; release savepoint drydock_seeding');
    return { ok: false, error };
  }
}
