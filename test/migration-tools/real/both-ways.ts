import { diffSnapshots } from '../../../src/dry-run/catalog/diff.js';
import type { CatalogSnapshot } from '../../../src/dry-run/catalog/snapshot.js';
import { inSession } from '../../../src/dry-run/stages/stage.js';
import type { Database } from '../../../src/engines/engine.js';
import { type Course, deployWithDrydock, type DrydockRun } from './drydock-side.js';
import type { ProofServer } from './proof-server.js';
import type { RealTool } from './real-tool.js';

/** What a deployment left behind. */
export interface State {
  readonly catalog: CatalogSnapshot;
  /** All that pg_dump writes, rows too. */
  readonly dump: string | undefined;
}

export interface ToolDeployment extends State {
  /** What its bookkeeping names. */
  readonly applied: readonly string[];
  /** What it printed, where it failed. */
  readonly error: string | undefined;
}

export interface BothDeployments {
  readonly tool: ToolDeployment;
  readonly drydock: DrydockRun & State;
  /** The objects that the tool has left behind, without those that belong to others of them. */
  readonly left: readonly string[];
}

/** Deploys a project with the real tool and as Drydock does, each on a database of its own. */
export async function deployBothWays(
  proof: ProofServer,
  real: RealTool,
  course: Course,
): Promise<BothDeployments> {
  const tool = await onNewDatabase(proof, (database) => deployWithTool(proof, database, real, course));
  const drydock = await onNewDatabase(proof, (database) =>
    deployWithDrydock(proof.server, database, real, course),
  );
  const added = diffSnapshots(proof.empty, tool.catalog).filter(({ kind }) => kind === 'added');
  return { tool, drydock, left: added.map(({ object }) => object) };
}

async function onNewDatabase<Run extends object>(
  proof: ProofServer,
  deploy: (database: Database) => Promise<Run>,
): Promise<Run & State> {
  await using database = await proof.server.createDatabase();
  const run = await deploy(database);
  return { ...run, catalog: await proof.catalogOf(database), dump: await proof.dump(database) };
}

async function deployWithTool(
  proof: ProofServer,
  database: Database,
  real: RealTool,
  { folder, revert = false }: Course,
): Promise<Omit<ToolDeployment, keyof State>> {
  const address = await proof.addressOf(database);
  const deployed = await real.deploy(folder, address);
  const reverted = revert && deployed.ok ? await real.revert?.(folder, address) : undefined;
  const { ok, output } = reverted ?? deployed;
  return inSession(database, async (session) => {
    const rows = await session.query(real.appliedQuery);
    await session.execute(real.forget);
    return { applied: rows.map(({ name }) => String(name)), error: ok ? undefined : output };
  });
}
