import { failureStates } from '../lint/claim.js';
import type { Rule } from '../lint/rule.js';
import type { Finding } from '../report.js';

/**
 * One cause, one finding: where the dry-run fails on a statement of which a rule has foretold just that, the rule's
 * finding, which says what to write instead, takes over what Postgres said, and the dry-run's own goes.
 */
export function foldForetold(
  linted: readonly Finding[],
  observed: readonly Finding[],
  rules: readonly Rule[],
): readonly Finding[] {
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  const foretold = new Map<Finding, Finding>();
  const remaining = observed.filter((failure) => {
    const prophet = linted.find((finding) => foretells(byId.get(finding.rule), finding, failure));
    if (prophet) foretold.set(prophet, failure);
    return prophet === undefined;
  });
  const confirmed = linted.map((finding) => {
    const postgres = foretold.get(finding)?.postgres;
    return postgres ? { ...finding, postgres } : finding;
  });
  return [...confirmed, ...remaining];
}

/** Whether the finding lies on the failing statement and its rule claims that failure. */
function foretells(rule: Rule | undefined, finding: Finding, failure: Finding): boolean {
  const inside = finding.startLine <= failure.startLine && failure.startLine <= finding.endLine;
  if (!rule || !failure.postgres || finding.file !== failure.file || !inside) return false;
  if (failure.rule === 'rerun-failed') return rule.category === 'idempotency';
  return failure.rule === 'migration-failed' && failureStates(rule.claim).includes(failure.postgres.sqlState);
}
