import { type SeenStatement, strongLocks, transactionsOf } from '../dry-run/blocking/transactions.js';
import type { DryRunProblem } from '../dry-run/problem.js';
import type { AnyStatement } from '../dry-run/transaction-plan.js';
import { type LintProject, type LintScript, pendingMigrations } from '../lint/project.js';
import { conflicts, type LockMode, strongerOf } from '../postgres/lock-modes.js';
import type { MigrationReport } from '../report.js';
import { createdObject } from '../sql/created-object.js';
import { displayName, listed } from '../sql/names.js';
import { waitedTooLong } from './waited-too-long.js';

/** How long others wait for the relations of which a statement is the first to take a lock that keeps writers out. */
interface Blocking {
  readonly statement: AnyStatement;
  readonly relations: readonly string[];
  /** The strongest that it takes on one of them. */
  readonly mode: LockMode;
  readonly ms: number;
}

/**
 * Where the migrations that were applied kept other sessions from a table for longer than `maxMs`: as other sessions
 * were seen to wait, else by the time that the dry-run itself took. A lock is held to the end of its transaction:
 * manual, 13.3.1. What no transaction but this script knows blocks nobody.
 */
export function blockedTooLong(
  project: LintProject,
  migrations: readonly MigrationReport[],
  maxMs: number,
): readonly DryRunProblem[] {
  return pendingMigrations(project).flatMap(({ id, up }) => {
    const report = migrations.find((one) => one.id === id && one.up === up.file);
    // Nobody waits for a file that production never runs.
    if (!report || report.dev || report.apply.status !== 'applied') return [];
    const transactions = transactionsOf(up, report.statements);
    const waits = waitedTooLong(up, transactions.flat(), maxMs);
    const own = createdBy(up);
    const timed = transactions
      .flatMap((transaction) => blockingsOf(transaction, own))
      .filter(({ ms, statement }) => ms > maxMs && waits.every(({ at }) => at !== statement.region))
      .map((blocking) => problemOf(blocking, up.file));
    return [...waits, ...timed];
  });
}

function blockingsOf(transaction: readonly SeenStatement[], own: ReadonlySet<string>): readonly Blocking[] {
  const locked = new Set<string>();
  return transaction.flatMap((seen, index) => {
    const locks = locksOf(seen, own).filter(([relation]) => !locked.has(relation));
    const [first, ...others] = locks.map(([, mode]) => mode);
    for (const [relation] of locks) locked.add(relation);
    if (first === undefined || isProjected(seen)) return [];
    const ms = transaction.slice(index).reduce((sum, { report: { durationMs } }) => sum + durationMs, 0);
    const relations = locks.map(([relation]) => relation).sort();
    return [{ statement: seen.statement, relations, mode: others.reduce(strongerOf, first), ms }];
  });
}

/** Of what production would wait for, the little that the dry-run has says less. */
const isProjected = ({ report: { blocking = [] } }: SeenStatement): boolean =>
  blocking.some(({ projection }) => projection !== undefined);

const locksOf = (seen: SeenStatement, own: ReadonlySet<string>): ReturnType<typeof strongLocks> =>
  strongLocks(seen).filter(([relation]) => {
    const key = withoutQuotes(relation);
    return !own.has(key) && !own.has(key.slice(key.indexOf('.') + 1));
  });

/** What the script creates; without a schema where the script names none. */
function createdBy({ statements }: LintScript): ReadonlySet<string> {
  const created = statements.flatMap((statement) => createdObject(statement) ?? []);
  return new Set(
    created.flatMap(({ name, space }) => (space === 'relation' ? [withoutQuotes(displayName(name))] : [])),
  );
}

/** Reports quote a name where it needs that. */
const withoutQuotes = (name: string): string => name.replaceAll('"', '');

const mostNamed = 3;

function problemOf({ statement, relations, mode, ms }: Blocking, file: string): DryRunProblem {
  const wants = conflicts('ACCESS SHARE', mode) ? 'read or write' : 'write';
  const which = listed(relations, mostNamed);
  return {
    rule: 'blocked-too-long',
    stage: 'dry-run',
    file,
    at: statement.region,
    message: `A second session that wants to ${wants} ${which} waits ${(ms / 1000).toFixed(1)} s: the lock that this statement takes, ${mode}, is held to the end of its transaction.`,
  };
}
