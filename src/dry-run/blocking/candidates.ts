import { conflicts, type LockMode } from '../../postgres/lock-modes.js';
import { type SessionKind, sessionKinds } from '../../postgres/session-kinds.js';
import type { StatementReport } from '../../report.js';
import type { CatalogSnapshot } from '../catalog/snapshot.js';
import type { PlannedScript } from '../plan.js';
import type { AnyStatement } from '../transaction-plan.js';
import { type SeenStatement, strongLocks, transactionsOf } from './transactions.js';

/** A statement that is the first of its transaction to keep some sessions from a table that was there before. */
export interface BlockingCandidate {
  readonly script: PlannedScript;
  readonly statement: AnyStatement;
  readonly report: StatementReport;
  /** With its schema, quoted where SQL would need it. */
  readonly relation: string;
  readonly mode: LockMode;
  /** The sessions to try: those that an earlier statement keeps out already are left out. */
  readonly kinds: readonly SessionKind[];
  /**
   * The tables that were there before and are scanned or rewritten from this statement to the end of its transaction,
   * for that long is the lock held: manual, 13.3.1. Where there are none, the wait does not grow with any table.
   */
  readonly growsWith: readonly string[];
  /** Counts the transactions of the script. */
  readonly transaction: number;
}

/**
 * What an up script that was applied keeps other sessions from.
 * @param before the catalog that it found: nobody waits for what the script itself made
 */
export function blockingCandidates(
  script: PlannedScript,
  reports: readonly StatementReport[],
  before: CatalogSnapshot,
): readonly BlockingCandidate[] {
  const wasThere = (relation: string): boolean =>
    before.has(`table ${relation}`) || before.has(`materialized view ${relation}`);
  return transactionsOf(script, reports).flatMap((statements, transaction) =>
    firstLocks(statements, wasThere).map(({ index, ...first }) => ({
      ...first,
      script,
      transaction,
      growsWith: heavyTables(statements.slice(index)).filter(wasThere),
    })),
  );
}

type FirstLock = Omit<BlockingCandidate, 'script' | 'growsWith' | 'transaction'> & { readonly index: number };

function firstLocks(
  transaction: readonly SeenStatement[],
  wasThere: (relation: string) => boolean,
): readonly FirstLock[] {
  const keptOut = new Map<string, readonly SessionKind[]>();
  return transaction.flatMap((seen, index) =>
    strongLocks(seen).flatMap(([relation, mode]): readonly FirstLock[] => {
      const already = keptOut.get(relation);
      const kinds = newlyKeptOut(mode, already);
      if (kinds.length === 0 || !wasThere(relation)) return [];
      keptOut.set(relation, mode === 'ACCESS EXCLUSIVE' ? sessionKinds : writers);
      return [{ ...seen, relation, mode, kinds, index }];
    }),
  );
}

const writers = sessionKinds.filter((kind) => kind !== 'read');

/** Readers are tried also where the table's lock lets them be: REINDEX keeps them out by the lock of its index. */
function newlyKeptOut(mode: LockMode, already: readonly SessionKind[] | undefined): readonly SessionKind[] {
  if (already === undefined) return sessionKinds;
  return conflicts('ACCESS SHARE', mode) && !already.includes('read') ? ['read'] : [];
}

const heavyTables = (statements: readonly SeenStatement[]): readonly string[] =>
  [...new Set(statements.flatMap(({ report: { scans, rewrites } }) => [...scans, ...rewrites]))].sort();
