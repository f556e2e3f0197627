import type pg from 'pg';
import { EngineError } from '../../errors.js';
import { migratorSettings, type ServerRoles } from '../cluster-roles.js';
import type { PostgresError } from '../engine.js';
import {
  type Connection,
  type Database,
  type EngineKind,
  type EngineOptions,
  type PostgresServer,
} from '../engine.js';
import { createNativeDatabase, type DatabaseHost, type SharedServer } from './native-database.js';
import { openPgConnection, type PgAddress, type Supervision } from './pg-connection.js';
import type { SavedRoles } from './saved-roles.js';
import { ServerLimits } from '../server-limits.js';
import { reopen } from './reopen.js';

/** A real PostgreSQL as its engine runs it, or finds it running. */
export interface NativeProcess {
  /** How it is called in a sentence: `the local PostgreSQL server`. */
  readonly name: string;
  readonly roles: ServerRoles;
  /** What it is to us where others use it as well; undefined where it is thrown away as a whole. */
  readonly shared?: SharedServer;
  /** Whether it is known to be gone. */
  readonly ended: boolean;
  /** Where one of its roles connects. */
  address(role: keyof ServerRoles, database: string): PgAddress;
  /**
   * Runs work in a session of the supervisor, in its own database where none is named. It may be a superuser: only
   * names of pg_catalog, and nothing that migrations may have made.
   */
  supervise<T>(work: (client: pg.Client) => Promise<T>, database?: string): Promise<T>;
  /** A name for a new database that no other one on that server has. */
  newName(): string;
  saveRoles(): Promise<SavedRoles>;
  /** Resolves where it answers, also after a crash of one of its sessions; rejects with how it ended: `signal SIGKILL`. */
  ready(): Promise<void>;
  /** Calls where it ends, whoever ended it; absent where it takes its sessions along. */
  onEnd?(listener: () => void): void;
  /** Kills it, because these sessions of ours heed nothing else. A shared one is given up. */
  kill(sessions: Iterable<number>): Promise<void>;
  /** Stops it, and removes all that the start has made. */
  dispose(): Promise<void>;
}

export interface NativeFacts {
  readonly kind: EngineKind;
  readonly version: string;
  readonly major: number;
  readonly startupMs: number;
}

/** What the engines that run a real PostgreSQL have in common: sessions, databases, limits. */
export class NativeServer implements PostgresServer, Supervision, DatabaseHost {
  readonly concurrentSessions = true;
  readonly kind: EngineKind;
  readonly version: string;
  readonly major: number;
  readonly startupMs: number;
  readonly #statementTimeoutMs: number;
  readonly #limits: ServerLimits;
  readonly #databases = new Set<string>();
  /** Process id → database. */
  readonly #sessions = new Map<number, string>();
  #ended: string | undefined;

  constructor(
    private readonly process: NativeProcess,
    facts: NativeFacts,
    options: EngineOptions,
  ) {
    this.kind = facts.kind;
    this.version = facts.version;
    this.major = facts.major;
    this.startupMs = facts.startupMs;
    this.#statementTimeoutMs = options.statementTimeoutMs;
    // A session that is busy does not notice that its postmaster is gone: it would outlive us, and we would wait for it.
    process.onEnd?.(() => void process.kill(this.#sessions.keys()));
    this.#limits = new ServerLimits(options, {
      databaseBytes: () => this.#databaseBytes(),
      reached: () => this.#endAllSessions(),
    });
  }

  get roles(): ServerRoles {
    return this.process.roles;
  }

  get ended(): boolean {
    return this.#ended !== undefined || this.process.ended;
  }

  createDatabase(): Promise<Database> {
    return createNativeDatabase(this);
  }

  newName(): string {
    const name = this.process.newName();
    this.#databases.add(name);
    return name;
  }

  get shared(): SharedServer | undefined {
    return this.process.shared;
  }

  async connect(database: string, role: keyof ServerRoles): Promise<Connection> {
    this.#refuseIfGone();
    const address = this.process.address(role, database);
    const settings = role === 'migrator' ? migratorSettings(this.major) : {};
    const options = { statementTimeoutMs: this.#statementTimeoutMs, settings };
    const open = () => openPgConnection(address, options, this);
    const door = { database, role: this.roles[role], password: address.password };
    // The supervisor of a shared server is somebody's role, at which nothing may be changed.
    const isOurs = role === 'migrator' || !this.shared;
    const connection = await (isOurs ? reopen(open, this, door) : open());
    this.#sessions.set(connection.processId, database);
    return connection;
  }

  hasSessions(database: string): boolean {
    return [...this.#sessions.values()].includes(database);
  }

  saveRoles(): Promise<SavedRoles> {
    return this.#orExplain(() => this.process.saveRoles());
  }

  supervise<T>(work: (client: pg.Client) => Promise<T>, database?: string): Promise<T> {
    return this.#orExplain(() => this.process.supervise(work, database));
  }

  /** A server that others use goes on, and would answer. */
  #refuseIfGone(): void {
    // A limit is first told at a statement.
    const known = this.#ended ?? (this.#limits.told ? this.#limits.why : undefined);
    if (known !== undefined) throw new EngineError(known);
  }

  async #orExplain<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      const refusal = `${this.process.name} refused: ${error instanceof Error ? error.message : String(error)}`;
      throw new EngineError((await this.whyGone()) ?? refusal, undefined, { cause: error });
    }
  }

  async endSession(processId: number): Promise<void> {
    await this.process.supervise((client) =>
      client.query('SELECT pg_catalog.pg_terminate_backend($1)', [processId]),
    );
  }

  sessionClosed(processId: number): void {
    this.#sessions.delete(processId);
  }

  limitReached(processId: number): PostgresError | undefined {
    return this.#limits.tell(processId);
  }

  async killServer(): Promise<void> {
    const done = this.shared ? 'given up' : 'killed';
    this.#ended = `${this.process.name} was ${done}: a statement ran too long, and could not be stopped otherwise`;
    await this.process.kill(this.#sessions.keys());
  }

  async whyGone(): Promise<string | undefined> {
    const known = this.#ended ?? this.#limits.why;
    if (known !== undefined) return known;
    try {
      await this.process.ready();
      return undefined;
    } catch (error) {
      return `${this.process.name} stopped with ${error instanceof Error ? error.message : String(error)}`;
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#ended ??= `${this.process.name} was stopped`;
    this.#limits.stop();
    await this.process.dispose();
  }

  /** A saved copy counts as well: it takes as much. */
  async #databaseBytes(): Promise<number> {
    const answer = await this.process.supervise((client) =>
      client.query<{ bytes: number }>(
        'SELECT sum(pg_catalog.pg_database_size(datname))::float8 AS bytes FROM pg_catalog.pg_database WHERE datname = ANY ($1)',
        [[...this.#databases]],
      ),
    );
    return answer.rows[0]?.bytes ?? 0;
  }

  async #endAllSessions(): Promise<void> {
    const sessions = [...this.#sessions.keys()];
    await Promise.all(sessions.map((processId) => this.endSession(processId)));
  }
}
