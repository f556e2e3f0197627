import type { AlterTableStmt, ColumnDef, Constraint } from '@pgsql/types';
import { defineRule } from '../../src/lint/rule.js';
import { isSerial } from '../../src/sql/column-types.js';
import { isConstantNull } from '../../src/sql/constant-conditions.js';
import { displayName, stringsOf } from '../../src/sql/names.js';
import { columnOf, commandsOf, constraintOf, constraintsOf } from '../../src/sql/table-parts.js';

export default defineRule({
  id: 'add-required-column',
  summary:
    'ADD COLUMN … NOT NULL without a default fails on a table with rows, and breaks inserts that do not name it',
  severity: 'error',
  category: 'compatibility',
  why: 'Every row that exists would hold NULL in the new column, so Postgres rejects the statement as soon as there is one (SQLSTATE 23502); an empty development database lets it pass. On an empty table it succeeds, and then each INSERT of the code that still runs, which does not know the column, fails.',
  instead:
    'Add the column with a constant DEFAULT, which costs no rewrite (manual, ALTER TABLE, Notes), or add it without NOT NULL, fill it, and make it NOT NULL in a later migration.',
  claim: { fails: '23502' },
  on: {
    AT_AddColumn(command, { alter, table, state }) {
      const column = columnOf(command);
      if (!column || alter.objtype !== 'OBJECT_TABLE' || state.isNew(table)) return undefined;
      if (!isRequired(column, alter) || isFilled(column)) return undefined;
      const name = `${displayName(table)}.${column.colname ?? ''}`;
      return {
        message: `${name} is NOT NULL and has no default: adding it fails on any row, and inserts that do not name it fail.`,
      };
    },
  },
});

const requiring = new Set<Constraint['contype']>(['CONSTR_NOTNULL', 'CONSTR_PRIMARY']);
const filling = new Set<Constraint['contype']>(['CONSTR_IDENTITY', 'CONSTR_GENERATED']);

/** Whether the statement makes the column NOT NULL, at once or in another of its sub-commands. */
function isRequired(column: ColumnDef, alter: AlterTableStmt): boolean {
  if (constraintsOf(column).some(({ contype }) => requiring.has(contype))) return true;
  const name = column.colname ?? '';
  return commandsOf(alter).some((command) => {
    if (command.subtype === 'AT_SetNotNull') return command.name === name;
    const constraint = command.subtype === 'AT_AddConstraint' ? constraintOf(command) : undefined;
    return requiring.has(constraint?.contype) && stringsOf(constraint?.keys).includes(name);
  });
}

/** Whether Postgres has a value for rows that bring none; DEFAULT NULL is no such value. */
const isFilled = (column: ColumnDef): boolean =>
  isSerial(column.typeName) ||
  constraintsOf(column).some(
    ({ contype, raw_expr }) =>
      filling.has(contype) || (contype === 'CONSTR_DEFAULT' && !(raw_expr && isConstantNull(raw_expr))),
  );
