import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { planned } from '../../../src/check/dry-run-project.js';
import { takeSnapshot } from '../../../src/dry-run/catalog/snapshot.js';
import { LackingExtensions } from '../../../src/dry-run/extensions/lacking-extensions.js';
import { RoutineSources } from '../../../src/dry-run/failing-place.js';
import { harmlessPlan } from '../../../src/dry-run/harmless-roles.js';
import { observerFor } from '../../../src/dry-run/observer.js';
import type { DryRunPlan, PlannedMigration } from '../../../src/dry-run/plan.js';
import { postgresMessage } from '../../../src/dry-run/problem.js';
import { runTogether } from '../../../src/dry-run/run-together.js';
import { applyUp } from '../../../src/dry-run/stages/apply-up.js';
import { rollBack } from '../../../src/dry-run/stages/roll-back.js';
import { inSession, type Stage } from '../../../src/dry-run/stages/stage.js';
import type { Database, PostgresServer } from '../../../src/engines/engine.js';
import { parseProject } from '../../../src/lint/parse-project.js';
import { withVerifyScripts } from '../../../src/migration-tools/verify-scripts.js';
import type { PostgresMessage } from '../../../src/report.js';
import { prepareRequests } from '../../../src/request.js';
import { loadParser } from '../../../src/sql/parser.js';
import { exampleSettings } from '../../support/rule-example.js';
import type { RealTool } from './real-tool.js';

/** What is deployed. */
export interface Course {
  /** The folder of the project. */
  readonly folder: string;
  /** Whether the last migration is taken back when all have run. */
  readonly revert?: boolean;
}

/** How Drydock's deployment ended. */
export interface DrydockRun {
  /** What has run, as the tool's bookkeeping would name it. */
  readonly applied: readonly string[];
  readonly error: string | undefined;
  readonly sqlState: string | undefined;
}

/** Runs the migrations of a folder with the stages of the dry-run, and leaves the database as they do. */
export async function deployWithDrydock(
  server: PostgresServer,
  database: Database,
  real: RealTool,
  { folder, revert = false }: Course,
): Promise<DrydockRun> {
  const { plan, names } = await readPlan(server, real, folder);
  const stage = stageOf(server, database, plan);
  const { applied, failure } = await applyAll(plan, stage);
  const last = applied.at(-1);
  const down = revert && !failure ? last?.down : undefined;
  if (down) await takeBack(down, stage);
  await inSession(database, (session) => session.execute(real.forget));
  const remaining = down ? applied.slice(0, -1) : applied;
  return {
    applied: remaining.map(({ id }) => names.get(id) ?? ''),
    error: failure?.message,
    sqlState: failure?.sqlState,
  };
}

interface Applied {
  readonly applied: readonly PlannedMigration[];
  readonly failure?: PostgresMessage | undefined;
}

/** As far as the first that fails; nothing where all share a transaction and fail in it. */
async function applyAll(plan: DryRunPlan, stage: Stage): Promise<Applied> {
  const together = await runTogether(plan, stage);
  if (together) return { applied: [], failure: together.problem.postgres };
  const applied: PlannedMigration[] = [];
  for (const migration of plan.migrations) {
    const { failure } = await applyUp(migration, stage);
    if (failure) return { applied, failure: postgresMessage(failure) };
    applied.push(migration);
  }
  return { applied };
}

async function takeBack(down: NonNullable<PlannedMigration['down']>, stage: Stage): Promise<void> {
  const { result } = await rollBack(down, new Map(), stage);
  if (result.status === 'failed') throw new Error(result.error);
}

/** What `drydock check` would run of all the files below the folder. */
async function readPlan(server: PostgresServer, real: RealTool, folder: string) {
  const paths = existsSync(join(folder, 'drydock.yml')) ? [] : ['.'];
  const [{ files, framework }] = await prepareRequests(folder, { mode: 'check', paths });
  const { tool } = framework;
  if (tool.name !== (real.framework ?? real.name))
    throw new Error(`${folder} was taken for a project of ${tool.name}`);
  const migrations = await withVerifyScripts(await tool.readMigrations(files), files);
  const asked = { isPending: () => true, isDevFile: () => false, settings: exampleSettings };
  const project = await parseProject({ tool, migrations, ...asked }, await loadParser());
  const { sharesTransaction = false } = tool;
  const plan = {
    sharesTransaction,
    migrations: project.migrations.map((migration) => planned(migration, project)),
  };
  return {
    plan: harmlessPlan(plan, server).plan,
    names: new Map(migrations.map((migration) => [migration.id, real.nameOf(migration)])),
  };
}

const stageOf = (server: PostgresServer, database: Database, plan: DryRunPlan): Stage => {
  const inOwnSession = () => inSession(database, (session) => takeSnapshot(session, server.major));
  return {
    database,
    major: server.major,
    roles: server.roles,
    clock: () => 0,
    routines: new RoutineSources(),
    extensions: new LackingExtensions(plan, server.major),
    observe: () => observerFor(database, server),
    snapshot: (session) => (session ? takeSnapshot(session, server.major) : inOwnSession()),
  };
};
