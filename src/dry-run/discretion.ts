import { type Connection, PostgresError } from '../engines/engine.js';
import type { PlannedScript } from './plan.js';
import type { AnyStatement } from './transaction-plan.js';

/** Why a script ended early: Postgres refused a statement, or nothing committed what it did. */
export interface ScriptFailure {
  /** Undefined where no single statement is to blame. */
  readonly statement?: AnyStatement;
  readonly error: PostgresError;
}

/** Why a statement was not run although the script is not at fault. */
export interface Excuse {
  /** Completes the sentence “… was not run, because …”. */
  readonly because: string;
  readonly help: string;
}

/** How a statement is run. */
export interface Handling {
  /** Sent before it, in the same transaction. */
  readonly before: readonly string[];
  /** Sent instead of its text; what fails there speaks of no place in it. */
  readonly instead?: string;
}

/** Decides what is run and what is not, where the server lacks something that production has. */
export interface Discretion {
  decide(statement: AnyStatement): Handling | Excuse;
  /** Whether its failure may be excused, so that the transaction must outlive it. */
  mayBeExcused(statement: AnyStatement): boolean;
  /** Asked when the transaction is in order again, in the session of the script. */
  excuse(failure: Required<ScriptFailure>, session: Connection): Promise<Excuse | undefined>;
  /** Told of each statement that was not run. */
  passedOver(statement: AnyStatement, script: PlannedScript, excuse: Excuse): void;
}

/** A statement that was not run, or that had no effect. */
export interface PassedOver {
  readonly statement: AnyStatement;
  readonly excuse: Excuse;
  /** Undefined where it was not even tried. */
  readonly error?: PostgresError;
}

export const asItIs: Handling = { before: [] };

/** The error of a text that nobody wrote, as the statement itself would have had it. */
export async function withoutPlace(run: () => Promise<void>): Promise<void> {
  try {
    await run();
  } catch (error) {
    if (!(error instanceof PostgresError)) throw error;
    const { sqlState, detail, hint } = error.fields;
    const fields = { ...(detail === undefined ? {} : { detail }), ...(hint === undefined ? {} : { hint }) };
    throw new PostgresError(error.message, { sqlState, ...fields }, { cause: error });
  }
}
