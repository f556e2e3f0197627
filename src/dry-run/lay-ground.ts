import type { PostgresServer } from '../engines/engine.js';
import { type CatalogTable, readTables } from './catalog/read-tables.js';
import type { LackingExtensions } from './extensions/lacking-extensions.js';
import { provideRoles } from './made-roles.js';
import type { DryRunPlan, PlannedMigration } from './plan.js';
import type { DryRunProblem } from './problem.js';
import { keyOf } from './rows/table-key.js';
import type { MadeRows } from './seeding/plainer-rows.js';
import { seedTables } from './seeding/seed-tables.js';
import { notSeeded } from './rows/row-problems.js';
import { runBaseline } from './stages/baseline.js';
import { countContained } from './stages/contained-history.js';
import { runPreparation } from './stages/prepare.js';
import { inSession, type Stage } from './stages/stage.js';
import type { WorkingDatabase } from './working-database.js';

interface GroundContext {
  readonly server: PostgresServer;
  readonly progress: (step: string) => void;
  readonly extensions: LackingExtensions;
  readonly stage: () => Stage;
  readonly made: MadeRows;
}

/** What the pending migrations find. */
export interface LaidGround {
  /** Said of what stands in for production, and of no step. */
  readonly remarks: readonly DryRunProblem[];
  /** Undefined where nothing has run. */
  readonly tables?: readonly CatalogTable[];
}

/**
 * Runs everything that precedes the pending migrations: setup, baseline, history and seed.
 * @throws UserError where one of them fails: nothing can be said of what comes after it.
 */
export async function layGround(
  plan: DryRunPlan,
  database: WorkingDatabase,
  context: GroundContext,
): Promise<LaidGround> {
  const { setup, baseline, seed, migrations } = plan;
  const history = migrations.filter(({ pending, aside }) => !pending && !aside);
  if (setup) await runPreparation('setup', setup, context.stage());
  const remarks = await provideRoles(plan, database.current, context.server);
  await context.extensions.prepare(() => database.current.connectAsSupervisor());
  const contained = baseline ? await standIn(plan, history, database, context) : 0;
  await replay(history, contained, context);
  if (seed) await runPreparation('seed', seed, context.stage());
  database.changed();
  const reasons = await makeRows(database, context);
  const rows = (seed ?? reasons) && (await database.rows());
  const nothing = !setup && !baseline && !seed && !reasons && history.length === 0;
  return {
    remarks: [...remarks, ...(rows ? notSeeded(migrations, rows, reasons) : [])],
    ...(nothing ? {} : { tables: await inSession(database.current, readTables) }),
  };
}

/** Makes rows for every table, where that is asked for; why a table has none, by name. */
async function makeRows(
  database: WorkingDatabase,
  { progress, made }: GroundContext,
): Promise<ReadonlyMap<string, string> | undefined> {
  if (made.rows === 0) return undefined;
  progress(`seed ${made.rows} rows a table`);
  const { unseeded } = await inSession(database.current, (session) => seedTables(session, made));
  database.changed();
  return new Map(unseeded.map((table) => [keyOf(table), table.reason]));
}

/** Runs the baseline; tells how many of the first migrations it stands for. */
async function standIn(
  { baseline }: DryRunPlan,
  history: readonly PlannedMigration[],
  database: WorkingDatabase,
  { progress, stage }: GroundContext,
): Promise<number> {
  if (!baseline) return 0;
  progress(`baseline ${baseline.file}`);
  const passedOver = await runBaseline(baseline, stage());
  if (passedOver.length > 0) progress(`the baseline without ${passedOver.join(', ')}: no superuser runs it`);
  stage().routines.remember(baseline);
  return countContained(history, database, stage);
}

async function replay(
  history: readonly PlannedMigration[],
  contained: number,
  { progress, stage }: GroundContext,
): Promise<void> {
  for (const [index, { id, up }] of history.entries()) {
    if (index >= contained) {
      progress(`history ${index + 1}/${history.length} ${id}`);
      await runPreparation('history', up, stage());
    }
    stage().routines.remember(up);
  }
}
