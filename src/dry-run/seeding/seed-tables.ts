import { type Connection, PostgresError } from '../../engines/engine.js';
import { advanceSequences } from './advance-sequences.js';
import { countRows, inSavepoint, type Inserted, insertRows, insertTogether } from './insert-rows.js';
import { fillReference, lateKeys } from './late-references.js';
import { withTableOpen } from './open-table.js';
import type { TableName } from '../rows/table-key.js';
import { keyOf } from '../rows/table-key.js';
import { readSchema } from './read-schema.js';
import type { Schema, SeedTable } from './schema.js';
import { type Group, holdersOf, inOrder, type Turn } from './table-order.js';

export interface SeedOptions {
  /** Rows per table. */
  readonly rows: number;
  /** Only these tables (and what their foreign keys need rows in); all where absent. OIDs as text. */
  readonly only?: ReadonlySet<string>;
  /** Whether nothing in the rows is to surprise: no NULL, no value twice, none that is very long, great or old. */
  readonly plain?: boolean;
  /** Tables that get no row, by name. */
  readonly without?: readonly TableName[];
}

export interface UnseededTable {
  readonly schema: string;
  readonly name: string;
  readonly reason: string;
}

export interface Seeded {
  /** Tables that hold rows now. */
  readonly seeded: number;
  readonly unseeded: readonly UnseededTable[];
}

/** What the rows of a table that is only referred to are enough for. */
const mostReferredTo = 100;

/**
 * Puts rows into the tables of the database, made of nothing but their definitions: the same schema gets the same rows.
 * Leaves the catalog as it was. Rows that are there stay, and a table that others refer to is left as the history
 * filled it. One table that cannot be filled does not keep the others from it.
 * `session` is of the role that migrations run as. Throws PostgresError where the catalog cannot be read.
 */
export async function seedTables(session: Connection, options: SeedOptions): Promise<Seeded> {
  await session.execute(`begin; ${settings}`);
  try {
    const schema = await readSchema(session);
    const spared = new Set(options.without?.map(keyOf));
    const tables = wantedTables(schema.tables, options.only).filter((table) => !spared.has(keyOf(table)));
    const outcomes: Outcome[] = [];
    for (const group of inOrder(tables)) outcomes.push(...(await fillGroup(session, group, schema, options)));
    for (const { turn } of outcomes) await fillLater(session, turn);
    await session.execute('commit');
    const unseeded = outcomes.filter(({ rows }) => rows === 0).map(reported);
    return { seeded: outcomes.length - unseeded.length, unseeded };
  } catch (error) {
    if (error instanceof PostgresError) await session.execute('rollback');
    throw error;
  }
}

/** Of the texts of dates and numbers; the search path stays, for the functions of the migrations need theirs. */
const settings = `set local datestyle = ISO; set local intervalstyle = postgres; set local timezone = 'UTC';
  set local jit = off; set local standard_conforming_strings = on; set local check_function_bodies = off;
  set constraints all immediate`;

interface Outcome extends Inserted {
  readonly turn: Turn;
}

/** With every table that one of them refers to. */
function wantedTables(
  tables: readonly SeedTable[],
  only: ReadonlySet<string> | undefined,
): readonly SeedTable[] {
  if (!only) return tables;
  const holders = holdersOf(tables);
  const byOid = new Map(tables.map((table) => [table.oid, table]));
  const wanted = new Set<SeedTable>();
  const open = [...only];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const table of (holders.get(next) ?? []).flatMap((oid) => byOid.get(oid) ?? [])) {
      if (wanted.has(table)) continue;
      wanted.add(table);
      open.push(...table.foreignKeys.map(({ target }) => target));
    }
  }
  return tables.filter((table) => wanted.has(table));
}

async function fillGroup(
  session: Connection,
  group: Group,
  schema: Schema,
  options: SeedOptions,
): Promise<readonly Outcome[]> {
  const [first, ...others] = group;
  if (!first) return [];
  if (others.length === 0) return [await fill(session, first, schema, options)];
  const { plain = false } = options;
  const wanted = Math.min(options.rows, mostReferredTo);
  const open = async ([next, ...rest]: Group): Promise<void> =>
    next
      ? withTableOpen(session, next.table, () => open(rest))
      : insertTogether(session, group, schema.types, { wanted, plain });
  const attempt = await inSavepoint(session, () => open(group));
  const failed = attempt.ok ? {} : { error: attempt.error };
  const outcomes: Outcome[] = [];
  for (const turn of group) {
    if (attempt.ok) await inSavepoint(session, () => advanceSequences(session, turn.table));
    outcomes.push({ turn, rows: await countRows(session, turn.table), ...failed });
  }
  return outcomes;
}

async function fill(
  session: Connection,
  turn: Turn,
  { types }: Schema,
  options: SeedOptions,
): Promise<Outcome> {
  const { table } = turn;
  const { plain = false } = options;
  const isNamed = [table.oid, ...table.ancestors].some((oid) => options.only?.has(oid));
  // What the history put into such a table is what the others may refer to: countries, states, roles.
  const isFilled = table.referenced && !isNamed;
  const rows = isNamed || !options.only ? options.rows : Math.min(options.rows, mostReferredTo);
  const wanted = Math.max(Math.ceil(rows / table.siblings), Math.min(rows, 3));
  let inserted: Inserted = { rows: 0 };
  const attempt = await inSavepoint(session, () =>
    withTableOpen(session, table, async () => {
      inserted = await insertRows(session, turn, types, { wanted, isFilled, plain });
      await advanceSequences(session, table);
    }),
  );
  return { turn, ...(attempt.ok ? inserted : { rows: 0, error: attempt.error }) };
}

/** What cannot be filled later stays NULL, as it may. */
async function fillLater(session: Connection, { table, postponed }: Turn): Promise<void> {
  for (const key of lateKeys(table, postponed)) {
    await inSavepoint(session, () => withTableOpen(session, table, () => fillReference(session, table, key)));
  }
}

function reported({ turn, error }: Outcome): UnseededTable {
  const { schema, name } = turn.table;
  return { schema, name, reason: error?.message ?? 'no row was found that satisfies all its constraints' };
}
