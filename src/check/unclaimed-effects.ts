import type { HeavyWork } from '../dry-run/heavy-work.js';
import type { LintProject, LintScript } from '../lint/project.js';
import type { Category, Rule } from '../lint/rule.js';
import { isOn, type RuleSet, runRules, toFinding } from '../lint/run-rules.js';
import type { Finding, Region } from '../report.js';
import { overlap } from '../sql/regions.js';
import type { AnyStatement } from '../dry-run/transaction-plan.js';

const ruleId = 'unclaimed-effect';

/** Rules that speak of what a statement does to a table and to those who use it. */
const aboutTables: ReadonlySet<Category> = new Set([
  ...(['locks', 'destructive', 'compatibility', 'partitions', 'idempotency'] as const),
]);

/**
 * Scans and rewrites under a lock that blocks writes, at statements of which no rule says anything. A rule that the user
 * turned off would have known; so would one that only the strict preset turns on.
 */
export function unclaimedEffects(
  project: LintProject,
  scripts: readonly LintScript[],
  found: readonly Finding[],
  work: readonly HeavyWork[],
  ruleSet: RuleSet,
): readonly Finding[] {
  const rule = ruleSet.rules.find(({ id }) => id === ruleId);
  if (!rule) return [];
  const placed = work.flatMap((one) => placedWork(one, scripts) ?? []);
  const open = unexplained(placed, found, ruleSet.rules).filter(({ script }) =>
    isOn(rule, script.file, ruleSet),
  );
  if (open.length === 0) return [];
  const everything = runRules(project, { ...ruleSet, severityFor: () => 'warning' });
  return unexplained(open, everything, ruleSet.rules).flatMap(
    (one) => toFinding(rule, problemOf(one), ruleSet, 'dry-run') ?? [],
  );
}

interface PlacedWork extends HeavyWork {
  readonly script: LintScript;
  readonly at: Region;
  /** The statement, and the bodies of its script that it runs. */
  readonly regions: readonly Region[];
}

/** Production never runs a dev file. */
function placedWork(work: HeavyWork, scripts: readonly LintScript[]): PlacedWork | undefined {
  const { file, startLine, sql } = work.statement;
  // One file may hold several scripts.
  const candidates = scripts.flatMap((script) => {
    const own = script.parsed.statements.find(
      ({ region, text }) => region.startLine === startLine && text.startsWith(sql),
    );
    return own && script.file === file && script.direction === 'up' ? [{ script, own }] : [];
  });
  const { script, own } = candidates[0] ?? {};
  if (!script || !own || script.dev) return undefined;
  return { ...work, script, at: own.region, regions: [own.region, ...calledRegions(own, script)] };
}

/** What a statement calls stands behind it in the order of the run. */
function calledRegions(own: AnyStatement, { statements }: LintScript): readonly Region[] {
  const index = statements.findIndex(({ start, within }) => start === own.start && !within);
  if (index < 0) return [];
  const next = statements.findIndex(({ within }, at) => at > index && !within);
  return statements.slice(index + 1, next < 0 ? undefined : next).map(({ region }) => region);
}

const unexplained = (
  work: readonly PlacedWork[],
  findings: readonly Finding[],
  rules: readonly Rule[],
): readonly PlacedWork[] => {
  const telling = new Set(rules.filter(tellsOfWork).map(({ id }) => id));
  const relevant = findings.filter(({ rule }) => telling.has(rule));
  return work.filter(
    ({ script, regions }) =>
      !relevant.some(
        (finding) => finding.file === script.file && regions.some((region) => overlap(finding, region)),
      ),
  );
};

/** A rule that claims locks and nothing else says how somebody is blocked, and not for how long. */
function tellsOfWork({ category, claim }: Rule): boolean {
  if (!aboutTables.has(category)) return false;
  return !('effects' in claim) || claim.effects.scans !== undefined || claim.effects.rewrites !== undefined;
}

const done = { scan: 'reads every row of', rewrite: 'writes anew every row of' } as const;

const problemOf = ({ script, at, relation, mode, work }: PlacedWork) => ({
  file: script.file,
  at,
  message: `The statement ${done[work]} ${relation} under ${mode === 'ACCESS EXCLUSIVE' ? 'an' : 'a'} ${mode} lock, which no other rule foresaw.`,
});
