import { nameKey, displayName } from '../sql/names.js';
import type { Routine } from '../plpgsql/routine.js';
import { isParsed, type Statement } from '../sql/statements.js';
import { transactionControl } from '../sql/transactions.js';
import type { LintScript } from './project.js';
import { nameOfNodes } from '../sql/names.js';

/** `the DO block`, `the function app.f`. */
export const displayRoutine = ({ kind, name }: Routine): string =>
  name === 'do' ? 'the DO block' : `the ${kind} ${displayName(name)}`;

/** A text of the script on one line, cut to a length that a message can hold. */
export function excerptOf(text: string, most = 60): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > most ? `${line.slice(0, most - 1).trimEnd()}…` : line;
}

/** Whether the script turned check_function_bodies off before, so that the body is looked at when it is first called. */
export function isCheckedLater({ parsed }: LintScript, { kind }: Routine, { start }: Statement): boolean {
  if (kind === 'do') return false;
  const last = parsed.statements.findLast(
    (one) => one.start < start && one.kind === 'VariableSetStmt' && setsChecks(one),
  );
  return last !== undefined && /\b(?:off|false|no|0)\b/i.test(last.text);
}

const setsChecks = ({ node }: Extract<Statement, { kind: 'VariableSetStmt' }>): boolean =>
  node.name?.toLowerCase() === 'check_function_bodies';

/** Whether a transaction block is open where the statement of the script stands: its own, or one of the tool. */
export function standsInTransaction({ parsed, shape }: LintScript, { start }: Statement): boolean {
  const implicit = shape === 'one-query' && parsed.statements.length > 1;
  let open = shape === 'wrapped' || implicit;
  for (const statement of parsed.statements) {
    if (statement.start >= start) return open;
    const control = transactionControl(statement);
    if (control === 'begin') open = true;
    else if (control === 'commit' || control === 'rollback') open = implicit;
  }
  return open;
}

/** Whether the script runs the DO block, or CALLs the procedure, inside a transaction block. */
export function runsInTransaction(
  script: LintScript,
  { name, kind }: Routine,
  statement: Statement,
): boolean {
  if (name === 'do') return standsInTransaction(script, statement);
  if (kind !== 'procedure') return false;
  return script.parsed.statements.filter(isParsed).some((one) => {
    const called = one.kind === 'CallStmt' ? nameOfNodes(one.node.funccall?.funcname) : undefined;
    return called && nameKey(called) === nameKey(name) && standsInTransaction(script, one);
  });
}
