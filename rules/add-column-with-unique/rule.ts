import { addedColumn } from '../../src/lint/added-column.js';
import { defineRule } from '../../src/lint/rule.js';
import { displayName } from '../../src/sql/names.js';
import { kindOfConstraint } from '../../src/sql/table-elements.js';
import { constraintsOf } from '../../src/sql/table-parts.js';

export default defineRule({
  id: 'add-column-with-unique',
  summary: 'ADD COLUMN with UNIQUE or PRIMARY KEY builds an index under ACCESS EXCLUSIVE',
  severity: 'error',
  category: 'locks',
  why: 'The index that keeps the new column unique is built at once, over every row that exists; nobody can read or write the table until it is done. Behind a column there is no way to ask for CONCURRENTLY.',
  instead:
    'Add the column alone. Then CREATE UNIQUE INDEX CONCURRENTLY in a migration outside a transaction, and in one more ADD CONSTRAINT … UNIQUE USING INDEX, which is quick.',
  claim: { effects: { locks: { 'public.orders': 'ACCESS EXCLUSIVE' }, scans: ['public.orders'] } },
  on: {
    AT_AddColumn(command, context) {
      const column = addedColumn(command, context);
      const kinds = column ? constraintsOf(column).map(kindOfConstraint) : [];
      const kind = kinds.find((one) => one === 'unique' || one === 'primary key');
      if (!column || kind === undefined) return undefined;
      const table = displayName(context.table);
      return {
        message: `${kind.toUpperCase()} on the new column ${table}.${column.colname ?? ''} builds an index over all of ${table} under ACCESS EXCLUSIVE.`,
      };
    },
  },
});
