import { blocksWrites, fromPgLocksName, type LockMode } from '../postgres/lock-modes.js';
import type { StatementReport } from '../report.js';
import type { CatalogSnapshot } from './catalog/snapshot.js';

/** A table that a statement read from end to end, or wrote anew, while it kept others from writing to it. */
export interface HeavyWork {
  readonly statement: StatementReport;
  /** With its schema, quoted where SQL would need it. */
  readonly relation: string;
  readonly mode: LockMode;
  readonly work: 'scan' | 'rewrite';
}

/** The heavy work of the statements on tables and materialized views that were there before their migration. */
export const heavyWork = (
  statements: readonly StatementReport[],
  before: CatalogSnapshot,
): readonly HeavyWork[] => statements.flatMap((statement) => workOf(statement, before));

function workOf(statement: StatementReport, before: CatalogSnapshot): readonly HeavyWork[] {
  const { locks, scans, rewrites } = statement;
  return locks.flatMap(({ relation, mode: name }): readonly HeavyWork[] => {
    const mode = fromPgLocksName(name);
    const rewritten = rewrites.includes(relation);
    if (mode === undefined || !blocksWrites(mode) || (!rewritten && !scans.includes(relation))) return [];
    const existed = before.has(`table ${relation}`) || before.has(`materialized view ${relation}`);
    return existed ? [{ statement, relation, mode, work: rewritten ? 'rewrite' : 'scan' }] : [];
  });
}
