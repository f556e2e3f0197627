import type { LintScript } from '../../src/lint/project.js';
import { defineRule } from '../../src/lint/rule.js';
import { routineOf } from '../../src/plpgsql/routine.js';
import { type Token, tokensOf } from '../../src/plpgsql/tokens.js';
import { isParsed, type Statement } from '../../src/sql/statements.js';
import { transactionControl } from '../../src/sql/transactions.js';

export default defineRule({
  id: 'empty-down',
  summary: 'A down script undoes nothing',
  severity: 'error',
  category: 'files',
  why: 'An empty down script succeeds: the tool marks the migration as rolled back, and all of it is still there. The next deployment then fails because the objects exist, or runs on a schema that no file describes. No down script at all is more honest, because then the tool says that it cannot go back.',
  instead:
    'Write the statements that undo the migration, or delete the file. Where nothing can be undone, let the script RAISE EXCEPTION and say why.',
  claim: { unprovable: 'A script without statements runs without an error anywhere.' },
  script({ script, migration: { up } }) {
    if (script.direction === 'up' || script.dev) return undefined;
    if (!isEmpty(script) || isEmpty(up)) return undefined;
    return {
      message: `The down script of ${up.file} undoes nothing, and the tool takes that for a rollback.`,
    };
  },
});

const isEmpty = ({ parsed }: LintScript): boolean =>
  parsed.psqlCommands.length === 0 &&
  parsed.unreadable === undefined &&
  parsed.statements.every((statement) => isParsed(statement) && isIdle(statement));

/** Transaction control, SET, a SELECT of constants (what some write to keep a tool content), a DO that does nothing. */
function isIdle(statement: Statement): boolean {
  if (statement.kind === 'VariableSetStmt') return true;
  if (statement.kind === 'DoStmt') return isIdleBlock(statement);
  if (statement.kind !== 'SelectStmt') return transactionControl(statement) !== undefined;
  const { fromClause, intoClause, withClause, targetList = [], valuesLists } = statement.node;
  const reads = fromClause ?? intoClause ?? withClause ?? valuesLists;
  return (
    reads === undefined && targetList.every((node) => 'ResTarget' in node && isConstant(node.ResTarget.val))
  );
}

const isConstant = (value: object | undefined): boolean =>
  value === undefined ||
  'A_Const' in value ||
  ('TypeCast' in value && isConstant((value.TypeCast as { readonly arg?: object }).arg));

/** A block in which nothing but NULL, RETURN and messages stand; one that raises an exception says that it cannot. */
function isIdleBlock(statement: Statement): boolean {
  const { language, body } = routineOf(statement) ?? {};
  if (language !== 'plpgsql' || body === undefined) return false;
  return statementsIn(tokensOf(body)).every(isIdleInBlock);
}

const frame: ReadonlySet<string> = new Set(['begin', 'end', 'declare']);

function statementsIn(tokens: readonly Token[]): readonly (readonly Token[])[] {
  const statements: Token[][] = [[]];
  for (const token of tokens) {
    if (token.text === ';') statements.push([]);
    else if (!frame.has(token.text)) statements.at(-1)?.push(token);
  }
  return statements;
}

const messages: ReadonlySet<string> = new Set(['debug', 'log', 'info', 'notice', 'warning']);

function isIdleInBlock([first, second, ...rest]: readonly Token[]): boolean {
  if (!first) return true;
  if (first.text === 'null' || first.text === 'return') return second === undefined;
  const tells = first.text === 'raise' && second !== undefined && messages.has(second.text);
  return tells && rest.every(({ kind, text }) => kind === 'string' || text === ',');
}
