import type { TransactionShape } from '../../migration-tools/migration-tool.js';
import { blocksWrites, fromPgLocksName, type LockMode } from '../../postgres/lock-modes.js';
import type { StatementReport } from '../../report.js';
import type { ParsedScript } from '../../sql/statements.js';
import { refusesTransactionBlock } from '../../sql/transactions.js';
import { type AnyStatement, planTransactions } from '../transaction-plan.js';

/** A statement of a transaction, and what the dry-run saw of it. */
export interface SeenStatement {
  readonly statement: AnyStatement;
  readonly report: StatementReport;
}

/**
 * The transactions of a script that was run. The reports are in the order in which the statements were run; BEGIN,
 * COMMIT and what was passed over have none.
 */
export function transactionsOf(
  { parsed, shape }: { readonly parsed: ParsedScript; readonly shape: TransactionShape },
  reports: readonly StatementReport[],
): readonly (readonly SeenStatement[])[] {
  let next = 0;
  const seen = (statement: AnyStatement): readonly SeenStatement[] => {
    const report = reports[next];
    if (report?.startLine !== statement.region.startLine) return [];
    next += 1;
    return [{ statement, report }];
  };
  return planTransactions(parsed.statements, shape).flatMap(({ begin, statements }) => {
    const run = statements.flatMap(seen);
    return begin === undefined ? run.map((one) => [one]) : [run];
  });
}

/**
 * The locks that keep writers of other sessions out. DETACH PARTITION … CONCURRENTLY takes its strong lock at its very
 * end, and lets others work while it waits: manual, ALTER TABLE.
 */
export function strongLocks({
  statement,
  report,
}: SeenStatement): readonly (readonly [relation: string, mode: LockMode])[] {
  if (statement.kind === 'AlterTableStmt' && refusesTransactionBlock(statement)) return [];
  return report.locks.flatMap(({ relation, mode: name }) => {
    const mode = fromPgLocksName(name);
    return mode && blocksWrites(mode) ? [[relation, mode] as const] : [];
  });
}
