import { addedColumn } from '../../src/lint/added-column.js';
import { defineRule } from '../../src/lint/rule.js';
import { isSerial } from '../../src/sql/column-types.js';
import { displayName } from '../../src/sql/names.js';

export default defineRule({
  id: 'add-serial-column',
  summary: 'ADD COLUMN of a serial type numbers every row, which rewrites the table under ACCESS EXCLUSIVE',
  severity: 'error',
  category: 'locks',
  why: 'serial stands for DEFAULT nextval(…) (manual, 8.1.4): each row that exists gets a number of its own, so Postgres writes the whole table and all its indexes anew, and nobody can read or write until that is done.',
  instead:
    'Create the sequence, add a plain integer column, write ALTER COLUMN … SET DEFAULT nextval(…) for new rows, and number the old rows in batches.',
  claim: { effects: { locks: { 'public.orders': 'ACCESS EXCLUSIVE' }, rewrites: ['public.orders'] } },
  on: {
    AT_AddColumn(command, context) {
      const column = addedColumn(command, context);
      if (!column || !isSerial(column.typeName)) return undefined;
      const table = displayName(context.table);
      return {
        message: `The serial column ${table}.${column.colname ?? ''} numbers every row: ${table} is rewritten under ACCESS EXCLUSIVE.`,
      };
    },
  },
});
