import { setTimeout as sleep } from 'node:timers/promises';
import type { DryRunResult } from '../dry-run/ledger.js';
import { stoppedBy } from '../dry-run/stopped.js';
import type { DryRunPlan, PlannedMigration, PlannedScript } from '../dry-run/plan.js';
import type { EngineKind, PostgresServer } from '../engines/engine.js';
import type { LintMigration, LintProject } from '../lint/project.js';
import type { SourceFile } from '../migration-tools/migration-tool.js';
import { runPsql } from '../migration-tools/psql/run-psql.js';
import { UserError } from '../errors.js';
import type { EngineReport } from '../report.js';
import { parseScript } from '../sql/parse-script.js';
import { interruptedBy } from './interrupted.js';
import type { CheckContext, CheckRequest } from './request.js';
import { othersMigrations, ownMigrations } from './shares.js';

export interface DryRunOutcome extends DryRunResult {
  /** Null where none was started. */
  readonly engine: EngineReport | null;
}

export const notRun: DryRunOutcome = { migrations: [], problems: [], historyMs: 0, engine: null };

/**
 * Runs the pending migrations on an ephemeral server. Loads engines and stages only where they are wanted. A server
 * that cannot be had or is lost, and an interruption, stop it: the outcome is then what there was until then.
 * @throws UserError for what the user must mend.
 */
export async function dryRunProject(
  project: LintProject,
  request: CheckRequest,
  context: CheckContext,
): Promise<DryRunOutcome> {
  const { engine: kind } = request;
  if (kind === 'none' || !ownMigrations(project, request).some(isRun)) return notRun;
  let outcome = notRun;
  const note = (more: Partial<DryRunOutcome>): void => {
    outcome = { ...outcome, ...more };
  };
  try {
    await runOnServer({ ...request, engine: kind }, project, context, note);
  } catch (error) {
    note({ stopped: interruptedBy(context.signal) ?? stoppedBy(error) });
  }
  return outcome;
}

const isRun = ({ unrun }: LintMigration): boolean => unrun === undefined;

/** Between two attempts of a session that nobody keeps waiting. */
const pauseMs = 10;

async function runOnServer(
  request: CheckRequest & { readonly engine: EngineKind | 'auto' },
  project: LintProject,
  { clock, progress, signal }: CheckContext,
  note: (more: Partial<DryRunOutcome>) => void,
): Promise<void> {
  const [{ startEngine }, { dryRun }] = await Promise.all([
    import('../engines/choose-engine.js'),
    import('../dry-run/dry-run.js'),
  ]);
  const plan = await planOf(project, request);
  const { server: started, reason } = await startEngine(request.engine, request.engineOptions, {
    starting: (kind) => {
      progress(`starting PostgreSQL (${kind})`);
    },
    ...(signal ? { signal } : {}),
  });
  await using server = stoppable(started, signal);
  const { kind, version, startupMs } = server;
  note({ engine: { kind, postgresVersion: version, startupMs, reason } });
  const interrupted = () => interruptedBy(signal);
  const partitions = { horizon: request.partitionHorizon };
  const proposes = request.proposes ?? false;
  const { blockingRows: rows, stats } = request;
  const blocking = { rows, ...(stats ? { stats } : {}), pause: () => sleep(pauseMs) };
  note(await dryRun(plan, { server, clock, progress, partitions, blocking, proposes, interrupted }));
}

/** The server, disposed of as soon as the signal is aborted, and once only. */
function stoppable(server: PostgresServer, signal: AbortSignal | undefined): PostgresServer {
  const dispose = server[Symbol.asyncDispose].bind(server) as () => Promise<void>;
  let disposal: Promise<void> | undefined;
  const stop = (): Promise<void> => (disposal ??= dispose());
  const stopNow = (): void => {
    // Where that fails, it is told to whoever started the server.
    stop().catch(() => undefined);
  };
  if (signal?.aborted) stopNow();
  signal?.addEventListener('abort', stopNow, { once: true });
  return Object.assign(server, { [Symbol.asyncDispose]: stop });
}

async function planOf(project: LintProject, request: CheckRequest): Promise<DryRunPlan> {
  const { seed, seedRows } = request;
  const setup = request.setup ?? request.framework.tool.ground;
  const { before, behind } = othersMigrations(project, request);
  const assertions = request.assertions?.filter(({ after }) => (after === 'up' ? behind : before).size === 0);
  return {
    migrations: project.migrations
      .filter((migration) => isRun(migration) && !behind.has(migration))
      .map((migration) => ({
        ...planned(migration, project),
        ...(before.has(migration) ? { provenElsewhere: true } : {}),
      })),
    ...(project.tool.sharesTransaction ? { sharesTransaction: true } : {}),
    ...(setup ? { setup: await preparation(setup, request) } : {}),
    ...(project.baseline ? { baseline: project.baseline } : {}),
    ...(seed ? { seed: await preparation(seed, request) } : {}),
    ...(seedRows === undefined ? {} : { seedRows }),
    ...(assertions ? { assertions } : {}),
  };
}

/** A dev file that the tool would deploy stands in line with the others: so it would in production. */
export const planned = (migration: LintMigration, { tool }: LintProject): PlannedMigration => ({
  id: migration.id,
  up: migration.up,
  ...(migration.down ? { down: migration.down } : {}),
  ...(migration.verify ? { verify: migration.verify } : {}),
  pending: migration.pending,
  ...(migration.repeatable ? { repeatable: true } : {}),
  aside: migration.up.dev && !tool.deploysDevFiles,
});

/**
 * Setup and seed are run as psql would run them with ON_ERROR_STOP.
 * @throws UserError for what psql would complain of, or what it would do is not known: no finding can say so.
 */
async function preparation(
  { path, text }: SourceFile,
  { files, parser }: CheckRequest,
): Promise<PlannedScript> {
  const whole = { file: path, direction: 'up', shape: 'none', text } as const;
  const script = await runPsql(whole, { files, variables: { ON_ERROR_STOP: '1' } });
  const [remark] = script.remarks ?? [];
  if (remark) {
    const place = script.origins?.placeOf(remark.at);
    throw new UserError(`${place?.file ?? path}:${place?.at.startLine ?? 1}: ${remark.message}`);
  }
  return { ...script, parsed: await parseScript(script.text, await parser) };
}
