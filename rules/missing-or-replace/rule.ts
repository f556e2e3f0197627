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
      node.isconstraint ? withHelp(check(false, context)) : check(node.replace, context),
    RuleStmt(node, { state, script }) {
      const table = nameOfRangeVar(node.relation);
      if (node.replace || (table && state.isRemade(table))) return undefined;
      return problem(node.rulename ?? '', script);
    },
    DefineStmt(node, { state, script }) {
      const name = nameOfNodes(node.defnames);
      if (node.kind !== 'OBJECT_AGGREGATE' || node.replace || !name) return undefined;
      return state.isDropped(name, 'routine') ? undefined : problem(displayName(name), script);
    },
  },
});

function check(
  replaces: boolean | undefined,
  { statement, state, script }: StatementContext,
): Problem | undefined {
  const created = createdObject(statement);
  if (replaces || !created || isTemporary(statement)) return undefined;
  const table = tableOf(statement);
  if (state.isDropped(created.name, created.space) || (table && state.isRemade(table))) return undefined;
  return problem(displayName(created.name), script);
}

const problem = (name: string, { banner }: StatementContext['script']): Problem => ({
  message: `Without OR REPLACE, creating ${name} fails on a second run: it is there by then.`,
  ...(banner ? { severity: 'error' } : {}),
});

/** Manual, CREATE TRIGGER: “the OR REPLACE option is not supported for constraint triggers”. */
const withHelp = (found: Problem | undefined): Problem | undefined =>
  found && {
    ...found,
    help: 'Write DROP TRIGGER IF EXISTS before it: a constraint trigger cannot be replaced.',
  };
