import type { AlterTableCmd, AlterTableStmt } from '@pgsql/types';
import type { Finding, FindingStage, Region, Severity } from '../report.js';
import { carriedChanges } from '../sql/carried-changes.js';
import type { RunStatement } from './run-order.js';
import { nameOfRangeVar } from '../sql/names.js';
import type { Statement } from '../sql/statements.js';
import { MigrationState } from './migration-state.js';
import { addTo, once } from './once.js';
import { type LintProject, type LintScript, pendingMigrations, placeOfScript, scriptsOf } from './project.js';
import { commandsOf } from '../sql/table-parts.js';
import { TransactionState } from './transaction-state.js';
import { tableExisted } from './table-history.js';
import type {
  Category,
  Listeners,
  PlacedProblem,
  Problem,
  Problems,
  Rule,
  ScriptContext,
  StatementContext,
} from './rule.js';

/** The severity that the user set for a rule in a file, which wins over everything; undefined where none was set. */
export type SeverityFor = (rule: string, file: string) => Severity | 'off' | undefined;

export interface RuleSet {
  /** The rules to run. */
  readonly rules: readonly Rule[];
  /** The ids of all rules there are: what an ignore may name. */
  readonly known: readonly string[];
  readonly severityFor: SeverityFor;
  /** What the preset `strict` makes of rules that are off. */
  readonly strict: boolean;
  /** Where a rule's page lies: `docsUrl(id)`. */
  readonly docsUrl: (id: string) => string;
}

/** Runs every rule over the pending migrations. Suppressed and concluding findings are the caller's to add. */
export function runRules(project: LintProject, ruleSet: RuleSet): readonly Finding[] {
  const transaction = new TransactionState(project);
  const scripts = pendingMigrations(project).flatMap((migration) =>
    scriptsOf(migration).flatMap((script) => {
      transaction.begin(script);
      return runScript({ project, migration, script }, transaction, ruleSet);
    }),
  );
  const whole = ruleSet.rules.flatMap((rule) => placed(rule, rule.project?.(project), ruleSet));
  return [...scripts, ...whole];
}

/** Runs what rules have to say at the very end, of all that was found and not ignored. */
export function concludeRules(
  findings: readonly Finding[],
  project: LintProject,
  ruleSet: RuleSet,
): readonly Finding[] {
  const categories = new Map(ruleSet.rules.map(({ id, category }) => [id, category]));
  const categorised = findings.flatMap((finding) => {
    const category = categories.get(finding.rule);
    return category === undefined ? [] : [{ ...finding, category }];
  });
  return ruleSet.rules.flatMap((rule) => placed(rule, rule.conclude?.(categorised, project), ruleSet));
}

/** Makes a finding of a problem; undefined where the rule is off. */
export function toFinding(
  rule: Rule,
  problem: PlacedProblem,
  ruleSet: RuleSet,
  stage: FindingStage = 'lint',
): Finding | undefined {
  const severity = severityOf(rule, problem, ruleSet);
  if (severity === 'off') return undefined;
  return {
    rule: rule.id,
    severity,
    stage,
    file: problem.file,
    ...problem.at,
    message: problem.message,
    help: problem.help ?? rule.instead,
    docsUrl: ruleSet.docsUrl(rule.id),
    ...(problem.fix ? { fix: problem.fix } : {}),
  };
}

/** Whether the rule is on in a file; one that is off may still speak of a graver case that it names itself. */
export const isOn = (rule: Rule, file: string, { severityFor, strict }: RuleSet): boolean =>
  (severityFor(rule.id, file) ?? presetSeverity(rule, strict)) !== 'off';

/** How grave a rule is in the preset: `strict` turns on, as warnings, what `recommended` leaves off. */
export const presetSeverity = ({ severity }: Pick<Rule, 'severity'>, strict: boolean): Severity | 'off' =>
  severity === 'off' && strict ? 'warning' : severity;

const severityOf = (rule: Rule, problem: PlacedProblem, ruleSet: RuleSet): Severity | 'off' =>
  ruleSet.severityFor(rule.id, problem.file) ?? problem.severity ?? presetSeverity(rule, ruleSet.strict);

/** Cost: statements × rules that listen. */
function runScript(
  context: ScriptContext,
  transaction: TransactionState,
  ruleSet: RuleSet,
): readonly Finding[] {
  const { script } = context;
  const rules = ruleSet.rules.filter((rule) => speaksOf(rule, script));
  const state = new MigrationState((key) => tableExisted(context, key));
  const findings: Finding[] = [];
  const add = (rule: Rule, problems: Problems, at: Region): void => {
    for (const problem of list(problems)) {
      const finding = toFinding(rule, { at, ...problem, file: script.file }, ruleSet);
      if (finding) findings.push(isMild(rule, script, ruleSet) ? { ...finding, severity: 'info' } : finding);
    }
  };
  const audience = audienceOf(ruleSet.rules);
  for (const statement of script.statements) {
    const heard = [statement, ...carriedChanges(statement)];
    const here = { ...context, statement, state, transaction };
    for (const rule of audience(heard)) {
      if (rule.on && speaksOf(rule, script) && hears(rule, statement))
        add(rule, hear(rule.on, heard, here), statement.region);
    }
    transaction.apply(here);
    state.apply(statement);
  }
  for (const routine of script.routines) {
    for (const rule of rules) add(rule, rule.routine?.(routine, context), routine.statement.region);
  }
  for (const rule of rules) add(rule, rule.script?.(context), placeOfScript(script));
  return eachCauseOnce(findings, rules);
}

/** The rules that listen to a statement, in their order. */
const audienceOf = once((rules: readonly Rule[]): ((heard: readonly Heard[]) => readonly Rule[]) => {
  const listening = new Map<string, Rule[]>();
  for (const rule of rules) {
    for (const kind of Object.keys(rule.on ?? {})) addTo(listening, kind, rule);
  }
  return (heard) => {
    const kinds = heard.flatMap((one) =>
      one.kind === 'AlterTableStmt'
        ? [one.kind, ...commandsOf(one.node as AlterTableStmt).map(({ subtype = '' }) => subtype)]
        : [one.kind],
    );
    const [first = [], ...rest] = [...new Set(kinds)].map((kind) => listening.get(kind) ?? []);
    if (rest.length === 0) return first;
    const all = new Set([first, ...rest].flat());
    return rules.filter((rule) => all.has(rule));
  };
});

type Heard = Pick<Statement, 'kind' | 'node'>;

/**
 * One cause, one finding: leaves out what is said a second time of a place, as of a DELETE and of another in its WITH,
 * and what is said by a rule that yields to another which reports the same place.
 */
function eachCauseOnce(findings: readonly Finding[], rules: readonly Rule[]): readonly Finding[] {
  const yielding = new Map(rules.flatMap(({ id, yieldsTo }) => (yieldsTo ? [[id, yieldsTo]] : [])));
  const said = new Set(findings.map((finding) => placeKey(finding.rule, finding)));
  const different = new Map(findings.map((one) => [`${placeKey(one.rule, one)} ${one.message}`, one]));
  return [...different.values()].filter(
    (finding) => !yielding.get(finding.rule)?.some((id) => said.has(placeKey(id, finding))),
  );
}

const placeKey = (rule: string, at: Region): string =>
  [rule, at.startLine, at.startColumn, at.endLine, at.endColumn].join(' ');

/**
 * What stands in a branch of a body is guarded against a second run. Of a statement that is known in part only what it
 * destroys is certain.
 */
function hears({ category }: Rule, { within }: RunStatement): boolean {
  if (!within) return true;
  if (within.partly) return category === 'destructive';
  return category !== 'idempotency' || !within.guarded;
}

/** A down script's job is to undo, poor types included; a dev file never meets production's data. */
function speaksOf(rule: Rule, script: LintScript): boolean {
  if (script.dev && rule.category === 'destructive') return false;
  return script.direction === 'up' || !undoing.has(rule.category);
}

const undoing: ReadonlySet<Category> = new Set(['destructive', 'banner', 'compatibility', 'types']);

const mild: ReadonlySet<Category> = new Set(['locks', 'idempotency']);

/** What is run by hand, on a bad day, is not held to the manners of a deployment; what fails, fails there too. */
const isMild = (rule: Rule, script: LintScript, { severityFor }: RuleSet): boolean =>
  script.direction === 'down' &&
  (mild.has(rule.category) || (rule.category === 'transactions' && rule.severity !== 'error')) &&
  severityFor(rule.id, script.file) === undefined;

/** Hands the statement, the changes of rows that it carries and the sub-commands of an ALTER TABLE to the listeners. */
function hear(on: Listeners, heard: readonly Heard[], context: StatementContext): readonly Problem[] {
  const listeners = on as Readonly<Partial<Record<string, Listener>>>;
  const own = heard.flatMap(({ kind, node }) => list(listeners[kind]?.(node, context)));
  const { statement } = context;
  if (statement.kind !== 'AlterTableStmt') return own;
  return [...own, ...hearCommands(listeners, statement.node, context)];
}

/** Listeners are typed by the node they take; which one is called for which node is decided by name alone. */
type Listener = (node: Statement['node'] | AlterTableCmd, context: StatementContext) => Problems;

const alteredTables = new Set(['OBJECT_TABLE', 'OBJECT_FOREIGN_TABLE']);

function hearCommands(
  listeners: Readonly<Partial<Record<string, Listener>>>,
  alter: AlterTableStmt,
  context: StatementContext,
): readonly Problem[] {
  const table = nameOfRangeVar(alter.relation);
  if (!table || !alteredTables.has(alter.objtype ?? '')) return [];
  return (alter.cmds ?? []).flatMap((node) => {
    if (!('AlterTableCmd' in node)) return [];
    const listener = listeners[node.AlterTableCmd.subtype ?? ''];
    const inTable = { ...context, alter, table };
    return list(listener?.(node.AlterTableCmd, inTable));
  });
}

const placed = (rule: Rule, problems: Problems<PlacedProblem>, ruleSet: RuleSet): readonly Finding[] =>
  list(problems).flatMap((problem) => toFinding(rule, problem, ruleSet) ?? []);

function list<Kind extends Problem>(problems: Problems<Kind>): readonly Kind[] {
  if (problems === undefined) return [];
  return Array.isArray(problems) ? (problems as readonly Kind[]) : [problems as Kind];
}
