import type { ColumnDef } from '@pgsql/types';
import { addedColumn } from '../../src/lint/added-column.js';
import { defineRule } from '../../src/lint/rule.js';
import { displayName } from '../../src/sql/names.js';
import { constraintsOf } from '../../src/sql/table-parts.js';

export default defineRule({
  id: 'add-column-with-check',
  summary: 'ADD COLUMN with a CHECK reads every row under ACCESS EXCLUSIVE',
  severity: 'error',
  category: 'locks',
  why: 'The new column is empty or holds its default, and still Postgres reads the whole table to check each row, while nobody can read or write it. Behind a column there is no NOT VALID to put that off (manual, ALTER TABLE, Notes).',
  instead:
    'Add the column alone. In a next migration ADD CONSTRAINT … CHECK (…) NOT VALID, and in one more VALIDATE CONSTRAINT, which lets reads and writes go on.',
  claim: { effects: { locks: { 'public.orders': 'ACCESS EXCLUSIVE' }, scans: ['public.orders'] } },
  on: {
    AT_AddColumn(command, context) {
      const column = addedColumn(command, context);
      if (!column || !hasEnforcedCheck(column)) return undefined;
      const table = displayName(context.table);
      return {
        message: `The CHECK of the new column ${table}.${column.colname ?? ''} reads all of ${table} under ACCESS EXCLUSIVE.`,
      };
    },
  },
});

/** NOT ENFORCED stands behind its constraint, as a node of its own. */
function hasEnforcedCheck(column: ColumnDef): boolean {
  const constraints = constraintsOf(column);
  return constraints.some(
    ({ contype }, index) =>
      contype === 'CONSTR_CHECK' && constraints[index + 1]?.contype !== 'CONSTR_ATTR_NOT_ENFORCED',
  );
}
