import { alterTableCommands } from '../sql/table-parts.js';
import type { ScriptFailure } from './discretion.js';
import type { DryRunProblem } from './problem.js';
import { type MadeRows, plainerRows } from './seeding/plainer-rows.js';

/** A migration failed on rows that were made: it may do well with others. */
export interface Refusal {
  /** Absent where another run tells it. */
  readonly problem?: DryRunProblem;
  /** What to make instead. */
  readonly next: MadeRows;
}

/** @param problems what was said of the failure */
export function refusalOf(
  failure: ScriptFailure,
  problems: readonly DryRunProblem[],
  made: MadeRows,
): Refusal | undefined {
  const next = isHopeless(failure) ? undefined : plainerRows(made, failure.error.fields);
  const problem = problems.find(({ rule }) => rule === 'migration-failed');
  return next && problem && { next, problem: onlyWithRows(problem, failure) };
}

/** One place may refuse several sorts of rows in turn; the first is what production may hold as well. */
export const withRefusal = (
  remarks: readonly DryRunProblem[],
  { problem }: Refusal,
): readonly DryRunProblem[] =>
  !problem || remarks.some((remark) => isSameFailure(remark, problem)) ? remarks : [...remarks, problem];

/** What failed without rows as well did not fail only with them. */
export const withoutRefuted = (problems: readonly DryRunProblem[]): readonly DryRunProblem[] =>
  problems.filter(
    (problem, index) => !problems.slice(index + 1).some((later) => isSameFailure(later, problem)),
  );

const isSameFailure = (one: DryRunProblem, other: DryRunProblem): boolean =>
  [one, other].every(({ rule }) => rule === 'migration-failed') &&
  one.file === other.file &&
  one.at.startLine === other.at.startLine;

/** A new column that must not be NULL and has no default is refused whatever the rows are. */
const isHopeless = ({ statement, error }: ScriptFailure): boolean =>
  statement !== undefined &&
  error.fields.sqlState === '23502' &&
  alterTableCommands(statement).some(({ subtype }) => subtype === 'AT_AddColumn');

/** Nobody knows whether production holds such rows; a key that an INSERT names is hardly taken there. */
const onlyWithRows = (problem: DryRunProblem, { statement, error }: ScriptFailure): DryRunProblem => ({
  ...problem,
  severity: statement?.kind === 'InsertStmt' && error.fields.sqlState === '23505' ? 'info' : 'warning',
  message: `The migration fails only with rows in the tables, on one that the schema allows: ${error.message}.`,
  help: 'Drydock made that row, and went on with others. Look whether production holds one like it; if it may, let an earlier migration mend it.',
});
