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
    const answers = await Promise.allSettled(Array.from({ length: missing }, () => this.#database.connect()));
    const opened = answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value] : []));
    this.#all.push(...opened);
    this.#free.push(...opened);
    // A server that others use may have none to spare. Where it is lost, the script tells.
    return this.#free.length < count ? undefined : this.#free.splice(0, count);
  }

  giveBack(...sessions: readonly Connection[]): void {
    this.#free.push(...sessions);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(this.#all.map((session) => session[Symbol.asyncDispose]()));
  }
}
