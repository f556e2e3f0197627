import { displayName, nameKey, nameOfNodes } from '../sql/names.js';
import type { Routine } from '../plpgsql/routine.js';
import { isParsed, type Statement } from '../sql/statements.js';
import { transactionControl } from '../sql/transactions.js';
import { addTo, once } from './once.js';
import type { LintScript } from './project.js';

/** `the DO block`, `the function app.f`. */
export const displayRoutine = ({ kind, name }: Routine): string =>
  name === 'do' ? 'the DO block' : `the ${kind} ${displayName(name)}`;

/** A text of the script on one line, cut to a length that a message can hold. */
export function excerptOf(text: string, most = 60): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > most ? `${line.slice(0, most - 1).trimEnd()}…` : line;
}

/** Whether the script turned check_function_bodies off before, so that the body is looked at when it is first called. */
export function isCheckedLater(script: LintScript, { kind }: Routine, { start }: Statement): boolean {
  if (kind === 'do') return false;
  const last = landmarksOf(script).checks.findLast((one) => one.start < start);
  return last !== undefined && /\b(?:off|false|no|0)\b/i.test(last.text);
}

const setsChecks = ({ node }: Extract<Statement, { kind: 'VariableSetStmt' }>): boolean =>
  node.name?.toLowerCase() === 'check_function_bodies';

/** Whether a transaction block is open where the statement of the script stands: its own, or one of the tool. */
export function standsInTransaction(script: LintScript, { start }: Statement): boolean {
  const { parsed, shape } = script;
  const implicit = shape === 'one-query' && parsed.statements.length > 1;
  const last = landmarksOf(script).controls.findLast((one) => one.start < start);
  return last === undefined ? shape === 'wrapped' || implicit : last.begins || implicit;
}

/** Whether the script runs the DO block, or CALLs the procedure, inside a transaction block. */
export function runsInTransaction(
  script: LintScript,
  { name, kind }: Routine,
  statement: Statement,
): boolean {
  if (name === 'do') return standsInTransaction(script, statement);
  if (kind !== 'procedure') return false;
  const calls = landmarksOf(script).calls.get(nameKey(name)) ?? [];
  return calls.some((call) => standsInTransaction(script, call));
}

/** The statements of a script that the questions above look for, found in one pass. */
const landmarksOf = once(({ parsed }: LintScript) => {
  const checks: Statement[] = [];
  const controls: { readonly start: number; readonly begins: boolean }[] = [];
  const calls = new Map<string, Statement[]>();
  for (const statement of parsed.statements.filter(isParsed)) {
    const { kind, node, start } = statement;
    const control = transactionControl(statement);
    if (control === 'begin' || control === 'commit' || control === 'rollback')
      controls.push({ start, begins: control === 'begin' });
    if (kind === 'VariableSetStmt' && setsChecks(statement)) checks.push(statement);
    const called = kind === 'CallStmt' ? nameOfNodes(node.funccall?.funcname) : undefined;
    if (called) addTo(calls, nameKey(called), statement);
  }
  return { checks, controls, calls };
});
