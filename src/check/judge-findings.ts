import { guardSeverity } from '../lint/atomicity.js';
import { type LintProject, type LintScript, pendingMigrations, scriptsOf } from '../lint/project.js';
import { concludeRules, isOn, toFinding } from '../lint/run-rules.js';
import { applySuppressions, checkSuppressions, readSuppressions } from '../lint/suppressions.js';
import { nearest } from '../nearest-name.js';
import type { DryRunProblem } from '../dry-run/problem.js';
import type { Finding } from '../report.js';
import { blockedTooLong } from './blocked-too-long.js';
import { foldForetold, withoutConsequences } from './fold-foretold.js';
import type { DryRunOutcome } from './dry-run-project.js';
import type { CheckRequest } from './request.js';
import { tellsOf } from './shares.js';
import { inOrder } from './in-order.js';
import { observations } from './observations.js';
import { OriginalPlaces } from './original-places.js';
import { unclaimedEffects } from './unclaimed-effects.js';

/**
 * All findings of the run, in the order of files and places: those of lint with what the dry-run observed of their
 * statements, those of the dry-run, what rules conclude from both, and what is wrong with the ignores.
 */
export function judgeFindings(
  project: LintProject,
  linted: readonly Finding[],
  outcome: DryRunOutcome,
  request: CheckRequest,
): readonly Finding[] {
  const { ruleSet } = request;
  const scripts = pendingMigrations(project).flatMap(scriptsOf);
  const suppressions = scripts.flatMap(readSuppressions);
  const observed = observations(scripts, outcome, request);
  const blocked = blockedTooLong(project, outcome.migrations, request.maxBlockingMs);
  const unclaimed = unclaimedEffects(project, scripts, linted, outcome.heavyWork ?? [], ruleSet);
  const own = applySuppressions([...linted.map(observed), ...unclaimed], suppressions);
  const seen = [...outcome.problems, ...blocked].flatMap((problem) => {
    const finding = ofDryRun(problem, scripts, request);
    return finding ? [{ finding, problem }] : [];
  });
  const dryRun = seen.map(({ finding, problem }) => {
    const { findings, used } = applySuppressions([finding], suppressions);
    return { finding: findings[0] ?? finding, used, problem };
  });
  const found = foldForetold(own.findings, withoutConsequences(dryRun), ruleSet.rules);
  const standing = found.filter(({ suppressed }) => !suppressed);
  const concluded = applySuppressions(concludeRules(standing, project, ruleSet), suppressions);
  const used = new Set([own, ...dryRun, concluded].flatMap((one) => [...one.used]));
  const about = aboutSuppressions(
    checkSuppressions(
      suppressions.filter(tellsOf(project, request)),
      used,
      ruleIds(request),
      judged(request, outcome),
      nearestRule(request),
    ),
    request,
  );
  const all = inOrder(
    [...found, ...concluded.findings, ...about],
    scripts.map(({ file }) => file),
  );
  return new OriginalPlaces(project).ofFindings(all);
}

/** What the dry-run itself tells and is as grave as the script's promise to be repeatable. */
const isAboutRepeating = ({ rule, stage }: DryRunProblem): boolean =>
  ['rerun-failed', 'rerun-changed-schema'].includes(rule) ||
  (rule === 'half-applied-on-failure' && stage === 'rerun');

function ofDryRun(
  problem: DryRunProblem,
  scripts: readonly LintScript[],
  request: CheckRequest,
): Finding | undefined {
  const rule = request.ruleSet.rules.find(({ id }) => id === problem.rule);
  const ups = scripts.filter(({ file, direction }) => file === problem.file && direction === 'up');
  const script = ups.find(({ parsed }) => holds(parsed.statements, problem.at)) ?? ups[0];
  const severity = script && isAboutRepeating(problem) ? { severity: guardSeverity(script) } : {};
  const finding = rule && toFinding(rule, { ...problem, ...severity }, request.ruleSet, problem.stage);
  return finding && problem.postgres ? { ...finding, postgres: problem.postgres } : finding;
}

/** Whether one of the statements stands at that place. */
const holds = (statements: LintScript['parsed']['statements'], { startLine }: DryRunProblem['at']): boolean =>
  statements.some(({ region }) => region.startLine <= startLine && startLine <= region.endLine);

const aboutSuppressions = (
  problems: ReturnType<typeof checkSuppressions>,
  { ruleSet }: CheckRequest,
): readonly Finding[] =>
  Object.entries(problems).flatMap(([id, placed]) => {
    const rule = ruleSet.rules.find((candidate) => candidate.id === id);
    return rule ? placed.flatMap((problem) => toFinding(rule, problem, ruleSet) ?? []) : [];
  });

const ruleIds = ({ ruleSet }: CheckRequest): ReadonlySet<string> => new Set(ruleSet.known);

/** An ignore of a rule that was not run cannot be called unused. */
function judged(
  { ruleSet, engine }: CheckRequest,
  { stopped }: DryRunOutcome,
): (id: string, file: string) => boolean {
  const ran = new Map(ruleSet.rules.map((rule) => [rule.id, rule]));
  return (id, file) => {
    const rule = ran.get(id);
    if (!rule || !isOn(rule, file, ruleSet)) return false;
    return rule.foundBy === 'dry-run'
      ? engine !== 'none' && stopped === undefined
      : rule.foundBy === undefined && rule.conclude === undefined;
  };
}

const nearestRule =
  ({ ruleSet }: CheckRequest) =>
  (id: string) =>
    nearest(id, ruleSet.known);
