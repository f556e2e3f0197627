import { transactionControl } from '../../sql/transactions.js';
import type { PlannedScript } from '../plan.js';
import { type AnyStatement, planTransactions, type TransactionGroup } from '../transaction-plan.js';

/** A place between two transactions of a script, at which a cancel or a lost connection leaves it half applied. */
export interface Boundary {
  /** How many statements of the script have run. */
  readonly length: number;
  /** The last that changed something. */
  readonly last: AnyStatement;
}

/**
 * The places where a script can be interrupted so that something of it stays, and something is still to be done. What
 * is open in a transaction goes with the session.
 */
export function boundariesOf({ parsed, shape }: PlannedScript): readonly Boundary[] {
  const { statements } = parsed;
  const commits = planTransactions(statements, shape).flatMap(commitsOf);
  return commits.slice(0, -1).map((group) => {
    const end = group.at(-1);
    return { length: statements.findIndex((statement) => statement === end) + 1, last: lastChange(group) };
  });
}

type Commit = readonly [AnyStatement, ...AnyStatement[]];

/** What is committed together and changes something, the statement that ends it included. */
function commitsOf({ begin, statements, end, endedBy }: TransactionGroup): readonly Commit[] {
  if (begin === undefined) return statements.filter(isChange).map((statement): Commit => [statement]);
  const [first, ...others] = statements;
  if (end !== 'commit' || !first || !statements.some(isChange)) return [];
  return [[first, ...others, ...(endedBy ? [endedBy] : [])]];
}

const lastChange = (group: Commit): AnyStatement => group.findLast(isChange) ?? group[0];

/** Settings end with the session. */
export const isChange = (statement: AnyStatement): boolean =>
  !['VariableSetStmt', 'VariableShowStmt'].includes(statement.kind) &&
  transactionControl(statement) === undefined;

/** So many of them, spread evenly, the last one among them. */
export function spread(boundaries: readonly Boundary[], most: number): readonly Boundary[] {
  const count = boundaries.length;
  if (count <= most) return boundaries;
  return boundaries.filter(
    (_, index) => Math.floor(((index + 1) * most) / count) > Math.floor((index * most) / count),
  );
}

/** The script until then. */
export const until = (script: PlannedScript, { length }: Boundary): PlannedScript =>
  between(script, 0, length);

export const between = (script: PlannedScript, start: number, end: number): PlannedScript => ({
  ...script,
  parsed: { ...script.parsed, statements: script.parsed.statements.slice(start, end) },
});
