import {
  type Connection,
  type Database,
  PostgresError,
  type PostgresServer,
  type SavedDatabase,
} from '../engines/engine.js';
import { inSession } from './stages/stage.js';

/** The database that the dry-run works on; a saved one takes its place whenever a step left it other than it must be. */
export class WorkingDatabase implements AsyncDisposable {
  readonly #server: PostgresServer;
  #current: Database;
  /** Looks at the catalog and does nothing else: in a session that has looked before, that takes half as long. */
  #watch: Connection | undefined;

  constructor(server: PostgresServer, database: Database) {
    this.#server = server;
    this.#current = database;
  }

  get current(): Database {
    return this.#current;
  }

  /** Reads something in a session that does nothing else. */
  async look<Seen>(read: (session: Connection) => Promise<Seen>): Promise<Seen> {
    if (!this.#server.concurrentSessions) return inSession(this.#current, read);
    try {
      this.#watch ??= await this.#current.connect();
      return await read(this.#watch);
    } catch (error) {
      // A migration may end any session of its own role.
      if (!(error instanceof PostgresError)) throw error;
      await this.#closeWatch();
      return inSession(this.#current, read);
    }
  }

  /** A database is copied while nobody is connected to it. */
  async save(): Promise<SavedDatabase> {
    await this.#closeWatch();
    return this.#current.save();
  }

  async restore(saved: SavedDatabase): Promise<void> {
    await this.#closeWatch();
    this.#current = await saved.restore();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#closeWatch();
    await this.#current[Symbol.asyncDispose]();
  }

  async #closeWatch(): Promise<void> {
    const watch = this.#watch;
    this.#watch = undefined;
    await watch?.[Symbol.asyncDispose]();
  }
}
