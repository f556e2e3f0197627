import { observerFor } from '../../../src/dry-run/observer.js';
import { runScript } from '../../../src/dry-run/run-script.js';
import type { Connection, Database, PostgresServer } from '../../../src/engines/engine.js';
import type { Effects } from '../../../src/postgres/effects.js';
import { parseScript } from '../../../src/sql/parse-script.js';
import { refusesTransactionBlock } from '../../../src/sql/transactions.js';
import { sharedParser } from '../lint-example.js';
import { type ObservedStatement, tables } from './statement.js';

/** All that the statements of the table make belongs to the role that runs them. */
const clear = 'ALTER ROLE CURRENT_USER RESET ALL; DROP OWNED BY CURRENT_USER CASCADE;';

/**
 * What the statement does in a database of the server, as the dry-run would tell it. Whatever an earlier one left
 * there goes. Throws where Postgres refuses the statement.
 */
export async function observe(
  statement: ObservedStatement,
  database: Database,
  server: PostgresServer,
): Promise<Effects> {
  if (statement.prepare) await execute(statement.prepare, database.connectAsSupervisor());
  await execute(clear, database.connect());
  await execute(tables + (statement.before ?? ''), database.connect());
  await using connection = await database.connect();
  const parsed = await parseScript(statement.sql, await sharedParser());
  const shape = parsed.statements.some(refusesTransactionBlock) ? 'none' : 'wrapped';
  const script = { file: '', direction: 'up', shape, parsed } as const;
  const { statements, failure } = await runScript(connection, script, () => 0, observerFor(database, server));
  const [only] = statements;
  if (failure || !only) throw failure?.error ?? new Error(`no statement: ${statement.sql}`);
  return only.effects;
}

async function execute(sql: string, opened: Promise<Connection>): Promise<void> {
  await using connection = await opened;
  await connection.execute(sql);
}

/** Whether the server shows the locks of the statement: if no transaction block may hold it, only another session can. */
export async function showsLocks({ sql }: ObservedStatement, server: PostgresServer): Promise<boolean> {
  const { statements } = await parseScript(sql, await sharedParser());
  return server.concurrentSessions || !statements.some(refusesTransactionBlock);
}
