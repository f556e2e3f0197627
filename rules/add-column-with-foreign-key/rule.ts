import type { ColumnDef } from '@pgsql/types';
import { addedColumn } from '../../src/lint/added-column.js';
import { type AlterTableContext, defineRule, type Problem } from '../../src/lint/rule.js';
import { isConstantNull } from '../../src/sql/constant-conditions.js';
import { type ForeignKey, foreignKeysOfColumn } from '../../src/sql/foreign-keys.js';
import { displayName } from '../../src/sql/names.js';
import { constraintsOf } from '../../src/sql/table-parts.js';

export default defineRule({
  id: 'add-column-with-foreign-key',
  summary: 'ADD COLUMN … REFERENCES locks both tables, and with a default reads both to check every row',
  severity: 'warning',
  category: 'locks',
  why: 'ADD COLUMN holds ACCESS EXCLUSIVE on its table, and the foreign key takes SHARE ROW EXCLUSIVE on the referenced one as well: a transaction that waits for the one lock stops all work on the other. Where the column has a default, Postgres also looks up each row in the referenced table before it lets go; behind a column there is no NOT VALID.',
  instead:
    'Add the column alone. In a next migration ADD CONSTRAINT … FOREIGN KEY … NOT VALID, and in one more VALIDATE CONSTRAINT.',
  claim: {
    effects: { locks: { 'public.orders': 'ACCESS EXCLUSIVE', 'public.customers': 'SHARE ROW EXCLUSIVE' } },
  },
  on: {
    AT_AddColumn(command, context) {
      const column = addedColumn(command, context);
      const keys = column ? foreignKeysOfColumn(column, context.table) : [];
      return keys.flatMap((key) => (column ? problemsOf(column, key, context) : []));
    },
  },
});

function problemsOf(
  column: ColumnDef,
  { references }: ForeignKey,
  context: AlterTableContext,
): readonly Problem[] {
  const { table, state } = context;
  const name = `${displayName(table)}.${column.colname ?? ''}`;
  const parent = displayName(references);
  if (hasValues(column)) {
    const message = `Each row of ${displayName(table)} is looked up in ${parent} for the foreign key of the new column ${name}, under ACCESS EXCLUSIVE.`;
    return [{ severity: 'error', message }];
  }
  if (state.isNew(references) || state.keyOf(references) === state.keyOf(table)) return [];
  return [
    {
      message: `The foreign key of the new column ${name} blocks writes to ${parent} while ${displayName(table)} is locked in ACCESS EXCLUSIVE mode.`,
    },
  ];
}

/** Whether the rows that exist get a value that has to be looked up. */
const hasValues = (column: ColumnDef): boolean =>
  constraintsOf(column).some(
    ({ contype, raw_expr }) =>
      contype === 'CONSTR_DEFAULT' && raw_expr !== undefined && !isConstantNull(raw_expr),
  );
