import { EngineError } from '../errors.js';
import type { DryRunResult } from '../dry-run/dry-run.js';
import type { DryRunPlan, PlannedMigration, PlannedScript } from '../dry-run/plan.js';
import type { LintMigration, LintProject } from '../lint/project.js';
import type { SourceFile } from '../migration-tools/migration-tool.js';
import type { EngineReport } from '../report.js';
import { parseScript } from '../sql/parse-script.js';
import type { Parser } from '../sql/parser.js';
import type { CheckContext, CheckRequest } from './request.js';

export interface DryRunOutcome extends DryRunResult {
  readonly engine: EngineReport | null;
}

const notRun: DryRunOutcome = { migrations: [], problems: [], historyMs: 0, engine: null };

/** Runs the pending migrations on an ephemeral server. Loads engines and stages only where they are wanted. */
export async function dryRunProject(
  project: LintProject,
  request: CheckRequest,
  context: CheckContext,
): Promise<DryRunOutcome> {
  if (request.engine === 'none' || !project.migrations.some(({ pending }) => pending)) return notRun;
  const [{ chooseEngine }, { dryRun }] = await Promise.all([
    import('../engines/choose-engine.js'),
    import('../dry-run/dry-run.js'),
  ]);
  const plan = await planOf(project, request);
  const options = engineOptions(request);
  const { engine, reason } = await chooseEngine(request.engine, options);
  context.progress(`starting PostgreSQL (${engine.kind})`);
  await using server = await engine.start(options);
  context.signal?.addEventListener('abort', () => void server[Symbol.asyncDispose](), { once: true });
  if (context.signal?.aborted) throw new EngineError('The run was interrupted');
  const { clock, progress } = context;
  const partitions = { horizon: request.partitionHorizon };
  const result = await dryRun(plan, { server, clock, progress, partitions });
  const { kind, version, startupMs } = server;
  return { ...result, engine: { kind, postgresVersion: version, startupMs, reason } };
}

const engineOptions = ({ postgresMajor, statementTimeoutMs }: CheckRequest) => ({
  ...(postgresMajor === undefined ? {} : { postgresMajor }),
  statementTimeoutMs,
});

async function planOf(project: LintProject, { setup, seed, parser }: CheckRequest): Promise<DryRunPlan> {
  return {
    migrations: project.migrations.map((migration) => planned(migration, project)),
    ...(setup ? { setup: await preparation(setup, parser) } : {}),
    ...(project.baseline ? { baseline: project.baseline } : {}),
    ...(seed ? { seed: await preparation(seed, parser) } : {}),
  };
}

/** A dev file that the tool would deploy stands in line with the others: so it would in production. */
export const planned = (migration: LintMigration, { tool }: LintProject): PlannedMigration => ({
  id: migration.id,
  up: migration.up,
  ...(migration.down ? { down: migration.down } : {}),
  pending: migration.pending,
  aside: migration.up.dev && !tool.deploysDevFiles,
});

/** Setup and seed are run as psql would run them. */
async function preparation({ path, text }: SourceFile, parser: Promise<Parser>): Promise<PlannedScript> {
  const parsed = await parseScript(text, await parser);
  return { file: path, direction: 'up', shape: 'none', parsed };
}
