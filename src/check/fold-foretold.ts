import type { DryRunProblem } from '../dry-run/problem.js';
import { failureStates } from '../lint/claim.js';
import type { Rule } from '../lint/rule.js';
import type { Finding, Region } from '../report.js';
import { overlap } from '../sql/regions.js';

/**
 * One cause, one finding: where the dry-run fails on a statement of which a rule has foretold just that, the rule's
 * finding, which says what to write instead, takes over what Postgres said, and the dry-run's own goes. So it is with
 * rows that were lost where a destructive statement was reported, and with what an interruption was seen to leave
 * behind where a statement that cannot be repeated was: the finding's help says what. An ignore speaks of what the
 * statement is and not of what became of it: what is folded into a finding that is ignored is what a second run shows, and
 * the loss of all that is dropped.
 */
export function foldForetold(
  linted: readonly Finding[],
  observed: readonly Observed[],
  rules: readonly Rule[],
): readonly Finding[] {
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  const foretold = new Map<Finding, readonly Finding[]>();
  const remaining = observed.flatMap((seen) => {
    const prophet = linted.find((finding) => foretells(byId.get(finding.rule), finding, seen));
    if (prophet) foretold.set(prophet, [...(foretold.get(prophet) ?? []), seen.finding]);
    return prophet ? [] : [seen.finding];
  });
  const confirmed = linted.map((finding) => confirm(finding, foretold.get(finding) ?? []));
  return [...confirmed, ...remaining];
}

/** A finding of the dry-run, and what it was made of. */
export interface Observed {
  readonly finding: Finding;
  readonly problem: DryRunProblem;
}

/** Leaves out what another finding has said already, one that stands. */
export function withoutConsequences(observed: readonly Observed[]): readonly Observed[] {
  const standing = observed.flatMap(({ finding }) => (finding.suppressed ? [] : [finding]));
  const stands = ({ rule, file, at }: DryRunProblem): boolean =>
    standing.some((one) => one.rule === rule && one.file === file && isSamePlace(one, at));
  return observed.filter(({ problem: { follows = [] } }) => !follows.some(stands));
}

const isSamePlace = (one: Region, other: Region): boolean =>
  one.startLine === other.startLine && one.startColumn === other.startColumn;

const toldInHelp: ReadonlySet<string> = new Set([
  'data-lost',
  'half-applied-on-failure',
  'invalid-index-left',
]);

/** The same statement may fail in several ways: Postgres is quoted once. */
function confirm(finding: Finding, failures: readonly Finding[]): Finding {
  const told = failures.filter(({ rule }) => toldInHelp.has(rule)).map(({ message }) => message);
  const postgres = failures.find((failure) => failure.postgres)?.postgres;
  const help = [finding.help, ...told].join(' ');
  return { ...finding, help, ...(postgres ? { postgres } : {}) };
}

/** Whether the finding lies on the failing statement and its rule claims that failure. */
function foretells(
  rule: Rule | undefined,
  finding: Finding,
  { finding: failure, problem }: Observed,
): boolean {
  if (!rule || finding.file !== failure.file) return false;
  if (finding.suppressed && failure.stage !== 'rerun' && !problem.isWhole) return false;
  if (failure.rule === 'data-lost') return rule.category === 'destructive' && overlap(finding, failure);
  const inside = finding.startLine <= failure.startLine && failure.startLine <= finding.endLine;
  return inside && claims(rule, failure);
}

function claims({ category, claim }: Rule, { rule, stage, postgres }: Finding): boolean {
  if (rule === 'rerun-failed' || (stage === 'rerun' && toldInHelp.has(rule)))
    return category === 'idempotency';
  if (!postgres) return false;
  return rule === 'migration-failed' && failureStates(claim).includes(postgres.sqlState);
}
