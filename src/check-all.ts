import { check } from './check.js';
import { joinReports } from './check/join-reports.js';
import type { CheckContext, CheckRequest, CheckResult } from './check/request.js';
import { withShares } from './check/shares.js';
import { UserError } from './errors.js';

/**
 * Checks each project by itself, one after the other, and makes one report of them; of a shard its share of all that is
 * pending in them.
 * @throws UserError for what the user must mend; where there are several projects it says in which.
 */
export async function checkAll(
  requests: readonly CheckRequest[],
  context: CheckContext,
): Promise<CheckResult> {
  const results: CheckResult[] = [];
  const shared = await withShares(requests, inProject);
  for (const request of shared) results.push(await checkOne(request, context));
  const stoppedBy = results.find((result) => result.stoppedBy)?.stoppedBy;
  return {
    report: joinReports(results.map(({ report }, index) => ({ name: requests[index]?.project, report }))),
    sources: new Map(results.flatMap(({ sources }) => [...sources])),
    ...(stoppedBy ? { stoppedBy } : {}),
  };
}

function checkOne(request: CheckRequest, context: CheckContext): Promise<CheckResult> {
  const { project } = request;
  if (project === undefined) return check(request, context);
  const progress = (step: string): void => {
    context.progress(`${project}: ${step}`);
  };
  return inProject(request, () => check(request, { ...context, progress }));
}

async function inProject<Result>({ project }: CheckRequest, run: () => Promise<Result>): Promise<Result> {
  if (project === undefined) return run();
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof UserError) || error.name !== 'UserError') throw error;
    throw new UserError(`Project ${project}: ${error.message}`, error.hint, { cause: error });
  }
}
