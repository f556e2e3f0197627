import type { PostgresError } from './engine.js';
import { type EngineOptions } from './engine.js';
import { databaseTooLarge, runTooLong } from './server-errors.js';

/** What the limits ask of their server. */
export interface LimitedServer {
  /** Undefined where the server keeps that limit itself. */
  readonly databaseBytes?: () => Promise<number>;
  /** Ends whatever runs there. */
  reached(): Promise<void>;
}

/** A fill of the disk by one statement is seen after this time; some hundred megabytes are written meanwhile. */
const lookEveryMs = 250;

/**
 * The limits of a whole run, kept outside Postgres. One that is reached ends the sessions; it is told as an error of
 * the statement that met it, and from then on the server counts as gone.
 */
export class ServerLimits {
  readonly #server: LimitedServer;
  readonly #databaseBytes: number;
  readonly #deadline: NodeJS.Timeout | undefined;
  readonly #look: NodeJS.Timeout | undefined;
  #reached: PostgresError | undefined;
  #toldTo: number | undefined;
  #looking = false;

  constructor({ runTimeoutMs = 0, databaseBytes = 0 }: EngineOptions, server: LimitedServer) {
    this.#server = server;
    this.#databaseBytes = databaseBytes;
    if (runTimeoutMs > 0)
      this.#deadline = setTimeout(() => void this.#reach(runTooLong(runTimeoutMs)), runTimeoutMs).unref();
    if (databaseBytes > 0 && server.databaseBytes)
      this.#look = setInterval(() => void this.#lookAtSize(), lookEveryMs).unref();
  }

  /** Why the server counts as gone. */
  get why(): string | undefined {
    return this.#reached?.message;
  }

  /** Whether a statement has been blamed: nothing more is to be run then. */
  get told(): boolean {
    return this.#toldTo !== undefined;
  }

  /** The limit, for the first session that asks: the one whose statement met it. */
  tell(processId: number): PostgresError | undefined {
    if (!this.#reached || (this.#toldTo !== undefined && this.#toldTo !== processId)) return undefined;
    this.#toldTo = processId;
    return this.#reached;
  }

  stop(): void {
    clearTimeout(this.#deadline);
    clearInterval(this.#look);
  }

  async #lookAtSize(): Promise<void> {
    if (this.#looking) return;
    this.#looking = true;
    // Where nobody answers, whoever waits for a statement is told.
    const bytes = await this.#server.databaseBytes?.().catch(() => 0);
    this.#looking = false;
    if (bytes !== undefined && bytes > this.#databaseBytes)
      await this.#reach(databaseTooLarge(this.#databaseBytes));
  }

  async #reach(limit: PostgresError): Promise<void> {
    if (this.#reached) return;
    this.#reached = limit;
    this.stop();
    await this.#server.reached().catch(() => undefined);
  }
}
