import { type Connection, PostgresError } from '../../engines/engine.js';
import { quoteLiteral } from '../../postgres/identifiers.js';
import { candidateRows, type CandidateRows, insertStatement } from './candidate-rows.js';
import { tableName } from './open-table.js';
import type { Schema, SeedTable } from './schema.js';
import type { Group, Turn } from './table-order.js';

export interface Inserted {
  /** All that the table holds now. */
  readonly rows: number;
  /** What Postgres said, where the table could not take what was wanted. */
  readonly error?: PostgresError | undefined;
}

export interface Goal {
  /** How many rows the table is to hold. */
  readonly wanted: number;
  /** Whether any row that is there is enough. */
  readonly isFilled: boolean;
  /** Whether nothing in the rows is to surprise: CandidateOptions. */
  readonly plain: boolean;
}

/** Candidates that are looked at for one table before it is given up. */
const mostCandidates = 100_000;

/** Rows are tried one by one only where that costs no time. */
const mostSingly = 100;

/**
 * Fills a table: with all that real data may hold; where Postgres refuses that, with values that
 * nobody wonders about; at last row by row, so that only the refused ones are missing. Within a transaction.
 */
export async function insertRows(
  session: Connection,
  turn: Turn,
  types: Schema['types'],
  { wanted, isFilled, plain }: Goal,
): Promise<Inserted> {
  const { table, postponed } = turn;
  const present = await countRows(session, table);
  if (present >= wanted || (present > 0 && isFilled)) return { rows: present };
  let error: PostgresError | undefined;
  for (const odd of oddities(plain)) {
    const candidates = candidateRows(table, types, { odd, plain, tried: true, postponed, wanted });
    const attempt = await inSavepoint(session, () => insertInRounds(session, candidates, present, wanted));
    if (attempt.ok && attempt.value > present) return { rows: attempt.value };
    if (attempt.ok) continue;
    ({ error } = attempt);
    // Whatever runs into the time limit once would do so again.
    if (error.fields.sqlState === '57014') break;
  }
  if (!error || present > 0) return { rows: present, error };
  if (error.fields.sqlState !== '57014') await insertOneByOne(session, turn, types, { wanted, plain });
  return { rows: await countRows(session, table), error };
}

/** Whether odd values are among the rows, in the order in which that is tried. */
const oddities = (plain: boolean): readonly boolean[] => (plain ? [false] : [true, false]);

/** What cannot be tried before is found out row by row. */
async function insertOneByOne(
  session: Connection,
  { table, postponed }: Turn,
  types: Schema['types'],
  { wanted, plain }: Pick<Goal, 'wanted' | 'plain'>,
): Promise<void> {
  const candidates = candidateRows(table, types, { odd: !plain, plain, tried: false, postponed, wanted });
  const insert = insertStatement(candidates, 1, 1, 1).replaceAll('1::bigint, 1::bigint', 'i, i');
  const body = `begin
    for i in 1..${Math.min(wanted, mostSingly) * 4} loop
      begin ${insert}; exception when others then null; end;
    end loop; end`;
  await inSavepoint(session, () => session.execute(`do ${quoteLiteral(body)}`));
}

/**
 * Fills tables whose foreign keys form a cycle, in one statement: whether the rows that are referred to exist is asked
 * when it ends (manual, CREATE TABLE, NOT DEFERRABLE). Throws PostgresError.
 */
export async function insertTogether(
  session: Connection,
  group: Group,
  types: Schema['types'],
  { wanted, plain }: Pick<Goal, 'wanted' | 'plain'>,
): Promise<void> {
  const mates = new Map(group.map(({ table }) => [table.oid, table]));
  const inserts = group.map(({ table, postponed }) =>
    insertStatement(
      candidateRows(table, types, { odd: !plain, plain, tried: true, postponed, mates, wanted }),
      1,
      wanted,
      wanted,
    ),
  );
  const others = inserts.slice(1).map((insert, index) => `drydock_insert_${index} as (${insert})`);
  await session.execute(`with ${others.join(', ')} ${inserts[0] ?? ''}`);
}

/** Of so many rows few candidates are made in vain, and another round costs little beside them. */
const manyRows = 1000;

/** The numbers go on from round to round; four times as many are looked at where less than half was right. */
async function insertInRounds(
  session: Connection,
  candidates: CandidateRows,
  present: number,
  wanted: number,
): Promise<number> {
  // Keys run out of values; conditions alone are right for as many rows as before.
  const exhaustible = candidates.table.uniqueKeys.length > 0 ? 1 : 0;
  let rows = present;
  let spare = wanted < manyRows ? 2 : 1.05;
  for (let first = 1 + present; first < mostCandidates + wanted * 2;) {
    const missing = wanted - rows;
    const size = Math.ceil(Math.max(missing, 16) * spare);
    await session.execute(insertStatement(candidates, first, first + size - 1, missing));
    const gained = (await countRows(session, candidates.table)) - rows;
    rows += gained;
    if (rows >= wanted || (rows > present && gained * 8 < missing * exhaustible)) break;
    first += size;
    if (gained * 2 < missing) spare *= 4;
  }
  return rows;
}

export async function countRows(session: Connection, table: SeedTable): Promise<number> {
  const [row] = await session.query(`select pg_catalog.count(*)::text as rows from only ${tableName(table)}`);
  return Number(row?.['rows']);
}

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
