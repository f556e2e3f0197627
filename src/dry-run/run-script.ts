import { type Connection, PostgresError } from '../engines/engine.js';
import { type Effects, noEffects } from '../postgres/effects.js';
import { mayEndTransaction, refusesTransactionBlock, transactionControl } from '../sql/transactions.js';
import type { PlannedScript } from './plan.js';
import { type AnyStatement, planTransactions, type TransactionGroup } from './transaction-plan.js';

/** Watches one statement inside a transaction. */
export interface StatementObserver {
  /** Called inside the transaction, before its first statement. */
  begin(connection: Connection): Promise<void>;
  /** Called inside the transaction after each statement: what that statement added. */
  after(statement: AnyStatement): Promise<Effects>;
  /** Runs a statement that no transaction block may hold, and watches it from outside where that can be done. */
  alone(connection: Connection, statement: AnyStatement, run: () => Promise<void>): Promise<Effects>;
}

export interface StatementRun {
  readonly statement: AnyStatement;
  readonly durationMs: number;
  readonly effects: Effects;
}

/** Why a script ended early: Postgres refused a statement, or nothing committed what it did. */
export interface ScriptFailure {
  /** Undefined where no single statement is to blame. */
  readonly statement?: AnyStatement;
  readonly error: PostgresError;
}

export interface ScriptRun {
  readonly durationMs: number;
  readonly statements: readonly StatementRun[];
  readonly failure?: ScriptFailure;
}

/** Milliseconds of a clock that never goes back; handed in, for the stages ask nothing of the environment. */
export type Clock = () => number;

/**
 * Runs a script as its tool would, in the transactions of its shape, and stops at the first error as the tools do
 * (psql with ON_ERROR_STOP). The session is used up: close it afterwards, what it SET is still in force.
 * @throws EngineError where the server is lost.
 */
export async function runScript(
  connection: Connection,
  script: PlannedScript,
  clock: Clock,
  observer?: StatementObserver,
): Promise<ScriptRun> {
  const runner = new ScriptRunner(connection, clock, observer);
  const start = clock();
  const failure =
    unreadable(script) ?? (await runner.run(planTransactions(script.parsed.statements, script.shape)));
  return { durationMs: clock() - start, statements: runner.statements, ...(failure ? { failure } : {}) };
}

/** Ends a transaction of which nothing is wanted; a session or server that is lost has ended it already. */
export const rollBackIfAlive = (connection: Connection): Promise<void> =>
  connection.execute('ROLLBACK').catch(() => undefined);

function unreadable({ parsed }: PlannedScript): ScriptFailure | undefined {
  return parsed.unreadable && { error: new PostgresError(parsed.unreadable.message, { sqlState: '22021' }) };
}

class ScriptRunner {
  readonly statements: StatementRun[] = [];
  readonly #connection: Connection;
  readonly #clock: Clock;
  readonly #observer: StatementObserver | undefined;
  #executionMs = 0;

  constructor(connection: Connection, clock: Clock, observer: StatementObserver | undefined) {
    this.#connection = connection;
    this.#clock = clock;
    this.#observer = observer;
  }

  async run(groups: readonly TransactionGroup[]): Promise<ScriptFailure | undefined> {
    for (const group of groups) {
      const failure =
        group.begin === undefined ? await this.#oneByOne(group) : await this.#block(group, group.begin);
      if (failure) return failure;
    }
    return undefined;
  }

  async #oneByOne(group: TransactionGroup): Promise<ScriptFailure | undefined> {
    for (const statement of group.statements) {
      const observable = this.#observer && mayStandInBlock(statement);
      const failure = observable
        ? await this.#block({ statements: [statement], end: 'commit' }, 'BEGIN')
        : await this.#alone(statement);
      if (failure) return failure;
    }
    return undefined;
  }

  async #alone(statement: AnyStatement): Promise<ScriptFailure | undefined> {
    const run = () => this.#execute(statement);
    return this.#timed(statement, async () => {
      if (this.#observer) return this.#observer.alone(this.#connection, statement, run);
      await run();
      return noEffects;
    });
  }

  async #block(group: TransactionGroup, begin: string): Promise<ScriptFailure | undefined> {
    const failure = await this.#attempt(undefined, async () => {
      await this.#connection.execute(begin);
      await this.#observer?.begin(this.#connection);
    });
    return failure ?? (await this.#inBlock(group));
  }

  async #inBlock(group: TransactionGroup): Promise<ScriptFailure | undefined> {
    for (const statement of group.statements) {
      const failure = await this.#timed(statement, async () => {
        await this.#execute(statement);
        return (await this.#observer?.after(statement)) ?? noEffects;
      });
      if (failure) {
        await rollBackIfAlive(this.#connection);
        return failure;
      }
    }
    return this.#close(group);
  }

  /** Deferred constraints speak at COMMIT: manual, SET CONSTRAINTS. */
  async #close(group: TransactionGroup): Promise<ScriptFailure | undefined> {
    const blamed = group.endedBy ?? group.statements.at(-1);
    if (group.end !== 'abandoned') {
      const end = group.endedBy?.text ?? 'COMMIT';
      return this.#attempt(blamed, () => this.#connection.execute(end));
    }
    await this.#connection.execute('ROLLBACK');
    const error = new PostgresError(
      'the script ends inside the transaction that it began, so nothing of it is committed',
      {
        sqlState: '25000',
        hint: 'Write COMMIT at the end of the script.',
      },
    );
    return { ...(blamed ? { statement: blamed } : {}), error };
  }

  async #timed(statement: AnyStatement, run: () => Promise<Effects>): Promise<ScriptFailure | undefined> {
    let effects = noEffects;
    const failure = await this.#attempt(statement, async () => {
      effects = await run();
    });
    this.statements.push({ statement, durationMs: this.#executionMs, effects });
    return failure;
  }

  /** What the observer asks meanwhile is no part of the time that the statement takes. */
  async #execute({ text, copyData }: AnyStatement): Promise<void> {
    const start = this.#clock();
    try {
      await this.#connection.execute(text, copyData);
    } finally {
      this.#executionMs = this.#clock() - start;
    }
  }

  /** A complaint of Postgres is a value; that the server is gone is not. */
  async #attempt(
    statement: AnyStatement | undefined,
    run: () => Promise<void>,
  ): Promise<ScriptFailure | undefined> {
    try {
      await run();
      return undefined;
    } catch (error) {
      if (!(error instanceof PostgresError)) throw error;
      return { ...(statement ? { statement } : {}), error };
    }
  }
}

/** Whether a statement that its tool runs outside a block does the same inside one, where it can be watched. */
const mayStandInBlock = (statement: AnyStatement): boolean =>
  !refusesTransactionBlock(statement) &&
  !mayEndTransaction(statement) &&
  transactionControl(statement) === undefined &&
  !['LockStmt', 'DeclareCursorStmt', 'ConstraintsSetStmt', 'VariableSetStmt'].includes(statement.kind);
