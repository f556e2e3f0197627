import type { ReapplyResult } from '../../report.js';
import { diffSnapshots, isOnlyColumnOrder } from '../catalog/diff.js';
import type { CatalogSnapshot } from '../catalog/snapshot.js';
import { failingPlace } from '../failing-place.js';
import type { PlannedScript } from '../plan.js';
import { runScript } from '../run-script.js';
import { inSession, type Stage } from './stage.js';

/**
 * Runs the up script once more after the down script and compares with `after`, what its first run left. Says no
 * more than the report: where this fails, the rollback before it was the cause and has its finding.
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
