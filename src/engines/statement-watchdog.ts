/** What the watchdog does, in this order, as long as it is not stopped. Times are milliseconds from the start. */
export interface WatchdogStep {
  readonly afterMs: number;
  readonly act: () => Promise<void>;
}

/**
 * A wall clock outside Postgres. `statement_timeout` is advice only: a migration can set it to 0, and a PL/pgSQL
 * block can swallow `query_canceled`. Without steps it never acts.
 */
export class StatementWatchdog {
  #timers: readonly NodeJS.Timeout[] = [];
  #acted = false;

  constructor(private readonly steps: readonly WatchdogStep[]) {}

  /** Whether a step has begun: the statement is then to be reported as one that ran too long, whatever it says. */
  get acted(): boolean {
    return this.#acted;
  }

  /** Starts the clock, or starts it anew for the next statement of the same text. */
  restart(): void {
    if (this.#acted) return;
    this.stop();
    this.#timers = this.steps.map(({ afterMs, act }) => setTimeout(() => void this.#act(act), afterMs));
  }

  stop(): void {
    this.#timers.forEach((timer) => {
      clearTimeout(timer);
    });
  }

  /** A step that fails (the server died meanwhile) leaves it to the next one. */
  async #act(act: () => Promise<void>): Promise<void> {
    this.#acted = true;
    await act().catch(() => undefined);
  }
}
