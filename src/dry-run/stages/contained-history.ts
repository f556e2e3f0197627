import type { Connection } from '../../engines/engine.js';
import { diffSnapshots } from '../catalog/diff.js';
import type { CatalogSnapshot } from '../catalog/snapshot.js';
import type { ScriptFailure } from '../discretion.js';
import type { PlannedMigration, PlannedScript } from '../plan.js';
import { rollBackIfAlive, runScript } from '../run-script.js';
import type { WorkingDatabase } from '../working-database.js';
import { canRunInTransaction, withoutTransactionControl } from './in-one-transaction.js';
import { inSession, type Stage } from './stage.js';

/** What a try was: `made` that the database has it already, `gone` that it lacks what the script changes. */
type Verdict = 'made' | 'gone' | 'unchanged' | 'changes' | 'fails';

/**
 * How many of the first migrations of the history the baseline stands for. All up to the last one that makes what is
 * there already; and from there on those that change nothing, or that look for what is gone, until one changes the
 * catalog. What was made and dropped again before the dump can be made anew: so the last one is looked for first.
 */
export async function countContained(
  history: readonly PlannedMigration[],
  database: WorkingDatabase,
  stage: () => Stage,
): Promise<number> {
  let count = await countUpToLastMade(history, database, stage);
  for (; count < history.length; count += 1) {
    const { up } = history[count] ?? {};
    const verdict = up && (await tryOut(up, database, stage));
    if (verdict === 'changes' || verdict === 'fails') break;
  }
  return count;
}

async function countUpToLastMade(
  history: readonly PlannedMigration[],
  database: WorkingDatabase,
  stage: () => Stage,
): Promise<number> {
  for (let count = history.length; count > 0; count -= 1) {
    const { up } = history[count - 1] ?? {};
    if (up && (await tryOut(up, database, stage)) === 'made') return count;
  }
  return 0;
}

/** Runs the script and takes everything back. */
async function tryOut(up: PlannedScript, database: WorkingDatabase, stage: () => Stage): Promise<Verdict> {
  const before = await database.look((session) => stage().snapshot(session));
  if (canRunInTransaction(up)) {
    return inSession(database.current, async (session) => {
      await session.execute('BEGIN');
      const verdict = await judge(session, withoutTransactionControl(up), stage(), before);
      await rollBackIfAlive(session);
      return verdict;
    });
  }
  const saved = await database.save();
  const { failure } = await inSession(database.current, (session) =>
    runScript(session, up, stage().clock, undefined, { discretion: stage().extensions }),
  );
  const verdict = failure ? verdictOf(failure) : compare(before, await stage().snapshot());
  await database.restore(saved);
  return verdict;
}

async function judge(
  session: Connection,
  script: PlannedScript,
  stage: Stage,
  before: CatalogSnapshot,
): Promise<Verdict> {
  const lenience = { discretion: stage.extensions, inTransaction: true };
  const { failure } = await runScript(session, script, stage.clock, undefined, lenience);
  return failure ? verdictOf(failure) : compare(before, await stage.snapshot(session));
}

const compare = (before: CatalogSnapshot, after: CatalogSnapshot): Verdict =>
  diffSnapshots(before, after).length === 0 ? 'unchanged' : 'changes';

/** Duplicate table, column, object, function, schema and row, and a second primary key: manual, appendix A. */
const made: ReadonlySet<string> = new Set([
  ...['42P07', '42701', '42710', '42723', '42P06', '42P16', '23505'],
]);

/** Undefined table, column, object, function and schema. */
const gone: ReadonlySet<string> = new Set(['42P01', '42703', '42704', '42883', '3F000']);

function verdictOf({ error: { fields } }: ScriptFailure): Verdict {
  if (made.has(fields.sqlState)) return 'made';
  return gone.has(fields.sqlState) ? 'gone' : 'fails';
}
