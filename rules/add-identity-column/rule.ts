import { addedColumn } from '../../src/lint/added-column.js';
import { defineRule } from '../../src/lint/rule.js';
import { displayName } from '../../src/sql/names.js';
import { constraintsOf } from '../../src/sql/table-parts.js';

export default defineRule({
  id: 'add-identity-column',
  summary: 'ADD COLUMN … AS IDENTITY numbers every row, which rewrites the table under ACCESS EXCLUSIVE',
  severity: 'error',
  category: 'locks',
  why: 'Each row that exists gets a number from the sequence of the new identity column (manual, ALTER TABLE, Notes): Postgres writes the whole table and all its indexes anew, and nobody can read or write until that is done.',
  instead:
    'Create a sequence, add a plain integer column, write ALTER COLUMN … SET DEFAULT nextval(…) for new rows, and number the old rows in batches.',
  claim: { effects: { locks: { 'public.orders': 'ACCESS EXCLUSIVE' }, rewrites: ['public.orders'] } },
  on: {
    AT_AddColumn(command, context) {
      const column = addedColumn(command, context);
      if (!column || !constraintsOf(column).some(({ contype }) => contype === 'CONSTR_IDENTITY'))
        return undefined;
      const table = displayName(context.table);
      return {
        message: `The identity column ${table}.${column.colname ?? ''} numbers every row: ${table} is rewritten under ACCESS EXCLUSIVE.`,
      };
    },
  },
});
