import type { Constraint } from '@pgsql/types';
import { defineRule, type Problem, type StatementContext } from '../../src/lint/rule.js';
import { displayName, nameOfRangeVar, type QualifiedName } from '../../src/sql/names.js';
import { byteToOffset } from '../../src/sql/source-text.js';
import { kindOfConstraint } from '../../src/sql/table-elements.js';
import { columnOf, constraintOf, constraintsOf } from '../../src/sql/table-parts.js';
import { endOfElement } from '../../src/sql/tokens.js';

export default defineRule({
  id: 'unnamed-constraint',
  summary: 'A constraint without a name gets one that Postgres chooses from what is there at the time',
  severity: 'off',
  category: 'types',
  why: 'Postgres makes the name from the table, the columns and a number where that is taken, cut to 63 bytes. A table that was renamed since, another order of migrations or one constraint more gives another name, so a later DROP, VALIDATE or COMMENT that guesses it fails with SQLSTATE 42704 in one database and not in the next, and the error that users report names nothing that stands in the code.',
  instead: 'Write CONSTRAINT and a name that says what it is for before the constraint.',
  claim: { fails: '42704' },
  on: {
    CreateStmt({ relation, tableElts = [] }, context) {
      const table = nameOfRangeVar(relation);
      if (!table || relation?.relpersistence === 't') return undefined;
      return tableElts.flatMap((element) => {
        if ('ColumnDef' in element) return ofEach(constraintsOf(element.ColumnDef), table, context);
        return 'Constraint' in element ? ofEach([element.Constraint], table, context) : [];
      });
    },
    AT_AddColumn(command, context) {
      const column = columnOf(command);
      return column && ofEach(constraintsOf(column), context.table, context);
    },
    AT_AddConstraint(command, context) {
      const constraint = constraintOf(command);
      return constraint && ofEach([constraint], context.table, context);
    },
  },
});

/** A key that takes an index over takes its name; a NOT NULL is dropped by its column. */
const isUnnamed = (constraint: Constraint): boolean =>
  constraint.conname === undefined && constraint.indexname === undefined;

function ofEach(
  constraints: readonly Constraint[],
  table: QualifiedName,
  context: StatementContext,
): readonly Problem[] {
  if (context.state.isTemporary(table)) return [];
  return constraints.flatMap((constraint) => {
    const kind = kindOfConstraint(constraint);
    if (kind === undefined || kind === 'not null' || !isUnnamed(constraint)) return [];
    const message = `The ${kind} constraint on ${displayName(table)} has no name of its own: Postgres chooses one.`;
    return [{ message, at: regionOf(constraint, context) }];
  });
}

/** From the constraint's first word to the end of the element of the list that it stands in, or of the column. */
function regionOf({ location = 0 }: Constraint, { script, statement }: StatementContext) {
  const start = byteToOffset(statement.text, location);
  const end = endOfElement(statement.text, start);
  return script.parsed.source.regionOf(statement.start + start, statement.start + end);
}
