import { type Connection, PostgresError } from '../../engines/engine.js';
import { rollBackIfAlive } from '../run-script.js';
import type { PartitionOptions } from './read-coverage.js';
import { readTimelines, type Timeline } from './timeline.js';

/** Calls routines and looks at what they did, in a transaction of which nothing stays unless a call ends it. */
export class Trial {
  readonly #session: Connection;
  readonly #options: PartitionOptions;
  readonly #inTransaction: boolean;

  constructor(session: Connection, options: PartitionOptions, inTransaction: boolean) {
    this.#session = session;
    this.#options = options;
    this.#inTransaction = inTransaction;
  }

  /** The error of a statement, if it has one: the transaction is then of no more use. */
  async attempt(sql: string): Promise<PostgresError | undefined> {
    try {
      await this.#session.execute(sql);
      return undefined;
    } catch (error) {
      if (!(error instanceof PostgresError)) throw error;
      return error;
    }
  }

  /** Does something that may well fail, so that the transaction outlives it. */
  async tryTo(sql: string): Promise<boolean> {
    if (!this.#inTransaction) return (await this.attempt(sql)) === undefined;
    await this.#session.execute('SAVEPOINT drydock');
    const error = await this.attempt(sql);
    await this.#session.execute(`${error ? 'ROLLBACK TO SAVEPOINT drydock; ' : ''}RELEASE SAVEPOINT drydock`);
    return error === undefined;
  }

  /** The partitions as they are now. Settings are as before afterwards: the routine must find those of a session. */
  async look(): Promise<readonly Timeline[]> {
    await this.#session.execute(this.#inTransaction ? 'SAVEPOINT drydock' : 'BEGIN');
    const seen = await readTimelines(this.#session, this.#options);
    await this.#session.execute(
      this.#inTransaction ? 'ROLLBACK TO SAVEPOINT drydock; RELEASE SAVEPOINT drydock' : 'ROLLBACK',
    );
    return seen;
  }
}

/** Runs something in a transaction that is rolled back. */
export async function inTransaction<Result>(
  session: Connection,
  options: PartitionOptions,
  run: (trial: Trial) => Promise<Result>,
): Promise<Result> {
  await session.execute('BEGIN');
  try {
    return await run(new Trial(session, options, true));
  } finally {
    await rollBackIfAlive(session);
  }
}
