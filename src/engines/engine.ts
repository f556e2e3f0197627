/** What runs Postgres. Whoever starts something disposes of it: `await using server = await engine.start(options)`. */
export interface Engine {
  readonly kind: EngineKind;
  /** Why this engine cannot be used here; undefined where it can. Must be quick and leave nothing behind. */
  unavailable(options: EngineOptions): Promise<string | undefined>;
  /** Starts a server. A failed start cleans up and throws an EngineError. */
  start(options: EngineOptions): Promise<PostgresServer>;
}

export type EngineKind = 'embedded' | 'local' | 'docker' | 'url';

export interface EngineOptions {
  /** Production's major version, where it is known. */
  readonly postgresMajor?: number;
  /** Per statement, in milliseconds; kept by a watchdog outside Postgres as well. 0: no limit. */
  readonly statementTimeoutMs: number;
}

export interface PostgresServer extends AsyncDisposable {
  readonly kind: EngineKind;
  /** Such as `15.18`. */
  readonly version: string;
  readonly major: number;
  readonly startupMs: number;
  /** Whether several sessions can be open at once: without that, locks of CONCURRENTLY cannot be watched. */
  readonly concurrentSessions: boolean;
  /** A new, empty database. */
  createDatabase(): Promise<Database>;
}

/** One throw-away database. Disposing drops it, whatever is connected to it. */
export interface Database extends AsyncDisposable {
  /** A new session of the role that migrations run as. */
  connect(): Promise<Connection>;
  /** Keeps the present state. Every connection of this database must be closed before. */
  save(): Promise<SavedDatabase>;
}

/** The state of a database at one moment. It is restored or discarded, once. */
export interface SavedDatabase {
  /** Drops the database that it was saved from, and gives back one in the saved state. */
  restore(): Promise<Database>;
  discard(): Promise<void>;
}

export type Row = Readonly<Record<string, unknown>>;

/** One session. A connection that was broken by the watchdog or the server throws EngineError or PostgresError 57P01. */
export interface Connection extends AsyncDisposable {
  /**
   * Sends the text as one simple query, as migration tools do. Throws PostgresError.
   * `copyData` is what a `COPY … FROM stdin` in the text is fed with.
   */
  execute(sql: string, copyData?: string): Promise<void>;
  /** Runs one query and gives its rows; numbers of type int8 and numeric come as strings. Throws PostgresError. */
  query(sql: string, parameters?: readonly unknown[]): Promise<readonly Row[]>;
  /** The server process of this session, `pg_backend_pid()`. */
  readonly processId: number;
}

/** An error that Postgres reported, with its fields. Manual, 54.8 “Error and Notice Message Fields”. */
export class PostgresError extends Error {
  override readonly name = 'PostgresError';
  constructor(
    message: string,
    readonly fields: PostgresErrorFields,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

export interface PostgresErrorFields {
  readonly sqlState: string;
  readonly detail?: string;
  readonly hint?: string;
  /** The context: the stack of PL/pgSQL functions that were active, innermost first. */
  readonly where?: string;
  /** 1-based, counts code points of the text that was sent. */
  readonly position?: number;
  readonly internalPosition?: number;
  readonly internalQuery?: string;
}
