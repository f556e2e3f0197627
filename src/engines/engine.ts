import type { ServerRoles } from './cluster-roles.js';

/** What runs Postgres. Whoever starts something disposes of it: `await using server = await engine.start(options)`. */
export interface Engine {
  readonly kind: EngineKind;
  /** Why this engine cannot be used here; undefined where it can. Must be quick and leave nothing behind. */
  unavailable(options: EngineOptions): Promise<string | undefined>;
  /** In what the Postgres of this engine is not the one that was asked for; undefined where it is. */
  caveat(options: EngineOptions): string | undefined;
  /** Starts a server. A start that fails, or that `signal` aborts, cleans up and throws an EngineError. */
  start(options: EngineOptions, signal?: AbortSignal): Promise<PostgresServer>;
}

export type EngineKind = 'embedded' | 'local' | 'docker' | 'url';

export interface EngineOptions {
  /** Production's major version, where it is known. */
  readonly postgresMajor?: number;
  /**
   * Milliseconds that one statement may take; kept by a watchdog outside Postgres as well. 0: no limit.
   * The embedded engine cannot see where a statement ends: there the limit holds for the text that is executed.
   */
  readonly statementTimeoutMs: number;
  /** Milliseconds that the server may be used for, kept outside Postgres. 0 or absent: no limit. */
  readonly runTimeoutMs?: number;
  /** Bytes that all databases of the server may take together. 0 or absent: no limit. */
  readonly databaseBytes?: number;
  /** Bytes of memory that a session, or the server as a whole, may take. 0 or absent: no limit. */
  readonly memoryBytes?: number;
  /**
   * The folder of a project whose node_modules may hold PostgreSQL's programs, which are run then. Never where a
   * stranger's pull request is checked: it could bring such a folder along.
   */
  readonly projectFolder?: string;
  /**
   * An empty folder that only we can enter: what is to be cleaned up is on record there, for who comes after a run that
   * was killed.
   */
  readonly leases?: string;
  /** The image of the docker engine; without it the official one of the major version. */
  readonly image?: string;
  /** The server of the url engine, with a role that may create databases and roles. */
  readonly databaseUrl?: string;
  /** Whether that server may be another machine than this one. */
  readonly allowRemoteDatabase?: boolean;
}

export interface PostgresServer extends AsyncDisposable {
  readonly kind: EngineKind;
  readonly roles: ServerRoles;
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
  /** A session of the supervisor, a superuser: for the setup that precedes migrations, and never after one. */
  connectAsSupervisor(): Promise<Connection>;
  /** Keeps the present state. Every connection of this database must be closed before. */
  save(): Promise<SavedDatabase>;
}

/** The state of a database at one moment. It is restored or discarded, once. */
export interface SavedDatabase {
  /** Drops the database that it was saved from, and gives back one in the saved state, of the same name. */
  restore(): Promise<Database>;
  discard(): Promise<void>;
}

export type Row = Readonly<Record<string, unknown>>;

/**
 * One session. One that was broken by the watchdog or the server throws EngineError where the server is gone,
 * PostgresError 57P01 where a new session can be opened.
 */
export interface Connection extends AsyncDisposable {
  /**
   * Sends the text as one simple query, as migration tools do. Throws PostgresError: 57014 where the time limit
   * was reached, 0A000 where a `COPY … FROM stdin` in the text has no data.
   * `copyData` is what the first `COPY … FROM stdin` in the text is fed with.
   */
  execute(sql: string, copyData?: string): Promise<void>;
  /**
   * Runs one query and gives its rows. Booleans, numbers up to 4 bytes, floats, json and arrays of these and of
   * text are parsed; all else comes as the text that Postgres writes, int8 and numeric too. Throws PostgresError.
   */
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
  /** Of the relation that the error is about, where Postgres names one. */
  readonly schema?: string;
  readonly table?: string;
}
