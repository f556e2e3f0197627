import { lineInWords } from '../../sql/composed-text.js';
import type { Difference, RerunResult } from '../../report.js';
import { diffSnapshots, isOnlyColumnOrder } from '../catalog/diff.js';
import type { CatalogSnapshot } from '../catalog/snapshot.js';
import { describeDifferences } from '../describe-differences.js';
import type { ScriptFailure } from '../discretion.js';
import { failingPlace, type Place, type RoutineSources } from '../failing-place.js';
import { invalidIndexes } from '../invalid-indexes.js';
import type { PlannedScript } from '../plan.js';
import { type DryRunProblem, postgresMessage } from '../problem.js';
import { mayEndServer } from '../stopped.js';
import type { Judge, Trial } from './trial.js';

/** What is known of the script when it is not interrupted. */
export interface Uninterrupted {
  readonly script: PlannedScript;
  readonly before: CatalogSnapshot;
  readonly after: CatalogSnapshot;
  /** Of a second run after the whole of the first. */
  readonly rerun: RerunResult;
  readonly routines: RoutineSources;
}

/** Tells what only the interruption brings about, and no second run without one. */
export const judgeAgainst =
  (known: Uninterrupted): Judge =>
  async (trial) =>
    trial.failure
      ? judgeFailure(known, trial, trial.failure)
      : (keepsInvalid(known, trial) ?? judgeEnd(known, trial));

async function judgeFailure(
  known: Uninterrupted,
  trial: Trial,
  failure: ScriptFailure,
): Promise<DryRunProblem | undefined> {
  const { script, rerun } = known;
  const place = failingPlace(failure, script, known.routines);
  if (isKnown(rerun, failure, place) || mayEndServer(failure.error.fields.sqlState)) return undefined;
  return {
    ...ofInterruption,
    ...place,
    message: `${await stopped(known, trial)}; run again, it fails: ${failure.error.message}.`,
    postgres: postgresMessage(failure),
  };
}

const isKnown = (rerun: RerunResult, { error }: ScriptFailure, { file, at }: Place): boolean =>
  rerun.sqlState === error.fields.sqlState && rerun.file === file && rerun.line === at.startLine;

/** No error: the index does no harm until somebody cancels. */
function keepsInvalid(
  { script, before }: Uninterrupted,
  { at, isWithin, end }: Trial,
): DryRunProblem | undefined {
  const [index] = isWithin && end ? invalidIndexes(before, end) : [];
  if (index === undefined) return undefined;
  return {
    rule: 'invalid-index-left',
    stage: 'rerun',
    severity: 'info',
    file: script.file,
    at: at.region,
    message: `Cancelled while it is built, ${index} stays INVALID: run again, the migration takes it for done.`,
  };
}

async function judgeEnd(known: Uninterrupted, trial: Trial): Promise<DryRunProblem | undefined> {
  const { script, after, rerun } = known;
  const all = trial.end ? diffSnapshots(after, trial.end) : [];
  const toldAlready = new Set((rerun.differences ?? []).map(keyOf));
  const differences = all.filter((difference) => !toldAlready.has(keyOf(difference)));
  if (isOnlyColumnOrder(differences)) return undefined;
  return {
    ...ofInterruption,
    file: script.file,
    at: trial.at.region,
    message: `${await stopped(known, trial)}; run again, it ends with another schema than when it is not interrupted: ${describeDifferences(differences)}.`,
  };
}

const ofInterruption = { rule: 'half-applied-on-failure', stage: 'rerun' } as const;

const keyOf = ({ object, attribute }: Difference): string => `${object}\n${attribute}`;

async function stopped(
  { before, script }: Uninterrupted,
  { at, isWithin, leftover }: Trial,
): Promise<string> {
  const differences = diffSnapshots(before, await leftover());
  const [gone, changed] = [differences.filter(isExistence), differences.filter((one) => !isExistence(one))];
  const what =
    differences.length > 0 ? describeDifferences([...gone, ...changed]) : 'what it wrote until then';
  const { startLine, endLine } = at.region;
  const where = isWithin
    ? `Cancelled at ${lineInWords(startLine, script)}`
    : `Cancelled or cut off behind ${lineInWords(endLine, script)}`;
  return `${where}, the migration leaves behind ${what}`;
}

/** What came or went says more than what else changed with it. */
const isExistence = ({ attribute }: Difference): boolean => attribute === 'existence';
