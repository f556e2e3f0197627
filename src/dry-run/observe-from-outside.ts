import { setTimeout as sleep } from 'node:timers/promises';
import type { AlterTableStmt } from '@pgsql/types';
import type { Connection, Database } from '../engines/engine.js';
import { type Effects, noEffects } from '../postgres/effects.js';
import { fromPgLocksName, type LockMode, strongerOf } from '../postgres/lock-modes.js';
import { quoteIdentifier } from '../postgres/identifiers.js';
import { droppedObjects } from '../sql/dropped-objects.js';
import { nameOfRangeVar, type QualifiedName } from '../sql/names.js';
import { commandsOf } from '../sql/table-parts.js';
import { mayEndTransaction, refusesTransactionBlock } from '../sql/transactions.js';
import { KnownRelations } from './known-relations.js';
import { isRewritten } from './observe-effects.js';
import type { AnyStatement } from './transaction-plan.js';

/**
 * Runs a statement that no transaction block may hold, and watches it from other sessions of the database. One of
 * them keeps a write to the table uncommitted, so that the statement must wait (CONCURRENTLY waits for every open
 * transaction that may write: manual, CREATE INDEX), or a stronger lock; another reads its locks while it waits. Without a database, or
 * a table that the statement names, its locks are not seen. Fails as `run` does.
 */
export async function observeFromOutside(
  database: Database | undefined,
  connection: Connection,
  statement: AnyStatement,
  run: () => Promise<void>,
): Promise<Effects> {
  if (!refusesTransactionBlock(statement) && !mayEndTransaction(statement)) {
    await run();
    return noEffects;
  }
  const relations = new KnownRelations();
  await relations.refresh(connection);
  const table = await tableOf(connection, statement);
  const scansBefore = table && (await scansOf(connection, table));
  const locks = await locksOf(connection, run, database, table);
  const scansAfter = table && (await scansOf(connection, table));
  const changes = await relations.refresh(connection);
  const rewritten = changes.filter(({ before, now }) => before && isRewritten(before, now));
  return {
    locks,
    scans: table && scansAfter !== scansBefore ? [table.name] : [],
    rewrites: rewritten.map(({ now }) => now.name).sort(),
  };
}

type Locks = Readonly<Record<string, LockMode>>;

/** A table that the statement works on. */
interface Table {
  readonly oid: string;
  readonly name: string;
  /** The mode that another session must hold for the statement to wait. */
  readonly waitsFor: LockMode;
  /** Whether its statistics are those of up to half a second ago. */
  readonly lags: boolean;
}

async function locksOf(
  connection: Connection,
  run: () => Promise<void>,
  database: Database | undefined,
  table: Table | undefined,
): Promise<Locks> {
  if (database && table) return await locksAgainstWriter(database, table, connection.processId, run);
  await run();
  return {};
}

/** The writer commits as soon as the statement waits for it, or has ended without waiting. */
async function locksAgainstWriter(
  database: Database,
  table: Table,
  pid: number,
  run: () => Promise<void>,
): Promise<Locks> {
  await using writer = await database.connect();
  await using watcher = await database.connect();
  // Without the right to write, or to a materialized view, there is nothing to wait for.
  await writer
    .execute(`BEGIN; LOCK TABLE ONLY ${table.name} IN ${table.waitsFor} MODE`)
    .catch(() => writer.execute('ROLLBACK'));
  const running = new Running(run());
  try {
    return await locksWhileWaiting(watcher, pid, running);
  } finally {
    await writer.execute('COMMIT');
    await running.end;
  }
}

class Running {
  readonly end: Promise<void>;
  hasEnded = false;

  constructor(work: Promise<void>) {
    this.end = work.finally(() => {
      this.hasEnded = true;
    });
    // A failure is thrown to whoever awaits the end.
    this.end.catch(() => undefined);
  }
}

async function locksWhileWaiting(watcher: Connection, pid: number, running: Running): Promise<Locks> {
  let locks: Locks = {};
  for (let waits = false; !waits && !running.hasEnded;) {
    const rows = await watcher.query(locksQuery, [pid]);
    waits = rows.some(({ granted }) => granted === false);
    locks = strongest(rows.flatMap(({ name, mode }) => lockOf(name, mode)));
  }
  return locks;
}

/** What the session waits for counts as well: that is what others will wait for behind it. */
const locksQuery = `
SELECT l.mode, l.granted, CASE
  WHEN c.relkind OPERATOR(pg_catalog.=) ANY ('{r,p,m}'::pg_catalog."char"[])
    AND c.oid OPERATOR(pg_catalog.>=) 16384::pg_catalog.oid
  THEN pg_catalog.concat(pg_catalog.quote_ident(n.nspname), '.', pg_catalog.quote_ident(c.relname)) END AS name
FROM pg_catalog.pg_locks AS l
LEFT JOIN pg_catalog.pg_class AS c ON c.oid OPERATOR(pg_catalog.=) l.relation
LEFT JOIN pg_catalog.pg_namespace AS n ON n.oid OPERATOR(pg_catalog.=) c.relnamespace
WHERE l.pid OPERATOR(pg_catalog.=) $1::pg_catalog.int4`;

const lockOf = (name: unknown, mode: unknown): readonly (readonly [string, LockMode])[] => {
  const known = typeof mode === 'string' ? fromPgLocksName(mode) : undefined;
  return typeof name === 'string' && known ? [[name, known]] : [];
};

function strongest(locks: readonly (readonly [string, LockMode])[]): Locks {
  const found: Record<string, LockMode> = {};
  for (const [name, mode] of locks) found[name] = strongerOf(found[name] ?? mode, mode);
  return found;
}

/** Found in the session of the statement itself: its search_path decides. Of an index the table that it is on. */
async function tableOf(connection: Connection, statement: AnyStatement): Promise<Table | undefined> {
  const name = quoted(namedRelation(statement));
  if (name === undefined) return undefined;
  const [row] = await connection.query(tableQuery, [name]);
  return (
    row && {
      oid: String(row['oid']),
      name: String(row['name']),
      waitsFor: waitsFor(statement),
      lags: row['lags'] === true,
    }
  );
}

/** VACUUM lets writers be, and runs once at a time on a table: manual, 13.3.1. */
const waitsFor = (statement: AnyStatement): LockMode =>
  statement.kind === 'VacuumStmt' ? 'SHARE UPDATE EXCLUSIVE' : 'ROW EXCLUSIVE';

const tableQuery = `
SELECT t.oid::pg_catalog.text AS oid,
  pg_catalog.concat(pg_catalog.quote_ident(n.nspname), '.', pg_catalog.quote_ident(t.relname)) AS name,
  pg_catalog.current_setting('server_version_num')::pg_catalog.int4 OPERATOR(pg_catalog.<) 150000 AS lags
FROM pg_catalog.pg_class AS c
LEFT JOIN pg_catalog.pg_index AS i ON i.indexrelid OPERATOR(pg_catalog.=) c.oid
JOIN pg_catalog.pg_class AS t ON t.oid OPERATOR(pg_catalog.=) COALESCE(i.indrelid, c.oid)
JOIN pg_catalog.pg_namespace AS n ON n.oid OPERATOR(pg_catalog.=) t.relnamespace
WHERE c.oid OPERATOR(pg_catalog.=) pg_catalog.to_regclass($1)::pg_catalog.oid
  AND t.relkind OPERATOR(pg_catalog.=) ANY ('{r,p,m}'::pg_catalog."char"[])`;

function namedRelation(statement: AnyStatement): QualifiedName | undefined {
  switch (statement.kind) {
    case 'IndexStmt':
    case 'ReindexStmt':
    case 'ClusterStmt':
      return nameOfRangeVar(statement.node.relation);
    case 'AlterTableStmt':
      return detachedPartition(statement.node);
    case 'DropStmt':
      return droppedObjects(statement.node)[0]?.name;
    case 'VacuumStmt': {
      const [first] = statement.node.rels ?? [];
      return first && 'VacuumRelation' in first ? nameOfRangeVar(first.VacuumRelation.relation) : undefined;
    }
    default:
      return undefined;
  }
}

/**
 * DETACH PARTITION … CONCURRENTLY holds no lock while it waits for those who use the partitioned table. Its second
 * transaction locks that and then the partition: manual, ALTER TABLE.
 */
const detachedPartition = (alter: AlterTableStmt): QualifiedName | undefined =>
  commandsOf(alter)
    .flatMap(({ def }) => (def && 'PartitionCmd' in def ? [nameOfRangeVar(def.PartitionCmd.name)] : []))
    .at(0);

const quoted = (name: QualifiedName | undefined): string | undefined =>
  name && [...(name.schema === undefined ? [] : [name.schema]), name.name].map(quoteIdentifier).join('.');

/**
 * Before PostgreSQL 15 a collector keeps the statistics, and a session is content with what it wrote half a second ago:
 * PGSTAT_STAT_INTERVAL, src/backend/postmaster/pgstat.c.
 */
const lagMs = 600;

/** Scans handed in to the statistics, by whomever, and those that the session keeps back. */
async function scansOf(connection: Connection, { oid, lags }: Table): Promise<unknown> {
  if (lags) await sleep(lagMs);
  const [row] = await connection.query(
    `SELECT (pg_catalog.pg_stat_get_numscans($1::pg_catalog.oid) OPERATOR(pg_catalog.+)
       pg_catalog.pg_stat_get_xact_numscans($1::pg_catalog.oid))::pg_catalog.text AS scans`,
    [oid],
  );
  return row?.['scans'];
}
