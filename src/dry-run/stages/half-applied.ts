import type { Difference } from '../../report.js';
import { lineInWords } from '../../sql/composed-text.js';
import { describeDifferences } from '../describe-differences.js';
import type { PlannedScript } from '../plan.js';
import type { DryRunProblem } from '../problem.js';
import type { ScriptFailure } from '../discretion.js';
import { runScript } from '../run-script.js';
import { inSession, type Stage } from './stage.js';

/**
 * What a script that failed half way left behind, and whether a second run gets over that. The script is run again for
 * good: the caller restores the database.
 */
export async function halfApplied(
  script: PlannedScript,
  first: ScriptFailure,
  leftover: readonly Difference[],
  stage: Stage,
): Promise<DryRunProblem> {
  const { failure: second } = await inSession(stage.database, (connection) =>
    runScript(connection, script, stage.clock, undefined, { discretion: stage.extensions }),
  );
  return {
    rule: 'half-applied-on-failure',
    stage: 'dry-run',
    file: script.file,
    at: first.statement?.region ?? script.parsed.source.regionOf(0, 0),
    message: `The migration stops half way and leaves behind ${describeDifferences(leftover)}; run again, it ${outcome(first, second, script)}.`,
  };
}

/** What is mended before the second run is the first failure: it is no fault of the leftover. */
function outcome(first: ScriptFailure, second: ScriptFailure | undefined, script: PlannedScript): string {
  if (!second) return 'passes over that and ends well';
  const order = placeIn(script, second) - placeIn(script, first);
  const same = order === 0 && second.error.fields.sqlState === first.error.fields.sqlState;
  if (order > 0 || same) return 'passes over that and gets as far as before';
  const line = second.statement ? ` at ${lineInWords(second.statement.region.startLine, script)}` : '';
  return `stops${line} because of that: ${second.error.message}`;
}

const placeIn = ({ parsed }: PlannedScript, { statement }: ScriptFailure): number =>
  statement ? parsed.statements.indexOf(statement) : -1;
