import { orReplace } from '../../src/lint/fixes/guards.js';
import { defineRule, type Problem, type StatementContext } from '../../src/lint/rule.js';
import { createdObject, isTemporary, tableOf } from '../../src/sql/created-object.js';
import { displayName, nameOfNodes, nameOfRangeVar } from '../../src/sql/names.js';

export default defineRule({
  id: 'missing-or-replace',
  summary:
    'CREATE VIEW, FUNCTION, PROCEDURE or TRIGGER without OR REPLACE fails when the script is run again',
  severity: 'off',
  category: 'idempotency',
  why: 'The second run of the script fails with “already exists”. Views, routines and triggers are definitions without data, so replacing one by itself costs nothing and loses nothing. The banner promises a script that can be run again, so under it this is an error; elsewhere it is a matter of taste.',
  instead:
    'Write CREATE OR REPLACE, or DROP … IF EXISTS before it where the columns of a view or the result type of a function change.',
  claim: { failsOnRerun: '42P07' },
  on: {
    ViewStmt: (node, context) => check(node.replace, context),
    CreateFunctionStmt: (node, context) => check(node.replace, context),
    CreateTrigStmt: (node, context) =>
      node.isconstraint ? check(false, context, constraintTrigger) : check(node.replace, context),
    RuleStmt(node, context) {
      const table = nameOfRangeVar(node.relation);
      if (node.replace || (table && context.state.isRemade(table))) return undefined;
      return problem(node.rulename ?? '', context);
    },
    DefineStmt(node, context) {
      const name = nameOfNodes(node.defnames);
      if (node.kind !== 'OBJECT_AGGREGATE' || node.replace || !name) return undefined;
      return context.state.isDropped(name, 'routine') ? undefined : problem(displayName(name), context);
    },
  },
});

function check(
  replaces: boolean | undefined,
  context: StatementContext,
  remedy?: Pick<Problem, 'help'>,
): Problem | undefined {
  const { statement, state } = context;
  const created = createdObject(statement);
  if (replaces || !created || isTemporary(statement)) return undefined;
  const table = tableOf(statement);
  if (state.isDropped(created.name, created.space) || (table && state.isRemade(table))) return undefined;
  return problem(displayName(created.name), context, remedy);
}

const problem = (
  name: string,
  context: StatementContext,
  remedy: Pick<Problem, 'fix' | 'help'> = orReplace(context),
): Problem => ({
  message: `Without OR REPLACE, creating ${name} fails on a second run: it is there by then.`,
  ...(context.script.banner ? { severity: 'error' } : {}),
  ...remedy,
});

/** Manual, CREATE TRIGGER: “the OR REPLACE option is not supported for constraint triggers”. */
const constraintTrigger = {
  help: 'Write DROP TRIGGER IF EXISTS before it: a constraint trigger cannot be replaced.',
};
