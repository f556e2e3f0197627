import { dryRunProject } from './check/dry-run-project.js';
import { judgeFindings } from './check/judge-findings.js';
import { buildReport } from './check/build-report.js';
import { fixProject } from './check/fix-project.js';
import { readProject, sourcesOf } from './check/read-project.js';
import type { CheckContext, CheckRequest, CheckResult } from './check/request.js';
import { withReplayedSchema } from './check/replayed-schema.js';
import { stopwatch } from './check/stopwatch.js';
import type { LintProject } from './lint/project.js';
import { runRules } from './lint/run-rules.js';

/**
 * The whole run, in order: read and parse, fix if that is asked for, dry-run, lint with what the history left, judge,
 * report.
 * @throws UserError for what the user must mend (exit 2), EngineError for what the machine lacks (exit 3).
 */
export async function check(request: CheckRequest, context: CheckContext): Promise<CheckResult> {
  const watch = stopwatch(context.clock);
  const project = context.writeFixed ? await fixed(request, context.writeFixed) : await readProject(request);
  watch.lap('parseMs');
  const outcome = await dryRunProject(project, request, context);
  watch.lap('dryRunMs');
  const known = await withReplayedSchema(project, outcome, request);
  const findings = judgeFindings(known, runRules(known, request.ruleSet), outcome, request);
  watch.lap('lintMs');
  const report = buildReport(
    project,
    findings,
    outcome,
    watch.timings(outcome.historyMs),
    request,
    context.version,
  );
  return { report, sources: sourcesOf(project) };
}

/** The project as it is when the fixes have been written to its files. */
async function fixed(
  request: CheckRequest,
  write: NonNullable<CheckContext['writeFixed']>,
): Promise<LintProject> {
  const { project, fixed, count } = await fixProject(request);
  await write(fixed, count);
  return project;
}
