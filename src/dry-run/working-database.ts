import {
  type Connection,
  type Database,
  PostgresError,
  type PostgresServer,
  type SavedDatabase,
} from '../engines/engine.js';
import { type CatalogSnapshot, takeSnapshot } from './catalog/snapshot.js';
import { readRows, type RowSnapshot } from './rows/read-rows.js';
import { keyOf } from './rows/table-key.js';
import { inSession } from './stages/stage.js';

/** What has been read of a database and still holds. */
interface Seen {
  readonly catalog?: CatalogSnapshot;
  readonly rows?: RowSnapshot;
}

/** A state of the working database that can be gone back to, once. */
export interface SavedState {
  readonly database: SavedDatabase;
  readonly seen: Seen;
}

/**
 * The database that the dry-run works on, and what is known of it; a saved one takes its place whenever a step left it
 * other than it must be.
 */
export class WorkingDatabase implements AsyncDisposable {
  readonly #server: PostgresServer;
  #current: Database;
  #seen: Seen = {};
  /** What any table was called until now: a view may take its place. */
  readonly #tableNames = new Set<string>();
  /** Looks at the catalog and does nothing else: in a session that has looked before, that takes half as long. */
  #watch: Connection | undefined;

  constructor(server: PostgresServer, database: Database) {
    this.#server = server;
    this.#current = database;
  }

  get current(): Database {
    return this.#current;
  }

  /** The catalog as it is now. */
  async catalog(): Promise<CatalogSnapshot> {
    const catalog =
      this.#seen.catalog ?? (await this.look((watch) => takeSnapshot(watch, this.#server.major)));
    this.#seen = { ...this.#seen, catalog };
    return catalog;
  }

  /** The rows as they are now. */
  async rows(): Promise<RowSnapshot> {
    const rows = this.#seen.rows ?? (await this.look((watch) => readRows(watch, this.#tableNames)));
    for (const table of rows.tables.values()) this.#tableNames.add(keyOf(table));
    this.#seen = { ...this.#seen, rows };
    return rows;
  }

  /** Something was run for good; the catalog is given where it is known to be as it was once. */
  changed(catalog?: CatalogSnapshot): void {
    this.#seen = catalog ? { catalog } : {};
  }

  /** Reads something in a session that does nothing else. */
  async look<Result>(read: (session: Connection) => Promise<Result>): Promise<Result> {
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
  async save(): Promise<SavedState> {
    await this.#closeWatch();
    return { database: await this.#current.save(), seen: this.#seen };
  }

  async restore({ database, seen }: SavedState): Promise<void> {
    await this.#closeWatch();
    this.#current = await database.restore();
    this.#seen = seen;
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
