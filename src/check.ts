import { setImmediate as turn } from 'node:timers/promises';
import { applyBaseline } from './check/apply-baseline.js';
import { type DryRunOutcome, dryRunProject } from './check/dry-run-project.js';
import { judgeFindings } from './check/judge-findings.js';
import { buildReport } from './check/build-report.js';
import { fixProject } from './check/fix-project.js';
import { interruptedBy, interruptible } from './check/interrupted.js';
import { emptyProject, readProject, sourcesOf } from './check/read-project.js';
import type { CheckContext, CheckRequest, CheckResult } from './check/request.js';
import { tellsOf } from './check/shares.js';
import { withReplayedSchema } from './check/replayed-schema.js';
import { stopwatch } from './check/stopwatch.js';
import type { LintProject } from './lint/project.js';
import { runRules } from './lint/run-rules.js';

/**
 * The whole run, in order: read and parse, fix if that is asked for, dry-run, lint with what the history left, judge,
 * report. Where the server is lost, or the run interrupted, the report holds what was found until then, and says so.
 * @throws UserError for what the user must mend (exit 2).
 */
export async function check(request: CheckRequest, context: CheckContext): Promise<CheckResult> {
  const watch = stopwatch(context.clock);
  const project = await projectOf(request, context);
  watch.lap('parseMs');
  const tried = await dryRunProject(project, request, context);
  watch.lap('dryRunMs');
  const known = await withReplayedSchema(project, tried, request);
  const linted = runRules(known, request.ruleSet).filter(tellsOf(known, request));
  const judged = judgeFindings(known, linted, tried, request);
  const sources = sourcesOf(project);
  const findings = request.known ? applyBaseline(judged, sources, request.known) : judged;
  watch.lap('lintMs');
  const outcome = await unlessInterrupted(tried, context);
  const report = buildReport(
    project,
    findings,
    outcome,
    watch.timings(outcome.historyMs),
    request,
    context.version,
  );
  return { report, sources, ...endOf(outcome) };
}

/** The project, with the fixes written to its files if that is asked for; empty where the run is interrupted. */
async function projectOf(request: CheckRequest, context: CheckContext): Promise<LintProject> {
  const { signal, clock, writeFixed } = context;
  const early = interruptible(request, signal, clock);
  try {
    return await (writeFixed ? fixed(early, writeFixed, signal) : readProject(early));
  } catch (error) {
    if (signal?.aborted) return emptyProject(request);
    throw error;
  }
}

/** The project as it is when the fixes have been written to its files. */
async function fixed(
  request: CheckRequest,
  write: NonNullable<CheckContext['writeFixed']>,
  signal: AbortSignal | undefined,
): Promise<LintProject> {
  const { project, fixed, count } = await fixProject(request);
  signal?.throwIfAborted();
  await write(fixed, count);
  return project;
}

/** A signal that came meanwhile is heard when the event loop turns. */
async function unlessInterrupted(outcome: DryRunOutcome, { signal }: CheckContext): Promise<DryRunOutcome> {
  if (signal) await turn();
  const stopped = interruptedBy(signal);
  return stopped ? { ...outcome, stopped } : outcome;
}

/** A loss of which a finding tells is a verdict on the migration. */
function endOf({ stopped }: DryRunOutcome): Pick<CheckResult, 'stoppedBy'> {
  return stopped && !stopped.isTold ? { stoppedBy: stopped.error } : {};
}
