import { UserError } from '../errors.js';
import type { Severity } from '../report.js';
import { findPatternProblem, matchesPattern } from '../sql/tree-pattern.js';
import { defineRule, type Listeners, type Problem, type Rule } from './rule.js';

/** An entry of config `restrictedStatements`. */
export interface RestrictedStatement {
  /** The id of its rule, which several entries may share. */
  readonly name: string;
  /** A pattern of a statement: src/sql/tree-pattern.ts. */
  readonly match: Readonly<Record<string, unknown>>;
  readonly message: string;
  readonly severity: Severity;
  /** Where it is written: `drydock.yml: restrictedStatements[0]`. */
  readonly where: string;
}

/**
 * A rule for each name among the entries.
 * @throws UserError that names the key, for a name that a rule of Drydock's own has and a pattern that matches nothing.
 */
export function restrictedRules(
  entries: readonly RestrictedStatement[],
  ownRules: readonly string[],
): readonly Rule[] {
  for (const entry of entries) checkEntry(entry, ownRules);
  const names = [...new Set(entries.map(({ name }) => name))];
  return names.map((name) =>
    ruleOf(
      name,
      entries.filter((entry) => entry.name === name),
    ),
  );
}

function checkEntry({ name, match, where }: RestrictedStatement, ownRules: readonly string[]): void {
  if (ownRules.includes(name)) {
    throw new UserError(`${where}.name: ${name} is a rule of Drydock's own`, 'Choose another name.');
  }
  const problem = findPatternProblem(match);
  if (problem) throw new UserError(`${where}.match${problem.path}: ${problem.message}`, problem.hint);
}

const ruleOf = (id: string, entries: readonly RestrictedStatement[]): Rule =>
  defineRule({
    id,
    summary: 'A statement that the config restricts',
    severity: entries[0]?.severity ?? 'error',
    category: 'policy',
    why: entries.map(({ message }) => message).join('\n'),
    instead: 'Ask whoever wrote the rule into the config.',
    claim: { unprovable: 'It is a rule of the team, not of Postgres.' },
    on: listenersOf(entries),
  });

function listenersOf(entries: readonly RestrictedStatement[]): Listeners {
  const kinds = new Set(entries.flatMap(({ match }) => Object.keys(match)));
  const listener = (kind: string) => (node: unknown) =>
    entries.filter(({ match }) => kind in match && matchesPattern(match[kind], node)).map(problemOf);
  return Object.fromEntries([...kinds].map((kind) => [kind, listener(kind)]));
}

const problemOf = ({ message, severity, where }: RestrictedStatement): Problem => ({
  message,
  severity,
  help: `The team restricts this statement: ${where}.`,
});
