import type { TransactionShape } from '../migration-tools/migration-tool.js';
import type { Statement, UnparsedStatement } from '../sql/statements.js';
import { transactionControl } from '../sql/transactions.js';

export type AnyStatement = Statement | UnparsedStatement;

/** Statements that take effect together, or one that takes effect alone. */
export interface TransactionGroup {
  /** What opens the transaction block; undefined where each statement is committed on its own. */
  readonly begin?: string;
  readonly statements: readonly AnyStatement[];
  /** What closes the block. `abandoned`: nothing does, and it is lost when the tool's session ends. */
  readonly end: 'commit' | 'rollback' | 'abandoned';
  /** The COMMIT or ROLLBACK of the script itself, where it has one. */
  readonly endedBy?: AnyStatement;
}

interface OpenGroup {
  begin?: string;
  /** Whether the script itself opened it; what the tool opens, the tool commits. */
  own: boolean;
  statements: AnyStatement[];
}

/**
 * Cuts a script into the transactions in which its tool would run it, its own BEGIN, COMMIT and ROLLBACK obeyed.
 * One simple query of several statements is one implicit transaction, which BEGIN turns into a block and COMMIT
 * ends, whereupon the next begins: manual, 54.2.2.1 “Multiple Statements in a Simple Query”.
 */
export function planTransactions(
  statements: readonly AnyStatement[],
  shape: TransactionShape,
): readonly TransactionGroup[] {
  const planner = new Planner(shape, shape === 'one-query' && statements.length > 1);
  for (const statement of statements) planner.add(statement);
  return planner.finish();
}

class Planner {
  readonly #groups: TransactionGroup[] = [];
  readonly #shape: TransactionShape;
  readonly #implicit: boolean;
  #open: OpenGroup;

  constructor(shape: TransactionShape, implicit: boolean) {
    this.#shape = shape;
    this.#implicit = implicit;
    this.#open = shape === 'wrapped' ? block('BEGIN', false) : this.#between();
  }

  add(statement: AnyStatement): void {
    const control = transactionControl(statement);
    if (control === 'begin') this.#begin(statement);
    else if ((control === 'commit' || control === 'rollback') && this.#open.begin !== undefined) {
      this.#close(control, statement);
    } else this.#open.statements.push(statement);
  }

  finish(): readonly TransactionGroup[] {
    this.#close(this.#open.begin !== undefined && this.#open.own ? 'abandoned' : 'commit');
    return this.#groups;
  }

  /** Inside a block BEGIN does nothing but warn (25001 as a WARNING); an implicit one it makes the script's own. */
  #begin(statement: AnyStatement): void {
    if (this.#open.begin !== undefined) {
      this.#open.own ||= this.#shape === 'one-query';
      return;
    }
    this.#close('commit');
    this.#open = block(statement.text, true);
  }

  #close(end: TransactionGroup['end'], endedBy?: AnyStatement): void {
    const { begin, statements } = this.#open;
    if (statements.length > 0 || endedBy) {
      this.#groups.push({
        ...(begin === undefined ? {} : { begin }),
        statements,
        end,
        ...(endedBy ? { endedBy } : {}),
      });
    }
    this.#open = this.#between();
  }

  /** What statements stand in while the script has opened nothing. */
  #between(): OpenGroup {
    return this.#implicit ? block('BEGIN', false) : { own: false, statements: [] };
  }
}

const block = (begin: string, own: boolean): OpenGroup => ({ begin, own, statements: [] });
