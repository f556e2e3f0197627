import { EngineError } from '../../errors.js';
import { ownRoles } from '../cluster-roles.js';
import { type Connection, type Database, type Row, type SavedDatabase } from '../engine.js';
import { toParameter } from '../values.js';
import type { ServerLimits } from '../server-limits.js';
import type { WorkerThread } from './worker-thread.js';

/** A cluster at rest. */
export interface Snapshot {
  /** A tar. */
  readonly dataFolder: Uint8Array;
  readonly bundles: readonly string[];
}

/** What a database needs of its server. */
export interface ThreadHost {
  readonly statementTimeoutMs: number;
  readonly limits: ServerLimits;
  /** Throws EngineError. */
  startThread(snapshot: Snapshot): Promise<WorkerThread>;
}

/** The one database of a worker thread. */
export class EmbeddedDatabase implements Database {
  #sessionOpen = false;

  constructor(
    private readonly host: ThreadHost,
    private readonly thread: WorkerThread,
  ) {}

  connect(): Promise<Connection> {
    return this.#open(ownRoles.migrator);
  }

  connectAsSupervisor(): Promise<Connection> {
    return this.#open(ownRoles.supervisor);
  }

  async #open(role: string): Promise<Connection> {
    if (this.#sessionOpen && this.thread.gone === undefined) {
      throw new EngineError('the embedded Postgres has one session at a time, and it is in use');
    }
    this.#sessionOpen = true;
    const close = (): void => {
      this.#sessionOpen = false;
    };
    try {
      const { processId } = await this.thread.ask({ kind: 'open-session', role }, 'session');
      return new EmbeddedConnection(this.thread, this.host, processId, close);
    } catch (error) {
      close();
      throw error;
    }
  }

  async save(): Promise<SavedDatabase> {
    if (this.#sessionOpen) throw new Error('close the connections before saving their database');
    const { dataFolder, bundles } = await this.thread.ask({ kind: 'save' }, 'saved');
    return new SavedEmbeddedDatabase(this.host, this.thread, {
      dataFolder: new Uint8Array(dataFolder),
      bundles,
    });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.thread.stop('the embedded Postgres was stopped: its database was dropped');
  }
}

class SavedEmbeddedDatabase implements SavedDatabase {
  #snapshot: Snapshot | undefined;

  constructor(
    private readonly host: ThreadHost,
    private readonly original: WorkerThread,
    snapshot: Snapshot,
  ) {
    this.#snapshot = snapshot;
  }

  async restore(): Promise<Database> {
    const snapshot = this.#snapshot;
    if (snapshot === undefined) throw new Error('a saved database is restored or discarded once');
    this.#snapshot = undefined;
    await this.original.stop('the embedded Postgres was stopped: its database was replaced by a saved one');
    return new EmbeddedDatabase(this.host, await this.host.startThread(snapshot));
  }

  discard(): Promise<void> {
    this.#snapshot = undefined;
    return Promise.resolve();
  }
}

class EmbeddedConnection implements Connection {
  #closed = false;

  constructor(
    private readonly thread: WorkerThread,
    private readonly host: ThreadHost,
    readonly processId: number,
    private readonly onClosed: () => void,
  ) {}

  async execute(sql: string, copyData?: string): Promise<void> {
    const data = copyData === undefined ? {} : { copyData };
    try {
      await this.thread.ask({ kind: 'execute', sql, ...data }, 'done', this.host.statementTimeoutMs);
    } catch (error) {
      throw this.host.limits.tell(this.processId) ?? error;
    }
  }

  async query(sql: string, parameters: readonly unknown[] = []): Promise<readonly Row[]> {
    const request = { kind: 'query', sql, parameters: parameters.map(toParameter) } as const;
    return (await this.thread.ask(request, 'rows', this.host.statementTimeoutMs)).rows;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    await this.thread.ask({ kind: 'close-session' }, 'done').catch((error: unknown) => {
      if (this.thread.gone === undefined) throw error;
    });
    this.onClosed();
  }
}
