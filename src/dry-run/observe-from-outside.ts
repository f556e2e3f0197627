import type { Connection, Database } from '../engines/engine.js';
import { type Effects, noEffects } from '../postgres/effects.js';
import { fromPgLocksName, type LockMode, strongerOf } from '../postgres/lock-modes.js';
import { quoteIdentifier } from '../postgres/identifiers.js';
import { droppedObjects } from '../sql/dropped-objects.js';
import type { QualifiedName } from '../sql/names.js';
import { nameOfRangeVar } from '../sql/names.js';
import type { AnyStatement } from './transaction-plan.js';

/**
 * Runs a statement that waits for open transactions (CONCURRENTLY), and reads its locks while it waits: a second
 * session keeps a write to the table open, a third looks into `pg_locks`. Scans and rewrites are not seen this way.
 * Statements that are of no such kind are simply run.
 */
export async function observeFromOutside(
  database: Database,
  connection: Connection,
  statement: AnyStatement,
  run: () => Promise<void>,
): Promise<Effects> {
  if (!isConcurrent(statement)) {
    await run();
    return noEffects;
  }
  await using writer = await database.connect();
  const table = await tableOf(writer, statement);
  if (table === undefined) {
    await run();
    return noEffects;
  }
  await writer.execute(`BEGIN; LOCK TABLE ONLY ${table} IN ROW EXCLUSIVE MODE`);
  await using watcher = await database.connect();
  return await watch(watcher, writer, connection.processId, run);
}

async function watch(
  watcher: Connection,
  writer: Connection,
  pid: number,
  run: () => Promise<void>,
): Promise<Effects> {
  let ended = false;
  const running = run().finally(() => {
    ended = true;
  });
  // Whether it fails is for the caller, who awaits it below.
  const settled = running.catch(() => undefined);
  let locks: Readonly<Record<string, LockMode>> = {};
  for (let waits = false; !waits && !isSettled();) ({ waits, locks } = await look(watcher, pid));
  await writer.execute('COMMIT');
  await settled;
  await running;
  return { ...noEffects, locks };

  function isSettled(): boolean {
    return ended;
  }
}

interface Look {
  readonly waits: boolean;
  readonly locks: Readonly<Record<string, LockMode>>;
}

/** The locks of the session on relations that exist for others, and whether it waits for one. */
async function look(watcher: Connection, pid: number): Promise<Look> {
  const rows = await watcher.query(
    `SELECT pg_catalog.quote_ident(n.nspname) || '.' || pg_catalog.quote_ident(c.relname) AS name, l.mode, l.granted
     FROM pg_catalog.pg_locks AS l
     LEFT JOIN pg_catalog.pg_class AS c ON c.oid = l.relation AND c.relkind IN ('r', 'p', 'm')
     LEFT JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace AND n.nspname <> 'pg_catalog'
     WHERE l.pid = $1`,
    [pid],
  );
  const locks: Record<string, LockMode> = {};
  for (const { name, mode, granted } of rows) {
    const lockMode = typeof mode === 'string' ? fromPgLocksName(mode) : undefined;
    if (typeof name !== 'string' || !lockMode || granted !== true) continue;
    const before = locks[name];
    locks[name] = before ? strongerOf(before, lockMode) : lockMode;
  }
  return { waits: rows.some(({ granted }) => granted === false), locks };
}

const isConcurrent = (statement: AnyStatement): boolean => /\bconcurrently\b/i.test(statement.text);

/** The table that the statement works on, as SQL; for an index the one that it is on. */
async function tableOf(session: Connection, statement: AnyStatement): Promise<string | undefined> {
  const name = namedRelation(statement);
  if (name === undefined) return undefined;
  const [row] = await session.query(
    `SELECT pg_catalog.quote_ident(n.nspname) || '.' || pg_catalog.quote_ident(t.relname) AS name
     FROM pg_catalog.pg_class AS c
     LEFT JOIN pg_catalog.pg_index AS i ON i.indexrelid = c.oid
     JOIN pg_catalog.pg_class AS t ON t.oid = coalesce(i.indrelid, c.oid) AND t.relkind IN ('r', 'p')
     JOIN pg_catalog.pg_namespace AS n ON n.oid = t.relnamespace
     WHERE c.oid = pg_catalog.to_regclass($1)`,
    [name],
  );
  return typeof row?.['name'] === 'string' ? row['name'] : undefined;
}

function namedRelation(statement: AnyStatement): string | undefined {
  switch (statement.kind) {
    case 'IndexStmt':
    case 'ReindexStmt':
    case 'AlterTableStmt':
      return quoted(nameOfRangeVar(statement.node.relation));
    case 'DropStmt':
      return quoted(droppedObjects(statement.node)[0]?.name);
    default:
      return undefined;
  }
}

const quoted = (name: QualifiedName | undefined): string | undefined =>
  name && [...(name.schema === undefined ? [] : [name.schema]), name.name].map(quoteIdentifier).join('.');
