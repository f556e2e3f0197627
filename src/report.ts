/** The plain data that reporters read. Types only: `drydock … --format json` prints a `Report` as it is. */

export type Severity = 'error' | 'warning' | 'info';

export type FindingStage = 'lint' | 'dry-run' | 'rerun' | 'rollback';

/** A place in a file: lines and columns are 1-based, columns count UTF-16 code units, the end is exclusive. */
export interface Region {
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
}

export interface Edit extends Region {
  readonly text: string;
}

export interface Fix {
  readonly description: string;
  readonly edits: readonly Edit[];
}

/** A table-level lock; `mode` as `pg_locks.mode` spells it. */
export interface ObservedLock {
  readonly relation: string;
  readonly mode: string;
}

export interface Observation {
  readonly locks: readonly ObservedLock[];
  readonly scans: readonly string[];
  readonly rewrites: readonly string[];
}

/** What Postgres said of a statement that failed. */
export interface PostgresMessage {
  readonly message: string;
  readonly sqlState: string;
  readonly detail?: string;
  readonly hint?: string;
  readonly where?: string;
}

export interface Finding extends Region {
  readonly rule: string;
  readonly severity: Severity;
  readonly stage: FindingStage;
  /** Relative to the working directory, forward slashes. */
  readonly file: string;
  /** Which project's, where there are several. */
  readonly project?: string;
  readonly message: string;
  readonly help: string;
  readonly docsUrl: string;
  readonly fix?: Fix;
  /** Present only on a finding that a comment in the file, or the baseline, ignores; it counts as suppressed, not as its severity. */
  readonly suppressed?: {
    readonly reason: string;
    readonly line: number;
    /** Present where it is not a comment but the baseline; the line is then that of the finding. */
    readonly by?: 'baseline';
  };
  /** Present where the dry-run ran the statement of a lock finding. */
  readonly observed?: Observation & { readonly confirmed: boolean };
  /** Present where Postgres itself complained. */
  readonly postgres?: PostgresMessage;
}

/** One attribute of one catalog object that is not as it was. `before`/`after` are null where the object was absent. */
export interface Difference {
  readonly object: string;
  readonly attribute: string;
  readonly before: string | null;
  readonly after: string | null;
  readonly kind: 'added' | 'removed' | 'changed' | 'column-order';
}

/** Why a step ended as it did, where it did not end well. */
export interface StepFailure {
  readonly error?: string;
  readonly sqlState?: string;
  readonly file?: string;
  readonly line?: number;
}

/**
 * `skipped`: of the up script nothing could be run, and `error` says why. Where only some statements of it could not
 * (the finding extension-unavailable names each), it is `applied`, and the other steps are about the rest.
 */
export interface ApplyResult extends StepFailure {
  readonly status: 'applied' | 'failed' | 'skipped';
  readonly durationMs?: number;
}

export interface RerunResult extends StepFailure {
  readonly status: 'idempotent' | 'failed' | 'changed' | 'skipped';
  readonly differences?: readonly Difference[];
}

export interface RollbackResult extends StepFailure {
  readonly status: 'restored' | 'differs' | 'data-lost' | 'failed' | 'missing' | 'skipped';
  readonly differences: readonly Difference[];
  /** Where no down script exists. */
  readonly proposal?: Proposal;
}

/** A down script that Drydock derived from what the up script did. */
export interface Proposal {
  readonly sql: string;
  /** Whether it was run and restored the schema. */
  readonly proven: boolean;
  /** Tables and columns whose data it cannot bring back: `public.orders.note`. */
  readonly losesData: readonly string[];
}

export interface ReapplyResult extends StepFailure {
  readonly status: 'same' | 'differs' | 'failed' | 'skipped';
  readonly differences?: readonly Difference[];
}

/** One statement of an up script as the dry-run saw it. */
export interface StatementReport extends Observation {
  readonly file: string;
  readonly startLine: number;
  /** Cut at 200 characters. */
  readonly sql: string;
  readonly durationMs: number;
  /** Present where it is the first of its transaction to keep some sessions from a table: an entry for each table. */
  readonly blocking?: readonly Blocking[];
}

/** How long other sessions wait for a table, from this statement to the end of its transaction. */
export interface Blocking {
  readonly relation: string;
  /** As `pg_locks.mode` spells it. */
  readonly mode: string;
  /** The tables that are scanned or rewritten meanwhile. Empty: the wait does not grow with any table. */
  readonly growsWith: readonly string[];
  /** How many rows these tables had when it was measured. */
  readonly rows?: number;
  /**
   * The longest wait of each kind of session, in milliseconds; null where it was refused at once. A kind that an
   * earlier statement of the transaction keeps out is told of there.
   */
  readonly waits?: Readonly<Partial<Record<'read' | 'insert' | 'update' | 'delete', number | null>>>;
  /** Why it was not measured although it grows: a clause without a full stop. */
  readonly unmeasured?: string;
  readonly projection?: BlockingProjection;
  /** Why there is no projection although there are stats. */
  readonly unprojected?: string;
}

/** The longest wait at the size of production. */
export interface BlockingProjection {
  /** The largest of the tables that it grows with, and its rows in production. */
  readonly relation: string;
  readonly rows: number;
  readonly ms: number;
  readonly growth: 'linear' | 'n log n';
  /** The largest deviation of a measurement from the curve, as a share of it. */
  readonly error: number;
  /** The numbers of rows at which it was measured. */
  readonly measuredAt: readonly number[];
}

export interface MigrationReport {
  /** Which project's, where there are several. */
  readonly project?: string;
  readonly id: string;
  readonly up: string;
  readonly down: string | null;
  readonly pending: boolean;
  /** A file that production never runs; it is tried out beside the line of migrations. */
  readonly dev: boolean;
  readonly apply: ApplyResult;
  readonly rerun: RerunResult;
  readonly rollback: RollbackResult;
  readonly reapply: ReapplyResult;
  readonly statements: readonly StatementReport[];
}

export interface EngineReport {
  readonly kind: string;
  readonly postgresVersion: string;
  readonly startupMs: number;
  /** Why this engine was chosen and the ones before it in order were not. */
  readonly reason: string;
}

export interface Summary {
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
  readonly suppressed: number;
  readonly migrations: number;
  readonly statements: number;
}

/** All in milliseconds of wall clock; a part that did not run is 0. */
export interface Timings {
  readonly parseMs: number;
  readonly lintMs: number;
  readonly historyMs: number;
  readonly dryRunMs: number;
  readonly totalMs: number;
}

/** Why a run did not come to its end; what it had found until then is in the report. */
export interface Incomplete {
  /** One sentence, without a full stop. */
  readonly reason: string;
}

/** What a run says of one of several projects; the findings and migrations that bear its name are its own. */
export interface ProjectReport {
  readonly name: string;
  readonly verdict: 'pass' | 'fail';
  readonly incomplete?: Incomplete;
  readonly summary: Summary;
  readonly framework: { readonly name: string; readonly reason: string };
  readonly engine: EngineReport | null;
  readonly timings: Timings;
}

/** Which of equal shares of the pending migrations a run checks, both counted from 1. */
export interface Shard {
  readonly index: number;
  readonly of: number;
}

/** Where there are several projects, what is no list speaks of all of them: counts and times are sums. */
export interface Report {
  readonly schemaVersion: 1;
  readonly tool: { readonly name: 'drydock'; readonly version: string };
  /** Never `pass` where the run is incomplete. */
  readonly verdict: 'pass' | 'fail';
  /** Present only where the server was lost or the run was interrupted: steps that are left were skipped. */
  readonly incomplete?: Incomplete;
  /** Present only where a share of the pending migrations was checked; findings and migrations are those of the share. */
  readonly shard?: Shard;
  readonly summary: Summary;
  readonly framework: { readonly name: string; readonly reason: string };
  /** Present only where there are several. */
  readonly projects?: readonly ProjectReport[];
  readonly findings: readonly Finding[];
  readonly migrations: readonly MigrationReport[];
  /** The first that was started, where there are several projects. */
  readonly engine: EngineReport | null;
  readonly timings: Timings;
}
