import type { ReapplyResult } from '../../report.js';
import { diffSnapshots, isOnlyColumnOrder } from '../catalog/diff.js';
import type { CatalogSnapshot } from '../catalog/snapshot.js';
import { describeDifferences } from '../describe-differences.js';
import { failingPlace } from '../failing-place.js';
import { beginningOf, type PlannedScript } from '../plan.js';
import type { DryRunProblem } from '../problem.js';
import { runScript } from '../run-script.js';
import { inSession, type Stage } from './stage.js';

/**
 * Runs the up script once more after the down script and compares with `after`, what its first run left.
 */
export async function reapplyUp(
  up: PlannedScript,
  after: CatalogSnapshot,
  stage: Stage,
): Promise<ReapplyResult> {
  const { failure } = await inSession(stage.database, (connection) =>
    runScript(connection, up, stage.clock, undefined, { discretion: stage.extensions }),
  );
  if (failure) {
    const { file, at } = failingPlace(failure, up, stage.routines);
    const { message, fields } = failure.error;
    return { status: 'failed', error: message, sqlState: fields.sqlState, file, line: at.startLine };
  }
  const differences = diffSnapshots(after, await stage.snapshot());
  return differences.length === 0 || isOnlyColumnOrder(differences)
    ? { status: 'same', ...(differences.length > 0 ? { differences } : {}) }
    : { status: 'differs', differences };
}

/**
 * What a second way up says of the down script before it, which looked complete: it left something that is neither in
 * the schema nor lost, such as a row.
 * @param opening of the sentence, up to its verb
 */
export function leftInTheWay(
  down: PlannedScript,
  { status, error, differences = [] }: ReapplyResult,
  opening: string,
): readonly DryRunProblem[] {
  if (status === 'same') return [];
  const outcome =
    error === undefined ? `another schema: ${describeDifferences(differences)}` : `this error: ${error}`;
  const message = `${opening} ends with ${outcome}.`;
  return [
    { rule: 'rollback-incomplete', stage: 'rollback', file: down.file, at: beginningOf(down), message },
  ];
}
