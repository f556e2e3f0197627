import { type Connection, PostgresError } from '../engines/engine.js';
import { type Effects, noEffects } from '../postgres/effects.js';
import { mayEndTransaction, refusesTransactionBlock, transactionControl } from '../sql/transactions.js';
import {
  asItIs,
  type Discretion,
  type Handling,
  type PassedOver,
  type ScriptFailure,
  withoutPlace,
} from './discretion.js';
import type { Span } from '../sql/split-script.js';
import type { PlannedScript } from './plan.js';
import { isLostSession, mayEndServer } from './stopped.js';
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

export interface ScriptRun {
  readonly durationMs: number;
  readonly statements: readonly StatementRun[];
  /** In the order of the script. */
  readonly passedOver: readonly PassedOver[];
  /** The first. */
  readonly failure?: ScriptFailure;
  /** How many statements failed behind it, where the tool goes on. */
  readonly laterFailures: number;
}

/** Milliseconds of a clock that never goes back; handed in, for the stages ask nothing of the environment. */
export type Clock = () => number;

/** What a script is forgiven. */
export interface Lenience {
  readonly discretion?: Discretion;
  /** The session is in a transaction already. */
  readonly inTransaction?: boolean;
  /** Whether to go on after an error where its tool does. */
  readonly goesOn?: boolean;
}

/**
 * Runs a script as its tool would, in the transactions of its shape, and stops at the first error as the tools do
 * (psql with ON_ERROR_STOP), unless it is told to go on where its tool does. The session is used up: close it afterwards, what it SET is still in force.
 * @throws EngineError where the server is lost.
 */
export async function runScript(
  connection: Connection,
  script: PlannedScript,
  clock: Clock,
  observer?: StatementObserver,
  lenience: Lenience = {},
): Promise<ScriptRun> {
  const runner = new ScriptRunner(connection, script, { clock, observer, ...lenience });
  const start = clock();
  const failure =
    unreadable(script) ?? (await runner.run(planTransactions(script.parsed.statements, script.shape)));
  const { statements, passedOver, laterFailures } = runner;
  const durationMs = clock() - start;
  return { durationMs, statements, passedOver, laterFailures, ...(failure ? { failure } : {}) };
}

/** Ends a transaction of which nothing is wanted; a session or server that is lost has ended it already. */
export const rollBackIfAlive = (connection: Connection): Promise<void> =>
  connection.execute('ROLLBACK').catch(() => undefined);

function unreadable({ parsed }: PlannedScript): ScriptFailure | undefined {
  return parsed.unreadable && { error: new PostgresError(parsed.unreadable.message, { sqlState: '22021' }) };
}

interface RunOptions extends Lenience {
  readonly clock: Clock;
  readonly observer: StatementObserver | undefined;
}

class ScriptRunner {
  readonly statements: StatementRun[] = [];
  readonly passedOver: PassedOver[] = [];
  readonly #connection: Connection;
  readonly #script: PlannedScript;
  readonly #clock: Clock;
  readonly #observer: StatementObserver | undefined;
  readonly #discretion: Discretion | undefined;
  readonly #goesOn: readonly Span[];
  readonly #survived: ScriptFailure[] = [];
  /** Whether a transaction is open that a failure would end. */
  #inBlock: boolean;
  #executionMs = 0;

  constructor(connection: Connection, script: PlannedScript, options: RunOptions) {
    this.#connection = connection;
    this.#script = script;
    this.#clock = options.clock;
    this.#observer = options.observer;
    this.#discretion = options.discretion;
    this.#inBlock = options.inTransaction === true;
    this.#goesOn = options.goesOn === true ? (script.goesOn ?? []) : [];
  }

  get laterFailures(): number {
    return Math.max(0, this.#survived.length - 1);
  }

  async run(groups: readonly TransactionGroup[]): Promise<ScriptFailure | undefined> {
    for (const group of groups) {
      const failure =
        group.begin === undefined ? await this.#oneByOne(group) : await this.#block(group, group.begin);
      if (failure && !this.#survives(failure)) return this.#survived[0] ?? failure;
    }
    return this.#survived[0];
  }

  /** Not where psql has lost its connection: it ends then. */
  #survives(failure: ScriptFailure): boolean {
    const at = failure.statement?.start ?? -1;
    const survives =
      !mayEndServer(failure.error.fields.sqlState) &&
      !isLostSession(failure.error) &&
      this.#goesOn.some(({ start, end }) => start <= at && at < end);
    if (survives) this.#survived.push(failure);
    return survives;
  }

  async #oneByOne(group: TransactionGroup): Promise<ScriptFailure | undefined> {
    for (const statement of group.statements) {
      const observable = this.#observer && mayStandInBlock(statement);
      const failure = observable
        ? await this.#block({ statements: [statement], end: 'commit' }, 'BEGIN')
        : await this.#alone(statement);
      if (failure && !this.#survives(failure)) return failure;
    }
    return undefined;
  }

  #alone(statement: AnyStatement): Promise<ScriptFailure | undefined> {
    return this.#perform(statement, (execute) =>
      this.#observer
        ? this.#observer.alone(this.#connection, statement, execute)
        : execute().then(() => noEffects),
    );
  }

  async #block(group: TransactionGroup, begin: string): Promise<ScriptFailure | undefined> {
    const outside = this.#inBlock;
    const failure = await this.#attempt(undefined, async () => {
      await this.#connection.execute(begin);
      this.#inBlock = true;
      await this.#observer?.begin(this.#connection);
    });
    const result = failure ?? (await this.#inside(group));
    this.#inBlock = outside;
    return result;
  }

  async #inside(group: TransactionGroup): Promise<ScriptFailure | undefined> {
    for (const statement of group.statements) {
      const failure = await this.#perform(statement, async (execute) => {
        await execute();
        return (await this.#observer?.after(statement)) ?? noEffects;
      });
      if (failure) {
        await rollBackIfAlive(this.#connection);
        return failure;
      }
    }
    return this.#close(group);
  }

  /** Runs a statement, unless there is an excuse not to. */
  async #perform(
    statement: AnyStatement,
    run: (execute: () => Promise<void>) => Promise<Effects>,
  ): Promise<ScriptFailure | undefined> {
    const handling = this.#discretion?.decide(statement) ?? asItIs;
    if ('because' in handling) {
      this.#passOver({ statement, excuse: handling });
      return undefined;
    }
    const execute = () => this.#timed(statement, () => run(() => this.#execute(statement, handling)));
    const isSaved = this.#inBlock && this.#discretion?.mayBeExcused(statement) === true;
    const failure = await (isSaved ? this.#saved(statement, execute) : execute());
    if (!failure || (this.#inBlock && !isSaved)) return failure;
    return (await this.#isExcused(statement, failure.error, isSaved)) ? undefined : failure;
  }

  /** Runs it so that the transaction can outlive its failure. */
  async #saved(
    statement: AnyStatement,
    execute: () => Promise<ScriptFailure | undefined>,
  ): Promise<ScriptFailure | undefined> {
    const send = (text: string) => this.#attempt(statement, () => this.#connection.execute(text));
    const failure = (await send('SAVEPOINT drydock')) ?? (await execute());
    return failure ?? send('RELEASE SAVEPOINT drydock');
  }

  /** Not where the session or the transaction is gone. */
  async #isBackAtSavepoint(): Promise<boolean> {
    const failure = await this.#attempt(undefined, () =>
      this.#connection.execute('ROLLBACK TO SAVEPOINT drydock; RELEASE SAVEPOINT drydock'),
    );
    return failure === undefined;
  }

  async #isExcused(statement: AnyStatement, error: PostgresError, isSaved: boolean): Promise<boolean> {
    if (isSaved && !(await this.#isBackAtSavepoint())) return false;
    const excuse = await this.#discretion?.excuse({ statement, error }, this.#connection);
    if (!excuse) return false;
    this.statements.pop();
    this.#passOver({ statement, excuse, error });
    return true;
  }

  #passOver(passedOver: PassedOver): void {
    this.passedOver.push(passedOver);
    this.#discretion?.passedOver(passedOver.statement, this.#script, passedOver.excuse);
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
  async #execute({ text, copyData }: AnyStatement, { before, instead }: Handling): Promise<void> {
    for (const preparation of before) await this.#connection.execute(preparation);
    const start = this.#clock();
    try {
      if (instead === undefined) await this.#connection.execute(text, copyData);
      else await withoutPlace(() => this.#connection.execute(instead));
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
