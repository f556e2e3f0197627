import type { LockMode } from '../postgres/lock-modes.js';
import type { QualifiedName } from '../sql/names.js';
import type { TimeoutName } from '../sql/timeout-settings.js';
import type { RunStatement } from './run-order.js';

/** A lock that a statement takes on a table that was there before its script. */
export interface TakenLock {
  /** `public.orders` */
  readonly key: string;
  readonly table: QualifiedName;
  readonly mode: LockMode;
}

/** A lock that the open transaction holds, and since when. */
export interface HeldLock extends TakenLock {
  readonly statement: RunStatement;
  readonly file: string;
}

/** A timeout in force. */
export interface Timeout {
  /** 0: waits for ever. */
  readonly milliseconds: number;
  /** What set it; undefined for the session that the deployment prepares. */
  readonly statement?: RunStatement;
}

export interface AddedEnumValue {
  readonly value: string;
  readonly type: QualifiedName;
  readonly statement: RunStatement;
  readonly file: string;
}

/**
 * The transaction in which a statement stands: what opened it, the locks that it holds on tables that others see, the
 * timeouts that hold for the next lock, and the enum values that cannot be used before it commits.
 */
export interface TransactionView {
  /**
   * What holds the transaction open in which the statement stands: a BEGIN of the script's own, the tool, or the simple
   * query that the tool sends the whole script as. Undefined where the statement is committed on its own.
   */
  readonly openedBy: 'script' | 'tool' | 'one query' | undefined;
  /** Locks from SHARE UPDATE EXCLUSIVE on that earlier statements of the transaction took, by the table's key. */
  readonly held: ReadonlyMap<string, HeldLock>;
  /**
   * The values that ALTER TYPE … ADD VALUE added in this transaction, by type and value: using one fails with 55P04,
   * unless the transaction created the type too (check_safe_enum_use() in src/backend/utils/adt/enum.c).
   */
  readonly enumValues: ReadonlyMap<string, AddedEnumValue>;
  /** What limits the statement; undefined where nothing was set. */
  timeout(name: TimeoutName): Timeout | undefined;
  /** The first statement of the script that this timeout should limit, and that ran with nothing set. */
  unguarded(name: TimeoutName): RunStatement | undefined;
  /** Whether the transaction itself created the relation of that key, in this script or an earlier one. */
  isNew(key: string): boolean;
  /** The statement of this transaction that added the constraint NOT VALID to the table of that key. */
  addedNotValid(key: string, constraint: string): RunStatement | undefined;
  /** True when a rule asks for the first time in this transaction: for what is to be said once in each. */
  isFirst(rule: string): boolean;
}
