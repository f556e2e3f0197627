import { type Connection, PostgresError } from '../../engines/engine.js';
import { quoteIdentifier } from '../../postgres/identifiers.js';
import { droppedObjects } from '../../sql/dropped-objects.js';
import { nameOfRangeVar } from '../../sql/names.js';
import type { Statement } from '../../sql/statements.js';
import type { PlannedScript } from '../plan.js';
import { rollBackIfAlive, runScript } from '../run-script.js';
import type { Stage } from '../stages/stage.js';
import { between } from './boundaries.js';

export type Build = Extract<Statement, { kind: 'IndexStmt' }>;

/**
 * The indexes that are built CONCURRENTLY unless one of the name is there, be it invalid. Not those that an earlier script
 * drops: after a cancel it is for that one to run again.
 */
export const guardedBuilds = (
  { parsed }: PlannedScript,
  earlier: readonly PlannedScript[],
): readonly Build[] =>
  parsed.statements.filter(
    (statement): statement is Build =>
      statement.kind === 'IndexStmt' &&
      statement.node.concurrent === true &&
      statement.node.if_not_exists === true &&
      !earlier.some((script) => dropsIndex(script, statement)),
  );

const dropsIndex = ({ parsed }: PlannedScript, { node }: Build): boolean =>
  parsed.statements.some(
    (statement) =>
      statement.kind === 'DropStmt' &&
      statement.node.removeType === 'OBJECT_INDEX' &&
      droppedObjects(statement.node).some(({ name }) => name.name === node.idxname),
  );

/**
 * Runs the script until the build and cancels that when it has committed its index and waits, before it reads the
 * table, for those who may write to it: manual, “Building Indexes Concurrently”. One who does is kept open for it. Whether
 * it was cancelled.
 */
export async function cancelBuild(script: PlannedScript, build: Build, stage: Stage): Promise<boolean> {
  await using session = await stage.database.connect();
  const start = script.parsed.statements.indexOf(build);
  const before = between(script, 0, start);
  const discretion = stage.extensions;
  const { failure } = await runScript(session, before, stage.clock, undefined, { discretion });
  const table = failure ? undefined : await tableOf(session, build);
  if (table === undefined) return false;
  await using writer = await stage.database.connect();
  const isOpen = await attempt(writer.execute(`BEGIN; LOCK TABLE ONLY ${table} IN ROW EXCLUSIVE MODE`));
  return isOpen && (await cancelWhenItWaits(session, writer, build));
}

async function cancelWhenItWaits(session: Connection, writer: Connection, build: Build): Promise<boolean> {
  const state = { hasEnded: false };
  const isBuilt = attempt(session.execute(build.text)).finally(() => {
    state.hasEnded = true;
  });
  // A server that is lost is told to whoever awaits it.
  isBuilt.catch(() => undefined);
  try {
    while (!state.hasEnded) await writer.query(cancelQuery, [session.processId]);
  } finally {
    await rollBackIfAlive(writer);
  }
  return !(await isBuilt);
}

/** A transaction is waited for by its virtual ID: WaitForLockers(), src/backend/storage/lmgr/lmgr.c. */
const cancelQuery = `
SELECT pg_catalog.pg_cancel_backend(l.pid) FROM pg_catalog.pg_locks AS l
WHERE l.pid OPERATOR(pg_catalog.=) $1::pg_catalog.int4 AND NOT l.granted
  AND l.locktype OPERATOR(pg_catalog.=) 'virtualxid'::pg_catalog.text`;

/** Whether Postgres did it. */
async function attempt(work: Promise<void>): Promise<boolean> {
  try {
    await work;
    return true;
  } catch (error) {
    if (!(error instanceof PostgresError)) throw error;
    return false;
  }
}

/** Found in the session of the script: its search_path decides. */
async function tableOf(session: Connection, { node }: Build): Promise<string | undefined> {
  const name = nameOfRangeVar(node.relation);
  const parts = name ? [...(name.schema === undefined ? [] : [name.schema]), name.name] : [];
  const [row] = await session.query(tableQuery, [parts.map(quoteIdentifier).join('.')]);
  return row && String(row['name']);
}

const tableQuery = `
SELECT pg_catalog.concat(pg_catalog.quote_ident(n.nspname), '.', pg_catalog.quote_ident(c.relname)) AS name
FROM pg_catalog.pg_class AS c
JOIN pg_catalog.pg_namespace AS n ON n.oid OPERATOR(pg_catalog.=) c.relnamespace
WHERE c.oid OPERATOR(pg_catalog.=) pg_catalog.to_regclass($1)::pg_catalog.oid`;
