import process from 'node:process';
import type pg from 'pg';
import { EngineError } from '../../errors.js';
import { type Connection, type Database, type PostgresServer } from '../engine.js';
import { openPgConnection, type Supervision } from '../pg-connection.js';
import { createLocalDatabase, type DatabaseHost } from './local-database.js';
import type { Postmaster } from './postmaster.js';

interface LocalServerFacts {
  readonly version: string;
  readonly major: number;
  readonly startupMs: number;
  readonly statementTimeoutMs: number;
}

/** A running server of the local engine. */
export class LocalServer implements PostgresServer, Supervision, DatabaseHost {
  readonly kind = 'local';
  readonly concurrentSessions = true;
  readonly version: string;
  readonly major: number;
  readonly startupMs: number;
  readonly #statementTimeoutMs: number;
  /** Process id → database. */
  readonly #sessions = new Map<number, string>();
  #names = 0;
  #ended: string | undefined;

  /** `cleanUp` stops the postmaster, and removes all that the start has made. */
  constructor(
    private readonly postmaster: Postmaster,
    private readonly cleanUp: () => Promise<void>,
    facts: LocalServerFacts,
  ) {
    this.version = facts.version;
    this.major = facts.major;
    this.startupMs = facts.startupMs;
    this.#statementTimeoutMs = facts.statementTimeoutMs;
  }

  get ended(): boolean {
    return this.#ended !== undefined || this.postmaster.ended;
  }

  createDatabase(): Promise<Database> {
    return createLocalDatabase(this);
  }

  newName(): string {
    this.#names += 1;
    return `drydock_${this.#names}`;
  }

  async connect(database: string, role: string): Promise<Connection> {
    const address = this.postmaster.address(role, database);
    const connection = await openPgConnection(address, this.#statementTimeoutMs, this);
    this.#sessions.set(connection.processId, database);
    return connection;
  }

  hasSessions(database: string): boolean {
    return [...this.#sessions.values()].includes(database);
  }

  async supervise<T>(work: (client: pg.Client) => Promise<T>, database?: string): Promise<T> {
    try {
      return await this.postmaster.supervise(work, database);
    } catch (error) {
      const refusal = `the local PostgreSQL server refused: ${error instanceof Error ? error.message : String(error)}`;
      throw new EngineError((await this.whyGone()) ?? refusal, undefined, { cause: error });
    }
  }

  async endSession(processId: number): Promise<void> {
    await this.postmaster.supervise((client) => client.query('SELECT pg_terminate_backend($1)', [processId]));
  }

  sessionClosed(processId: number): void {
    this.#sessions.delete(processId);
  }

  /** SIGKILL for our sessions, one of which heeds nothing else; the postmaster stops its other processes. */
  async killServer(): Promise<void> {
    this.#ended =
      'the local PostgreSQL server was killed: a statement ran too long, and could not be stopped otherwise';
    const stopped = this.postmaster.stop();
    for (const processId of this.#sessions.keys()) killIfThere(processId);
    await stopped;
  }

  async whyGone(): Promise<string | undefined> {
    if (this.#ended !== undefined) return this.#ended;
    try {
      await this.postmaster.ready();
      return undefined;
    } catch {
      return `the local PostgreSQL server stopped with ${this.postmaster.end}`;
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#ended ??= 'the local PostgreSQL server was stopped';
    await this.cleanUp();
  }
}

/** The session may have ended by itself meanwhile. */
function killIfThere(processId: number): void {
  try {
    process.kill(processId, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
