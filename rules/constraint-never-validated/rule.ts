import type { AlterTableCmd, Constraint } from '@pgsql/types';
import { mayBeValidatedUnseen } from '../../src/lint/hidden-changes.js';
import { type AlterTableContext, defineRule } from '../../src/lint/rule.js';
import { tableAtEnd, tableBefore } from '../../src/lint/table-history.js';
import { displayName } from '../../src/sql/names.js';
import { constraintName } from '../../src/sql/table-elements.js';
import { constraintOf } from '../../src/sql/table-parts.js';

export default defineRule({
  id: 'constraint-never-validated',
  summary: 'A constraint is added NOT VALID and no pending migration validates it',
  severity: 'warning',
  category: 'locks',
  why: 'NOT VALID leaves rows that break the constraint as they are, and nobody hears of them until an UPDATE of such a row fails, whatever column it changes. Nor does Postgres rely on the constraint: the planner, SET NOT NULL and ATTACH PARTITION only look at those that are valid (manual, ALTER TABLE, ADD table_constraint NOT VALID).',
  instead:
    'Mend the rows that break it, and VALIDATE CONSTRAINT in a migration of its own behind this one: that reads the table while reads and writes go on.',
  claim: { fails: '23514' },
  on: {
    AT_AddConstraint(command, context) {
      const name = nameOfNotValid(command, context);
      if (name === undefined || !staysNotValid(name, context)) return undefined;
      return {
        message: `The constraint ${name} of ${displayName(context.table)} is added NOT VALID, and no pending migration validates it.`,
      };
    },
  },
});

/** The name of a constraint that the sub-command adds NOT VALID to a table that existed. */
function nameOfNotValid(command: AlterTableCmd, context: AlterTableContext): string | undefined {
  const { alter, table, state, script } = context;
  const constraint = constraintOf(command);
  if (script.direction === 'down' || script.dev || alter.objtype !== 'OBJECT_TABLE') return undefined;
  if (!constraint?.skip_validation || !isEnforced(constraint) || state.isNew(table)) return undefined;
  const taken = tableBefore(context, table)?.constraints;
  return constraintName(constraint, table.name, undefined, (name) => taken?.has(name) === true);
}

/** What is NOT ENFORCED cannot be validated; of NOT NULL the parser does not say that it is enforced. */
const isEnforced = ({ contype, is_enforced }: Constraint): boolean =>
  contype === 'CONSTR_NOTNULL' || is_enforced === true;

/** A table that was dropped or renamed since is not followed. */
const staysNotValid = (name: string, context: AlterTableContext): boolean =>
  tableAtEnd(context, context.state.keyOf(context.table))?.constraints.get(name)?.validated === false &&
  !mayBeValidatedUnseen(context, name);
