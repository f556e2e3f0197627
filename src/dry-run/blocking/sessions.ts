import type { Connection, Database } from '../../engines/engine.js';

/** The server of the dry-run serves 17 sessions of this role; the script has one of them. */
const most = 12;

/** Sessions of the role that migrations run as, opened when they are wanted and used again. */
export class Sessions implements AsyncDisposable {
  readonly #database: Database;
  readonly #all: Connection[] = [];
  readonly #free: Connection[] = [];

  constructor(database: Database) {
    this.#database = database;
  }

  /** So many sessions; undefined where there cannot be that many. */
  async take(count: number): Promise<readonly Connection[] | undefined> {
    const missing = count - this.#free.length;
    if (this.#all.length + Math.max(missing, 0) > most) return undefined;
    const opened = await Promise.all(Array.from({ length: missing }, () => this.#database.connect()));
    this.#all.push(...opened);
    return [...opened, ...this.#free.splice(0, count - opened.length)];
  }

  giveBack(...sessions: readonly Connection[]): void {
    this.#free.push(...sessions);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(this.#all.map((session) => session[Symbol.asyncDispose]()));
  }
}
