import type { DryRunOutcome } from './dry-run-project.js';
import type { LintScript } from '../lint/project.js';
import type { Rule } from '../lint/rule.js';
import type { CheckRequest } from './request.js';
import { type ClaimedEffects, shows } from '../postgres/effects.js';
import { fromPgLocksName, type LockMode } from '../postgres/lock-modes.js';
import type { Finding, Severity, StatementReport } from '../report.js';

/**
 * Adds to a finding about locks what its statement was seen to do. Where that is not what the rule claims, on the version
 * that production runs, the finding says so and weighs less, unless the config says what it weighs.
 */
export function observations(
  scripts: readonly LintScript[],
  outcome: DryRunOutcome,
  { ruleSet: { rules, severityFor }, postgresMajor }: CheckRequest,
): (finding: Finding) => Finding {
  const ran = new RanStatements(outcome);
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  const version = outcome.engine?.postgresVersion;
  const isProductions =
    version !== undefined && [undefined, Number.parseInt(version, 10)].includes(postgresMajor);
  return (finding) => {
    const rule = byId.get(finding.rule);
    const statement = ran.at(finding);
    if (!rule || !statement || !('effects' in rule.claim) || rule.showsLater) return finding;
    const { locks, scans, rewrites } = statement;
    const seen = { ...statement, locks: rule.heldBefore ? ran.locksUntil(statement) : locks };
    const missing = missingEffects(seen, rule);
    const observed = { confirmed: missing.length === 0, locks, scans, rewrites };
    const refuted = missing.filter((effect) => effect !== 'scan');
    if (refuted.length === 0 || !isProductions || locks.length === 0 || isInBody(finding, scripts))
      return { ...finding, observed };
    const severity =
      severityFor(rule.id, finding.file) === undefined ? milder[finding.severity] : finding.severity;
    const message = `${finding.message} But PostgreSQL ${version} ran it without ${refuted.join(' and ')}.`;
    return { ...finding, severity, message, observed };
  };
}

const milder: Readonly<Record<Severity, Severity>> = { error: 'warning', warning: 'info', info: 'info' };

/** The statements that the dry-run ran, found by where they stand. */
class RanStatements {
  readonly #byPlace = new Map<string, StatementReport>();
  readonly #byFile = new Map<string, StatementReport[]>();

  constructor({ migrations }: DryRunOutcome) {
    for (const statement of migrations.flatMap(({ statements }) => statements)) {
      this.#byPlace.set(`${statement.file}:${statement.startLine}`, statement);
      const before = this.#byFile.get(statement.file);
      if (before) before.push(statement);
      else this.#byFile.set(statement.file, [statement]);
    }
  }

  at({ file, startLine }: Finding): StatementReport | undefined {
    return this.#byPlace.get(`${file}:${startLine}`);
  }

  /** With those that its transaction may hold already. */
  locksUntil(statement: StatementReport): StatementReport['locks'] {
    const all = this.#byFile.get(statement.file) ?? [];
    return all.slice(0, all.indexOf(statement) + 1).flatMap(({ locks }) => locks);
  }
}

/** A DO block need not have come to it. */
const isInBody = ({ file, startLine, startColumn }: Finding, scripts: readonly LintScript[]): boolean =>
  scripts.some(
    (script) =>
      script.file === file &&
      script.statements.some(
        ({ within, region }) =>
          within !== undefined && region.startLine === startLine && region.startColumn === startColumn,
      ),
  );

/** What of the rule's claim was not seen; nothing where the effects of its other cases were. */
function missingEffects(statement: StatementReport, { claim, alsoShows }: Rule): readonly string[] {
  if (!('effects' in claim)) return [];
  const all = [claim.effects, ...(alsoShows ? [alsoShows] : [])].map((one) => missingKinds(statement, one));
  return all.some((missing) => missing.length === 0) ? [] : (all[0] ?? []);
}

/**
 * Each kind of effect that no relation shows; the claim's names are those of its bad.sql. A rewrite reads all rows, also
 * where there are none: then it is no scan to see.
 */
function missingKinds(statement: StatementReport, claimed: ClaimedEffects): readonly string[] {
  const { locks = {}, scans = [], rewrites = [] } = claimed;
  const modes = statement.locks.flatMap(({ mode }) => fromPgLocksName(mode) ?? []);
  const lockSeen = (wanted: LockMode): boolean =>
    modes.some((mode) =>
      shows({ locks: { any: mode }, scans: [], rewrites: [] }, { locks: { any: wanted } }),
    );
  return [
    ...new Set(Object.values(locks).filter((mode) => !lockSeen(mode))),
    ...(scans.length > 0 && statement.scans.length + statement.rewrites.length === 0 ? ['scan'] : []),
    ...(rewrites.length > 0 && statement.rewrites.length === 0 ? ['a rewrite'] : []),
  ];
}
