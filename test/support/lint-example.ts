import { rules } from '../../rules/index.js';
import { judgeFindings } from '../../src/check/judge-findings.js';
import type { CheckRequest } from '../../src/check/request.js';
import type { LintProject, LintSettings } from '../../src/lint/project.js';
import type { Rule } from '../../src/lint/rule.js';
import { type RuleSet, runRules, type SeverityFor } from '../../src/lint/run-rules.js';
import type { Finding, Severity } from '../../src/report.js';
import { loadParser, type Parser } from '../../src/sql/parser.js';
import { parseRuleExample, readRuleExample } from './rule-example.js';

let parser: Promise<Parser> | undefined;

export const sharedParser = (): Promise<Parser> => (parser ??= loadParser());

export interface LintExampleOptions {
  readonly rules?: readonly Rule[];
  /** Severities that the user set, by rule id. */
  readonly overrides?: ReadonlyMap<string, Severity | 'off'>;
  /** In place of `overrides`, where they depend on the file. */
  readonly severityFor?: SeverityFor;
  readonly strict?: boolean;
  readonly settings?: Partial<LintSettings>;
}

/** Everything that `drydock lint` would report of the example, what is ignored left out. */
export async function lintExample(
  text: string,
  options: LintExampleOptions = {},
): Promise<readonly Finding[]> {
  const project = await parseRuleExample(readRuleExample(text), await sharedParser(), options.settings);
  return lintProject(project, options).filter(({ suppressed }) => suppressed === undefined);
}

/** Everything that `drydock lint` would report, the ignored findings marked. */
export function lintProject(project: LintProject, options: LintExampleOptions = {}): readonly Finding[] {
  const ruleSet: RuleSet = {
    rules: options.rules ?? rules,
    known: [...rules, ...(options.rules ?? [])].map(({ id }) => id),
    severityFor: options.severityFor ?? ((id) => options.overrides?.get(id)),
    strict: options.strict ?? false,
    docsUrl: (id) => `rules/${id}/README.md`,
  };
  const nothingRun = { migrations: [], problems: [], historyMs: 0, engine: null };
  // Of a request only the rules and the engine count here.
  const request = { ruleSet, engine: 'none' } as CheckRequest;
  return judgeFindings(project, runRules(project, ruleSet), nothingRun, request);
}
