import { addedColumn } from '../../src/lint/added-column.js';
import { defineRule } from '../../src/lint/rule.js';
import { displayName } from '../../src/sql/names.js';
import { constraintsOf } from '../../src/sql/table-parts.js';

export default defineRule({
  id: 'add-stored-generated-column',
  summary:
    'ADD COLUMN … GENERATED … STORED computes every row, which rewrites the table under ACCESS EXCLUSIVE',
  severity: 'error',
  category: 'locks',
  why: 'The value of a stored generated column is part of the row, so Postgres computes it for each row that exists and writes the whole table and all its indexes anew; nobody can read or write until that is done (manual, ALTER TABLE, Notes).',
  instead:
    'From PostgreSQL 18 on write VIRTUAL, which computes when it is read and costs nothing here; before that add a plain column that a trigger or the application fills, and fill the old rows in batches.',
  claim: { effects: { locks: { 'public.orders': 'ACCESS EXCLUSIVE' }, rewrites: ['public.orders'] } },
  on: {
    AT_AddColumn(command, context) {
      const column = addedColumn(command, context);
      const isStored = column && constraintsOf(column).some(({ generated_kind }) => generated_kind === 's');
      if (!column || !isStored) return undefined;
      const table = displayName(context.table);
      return {
        message: `${table}.${column.colname ?? ''} is computed and stored for every row: ${table} is rewritten under ACCESS EXCLUSIVE.`,
      };
    },
  },
});
