import process from 'node:process';
import { check } from '../check.js';
import type { CheckRequest } from '../check/request.js';
import { EngineError, exitCodes, UserError } from '../errors.js';
import { writeNew } from '../files/write-new.js';
import type { MigrationTool } from '../migration-tools/migration-tool.js';
import { proposalHeading, proposalLines } from '../reporters/proposals.js';
import { visible } from '../reporters/untrusted-text.js';
import { type CheckRequests, prepareRequests } from '../request.js';
import type { MigrationReport } from '../report.js';
import { version } from '../version.js';
import { interruption } from './interruption.js';
import { progressLine } from './progress-line.js';
import type { CheckOptions } from './run-check.js';

export interface RollbackOptions extends CheckOptions {
  readonly write?: boolean;
}

/**
 * Prints a down script for each pending migration that has none, or writes it where the migration tool looks for it.
 * @throws UserError where there is nowhere to write it to, EngineError where nothing can be tried.
 */
export async function runRollback(paths: readonly string[], options: RollbackOptions): Promise<void> {
  const interrupted = interruption();
  const progress = progressLine(process.stderr, () => performance.now());
  try {
    const requests = await requestsOf(paths, options);
    const all: MigrationReport[] = [];
    for (const request of requests) {
      const migrations = await proposed(request, interrupted.signal, progress.show);
      progress.clear();
      interrupted.signal.throwIfAborted();
      if (options.write === true) await writeAll(migrations, request.framework.tool);
      all.push(...migrations);
    }
    if (options.write !== true) process.stdout.write(textOf(all));
    process.exitCode = all.every(isAnswered) ? exitCodes.passed : exitCodes.gateFailed;
  } finally {
    progress.clear();
    interrupted.release();
  }
}

function requestsOf(paths: readonly string[], options: RollbackOptions): Promise<CheckRequests> {
  const { DATABASE_URL: url } = process.env;
  const folder = process.cwd();
  return prepareRequests(folder, {
    ...options,
    ...(url ? { environmentDatabaseUrl: url } : {}),
    mode: 'rollback',
    paths,
    rules: options.rule ?? [],
    projectFolder: folder,
  });
}

/** What is pending and has no down script, tried. */
async function proposed(
  request: CheckRequest,
  signal: AbortSignal,
  progress: (step: string) => void,
): Promise<readonly MigrationReport[]> {
  if (request.engine === 'none')
    throw new UserError('A proposal has to be tried on a server', 'Leave --engine none out.');
  const clock = () => performance.now();
  const { report, stoppedBy } = await check(request, { version, clock, progress, signal });
  if (stoppedBy) throw stoppedBy;
  if (!report.engine) throw new EngineError('No PostgreSQL was started: nothing can be proposed');
  const { tool } = request.framework;
  const isUndone = (up: string): boolean =>
    tool.downFileOf === undefined || tool.downFileOf(up) !== undefined;
  return report.migrations.filter(
    ({ pending, dev, down, up }) => pending && !dev && down === null && isUndone(up),
  );
}

/** A migration that changes nothing needs no down script. */
const isAnswered = ({ apply, rollback: { proposal } }: MigrationReport): boolean =>
  apply.status === 'applied' && (proposal?.proven ?? true);

function textOf(migrations: readonly MigrationReport[]): string {
  if (migrations.length === 0) return 'Every pending migration has a down script.\n';
  return migrations.map((migration) => `${blockOf(migration)}\n`).join('\n');
}

function blockOf({ id, apply, rollback: { proposal } }: MigrationReport): string {
  const name = visible(id);
  if (apply.status !== 'applied')
    return `${name}: the up script ${apply.status === 'failed' ? 'fails' : 'was not run'}`;
  if (!proposal) return `${name}: nothing was seen that a down script would undo`;
  return [`${name}: ${proposalHeading(proposal)}`, '', ...proposalLines(proposal)].join('\n');
}

/** Only what is proven is written: the rest is for somebody to read first. */
async function writeAll(migrations: readonly MigrationReport[], tool: MigrationTool): Promise<void> {
  const { downFileOf } = tool;
  if (!downFileOf)
    throw new UserError(
      tool.downScripts === 'never'
        ? `${tool.name} has no down scripts`
        : `${tool.name} has the down script in the file of the up script, which is left as it is`,
      `Run it without --write and keep what it prints ${tool.downScripts === 'never' ? 'elsewhere' : 'there'}.`,
    );
  for (const migration of migrations) {
    const { proposal } = migration.rollback;
    if (!proposal?.proven) {
      process.stderr.write(`${blockOf(migration).split('\n')[0] ?? ''}: not written\n`);
      continue;
    }
    const path = downFileOf(migration.up);
    if (path === undefined) continue;
    await writeNew(process.cwd(), path, proposal.sql);
    process.stdout.write(`wrote ${visible(path)}\n`);
  }
}
