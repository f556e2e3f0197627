import { type Connection, PostgresError } from '../../engines/engine.js';
import type { Proposal } from '../../report.js';
import { diffSnapshots, isOnlyColumnOrder } from '../catalog/diff.js';
import type { CatalogSnapshot } from '../catalog/snapshot.js';
import type { PlannedScript } from '../plan.js';
import { readRows, type RowSnapshot } from '../rows/read-rows.js';
import { rollBackIfAlive } from '../run-script.js';
import { inSession, type Stage } from '../stages/stage.js';
import { converge } from './converge.js';
import { lostData } from './lost-data.js';
import type { Step } from './step.js';
import { statementsOf, writeScript } from './write-script.js';

/** The catalog before and after the up script, and the rows before it. */
export interface ProposalGround {
  readonly before: CatalogSnapshot;
  readonly after: CatalogSnapshot;
  readonly rows: RowSnapshot;
}

/** What of a stage is wanted here. */
export type Place = Pick<Stage, 'database' | 'snapshot'>;

/**
 * Proposes a down script for an up script that has none, and proves it: it is run on the database as the up script left
 * it, and that is rolled back. Undefined where the up script changed nothing.
 */
export async function proposal(
  up: PlannedScript,
  ground: ProposalGround,
  stage: Place,
): Promise<Proposal | undefined> {
  return inSession(stage.database, (session) => proposeIn(session, up, ground, stage));
}

async function proposeIn(
  session: Connection,
  up: PlannedScript,
  ground: ProposalGround,
  stage: Place,
): Promise<Proposal | undefined> {
  const found = await inTransaction(session, () =>
    converge(session, ground.before, ground.after, () => lookInside(session, stage)),
  );
  if (found === undefined) return undefined;
  const whole = (proven: boolean, losesData: readonly string[], left = found.left): Proposal => ({
    sql: writeScript(found.steps, { file: up.file, proven, losesData, left }),
    proven,
    losesData,
  });
  if (found.left.length > 0) return whole(false, []);
  const proof = await prove(session, found.steps, ground, stage);
  if (found.steps.length > 0) return whole(proof.left.length === 0, proof.losesData, proof.left);
  return proof.losesData.length > 0 ? whole(false, proof.losesData) : undefined;
}

interface Proof {
  readonly losesData: readonly string[];
  readonly left: readonly string[];
}

/** Runs the script as a whole, as a tool would, and compares schema and rows with those before the up script. */
async function prove(
  session: Connection,
  steps: readonly Step[],
  { before, rows }: ProposalGround,
  stage: Place,
): Promise<Proof> {
  const proof = await inTransaction(session, async () => {
    await session.execute(statementsOf(steps));
    const after = await stage.snapshot(session);
    const differences = diffSnapshots(before, after);
    const left = isOnlyColumnOrder(differences) ? [] : differences.map(({ object }) => object);
    const kept = new Set(steps.flatMap(({ keeps = [] }) => keeps));
    const losesData = lostData(
      { catalog: before, rows },
      { catalog: after, rows: await readRows(session) },
      kept,
    );
    return { left: [...new Set(left)], losesData };
  });
  return proof ?? { left: ['what it was tried on'], losesData: [] };
}

/** What is read in a transaction that is rolled back; undefined where Postgres refuses it. */
async function inTransaction<Result>(
  session: Connection,
  run: () => Promise<Result>,
): Promise<Result | undefined> {
  try {
    await session.execute('BEGIN');
    return await run();
  } catch (error) {
    if (error instanceof PostgresError) return undefined;
    throw error;
  } finally {
    await rollBackIfAlive(session);
  }
}

/** What a look at the catalog sets goes when the savepoint does. */
async function lookInside(session: Connection, stage: Place): Promise<CatalogSnapshot> {
  await session.execute('SAVEPOINT drydock_look');
  const catalog = await stage.snapshot(session);
  await session.execute('ROLLBACK TO SAVEPOINT drydock_look');
  return catalog;
}
