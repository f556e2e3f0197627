import { compareText } from '../../compare-text.js';
import { conflicts, type LockMode } from '../../postgres/lock-modes.js';
import { type SessionKind, sessionKinds } from '../../postgres/session-kinds.js';
import type { StatementReport } from '../../report.js';
import type { CatalogSnapshot } from '../catalog/snapshot.js';
import type { PlannedScript } from '../plan.js';
import type { AnyStatement } from '../transaction-plan.js';
import { FormerNames } from './former-names.js';
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
  const names = new FormerNames();
  const wasThere = (relation: string): boolean =>
    before.has(`table ${relation}`) || before.has(`materialized view ${relation}`);
  return transactionsOf(script, reports).flatMap((statements, transaction) => {
    const former = statements.map((seen): FormerStatement => {
      const known = (relations: readonly string[]) =>
        relations.map((relation) => names.of(relation)).filter(wasThere);
      const locks = strongLocks(seen).filter(([relation]) => wasThere(names.of(relation)));
      const work = known([...seen.report.scans, ...seen.report.rewrites]);
      names.note(seen);
      return { ...seen, locks: locks.toSorted(([left], [right]) => compareText(left, right)), work };
    });
    return firstLocks(former).map(({ index, ...first }) => ({
      ...first,
      script,
      transaction,
      growsWith: [...new Set(former.slice(index).flatMap(({ work }) => work))].sort(),
    }));
  });
}

/** What a statement does to tables that were there before the script. */
interface FormerStatement extends SeenStatement {
  /** Under their present names. */
  readonly locks: ReturnType<typeof strongLocks>;
  /** What it scans or rewrites, under the names that they had before the script. */
  readonly work: readonly string[];
}

type FirstLock = Omit<BlockingCandidate, 'script' | 'growsWith' | 'transaction'> & { readonly index: number };

function firstLocks(transaction: readonly FormerStatement[]): readonly FirstLock[] {
  const keptOut = new Map<string, readonly SessionKind[]>();
  return transaction.flatMap(({ statement, report, locks }, index) =>
    locks.flatMap(([relation, mode]): readonly FirstLock[] => {
      const kinds = newlyKeptOut(mode, keptOut.get(relation));
      if (kinds.length === 0) return [];
      keptOut.set(relation, mode === 'ACCESS EXCLUSIVE' ? sessionKinds : writers);
      return [{ statement, report, relation, mode, kinds, index }];
    }),
  );
}

const writers = sessionKinds.filter((kind) => kind !== 'read');

/** Readers are tried also where the table's lock lets them be: REINDEX keeps them out by the lock of its index. */
function newlyKeptOut(mode: LockMode, already: readonly SessionKind[] | undefined): readonly SessionKind[] {
  if (already === undefined) return sessionKinds;
  return conflicts('ACCESS SHARE', mode) && !already.includes('read') ? ['read'] : [];
}
