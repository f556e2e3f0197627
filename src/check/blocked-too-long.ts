import type { DryRunProblem } from '../dry-run/problem.js';
import { type AnyStatement, planTransactions } from '../dry-run/transaction-plan.js';
import { type LintProject, type LintScript, pendingMigrations } from '../lint/project.js';
import {
  blocksWrites,
  conflicts,
  fromPgLocksName,
  type LockMode,
  strongerOf,
} from '../postgres/lock-modes.js';
import type { MigrationReport, StatementReport } from '../report.js';
import { createdObject } from '../sql/created-object.js';
import { displayName, listed } from '../sql/names.js';
import { refusesTransactionBlock } from '../sql/transactions.js';

/** A statement of a transaction, and what the dry-run saw of it. */
interface Measured {
  readonly statement: AnyStatement;
  readonly report: StatementReport;
}

/** How long others wait for the relations of which a statement is the first to take a lock that keeps writers out. */
interface Blocking {
  readonly statement: AnyStatement;
  readonly relations: readonly string[];
  /** The strongest that it takes on one of them. */
  readonly mode: LockMode;
  readonly ms: number;
}

/**
 * Where the migrations that were applied kept other sessions from a table for longer than `maxMs`, in wall clock. A
 * lock is held to the end of its transaction: manual, 13.3.1. What no transaction but this script knows blocks nobody.
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
    const own = createdBy(up);
    return transactionsOf(up, report.statements)
      .flatMap((transaction) => blockingsOf(transaction, own))
      .filter(({ ms }) => ms > maxMs)
      .map((blocking) => problemOf(blocking, up.file));
  });
}

/** The reports are in the order in which the statements were run; BEGIN and COMMIT have none. */
function transactionsOf(
  { parsed, shape }: LintScript,
  reports: readonly StatementReport[],
): readonly (readonly Measured[])[] {
  const left = reports.values();
  const measured = (statement: AnyStatement): readonly Measured[] => {
    const report = left.next().value;
    return report ? [{ statement, report }] : [];
  };
  return planTransactions(parsed.statements, shape).flatMap(({ begin, statements }) => {
    const run = statements.flatMap(measured);
    return begin === undefined ? run.map((one) => [one]) : [run];
  });
}

function blockingsOf(transaction: readonly Measured[], own: ReadonlySet<string>): readonly Blocking[] {
  const locked = new Set<string>();
  return transaction.flatMap(({ statement, report }, index) => {
    const locks = locksOf(statement, report, own).filter(([relation]) => !locked.has(relation));
    const [first, ...others] = locks.map(([, mode]) => mode);
    if (first === undefined) return [];
    for (const [relation] of locks) locked.add(relation);
    const ms = transaction.slice(index).reduce((sum, { report: { durationMs } }) => sum + durationMs, 0);
    const relations = locks.map(([relation]) => relation).sort();
    return [{ statement, relations, mode: others.reduce(strongerOf, first), ms }];
  });
}

/**
 * The locks that keep writers of other sessions out. DETACH PARTITION … CONCURRENTLY takes its strong lock at its very
 * end, and lets others work while it waits: manual, ALTER TABLE.
 */
function locksOf(
  statement: AnyStatement,
  { locks }: StatementReport,
  own: ReadonlySet<string>,
): readonly (readonly [string, LockMode])[] {
  if (statement.kind === 'AlterTableStmt' && refusesTransactionBlock(statement)) return [];
  return locks.flatMap(({ relation, mode: name }) => {
    const mode = fromPgLocksName(name);
    const key = withoutQuotes(relation);
    const isOwn = own.has(key) || own.has(key.slice(key.indexOf('.') + 1));
    return mode && blocksWrites(mode) && !isOwn ? [[relation, mode] as const] : [];
  });
}

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
