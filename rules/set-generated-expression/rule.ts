import { defineRule } from '../../src/lint/rule.js';
import { isNotNull } from '../../src/lint/not-null-proof.js';
import { tableBefore } from '../../src/lint/table-history.js';
import { displayName } from '../../src/sql/names.js';

export default defineRule({
  id: 'set-generated-expression',
  summary: 'SET EXPRESSION computes a stored column anew, which rewrites the table under ACCESS EXCLUSIVE',
  severity: 'error',
  category: 'locks',
  since: 17,
  why: 'A new expression of a stored generated column changes the value in each row: Postgres writes the whole table and all its indexes anew, and nobody can read or write until that is done. A virtual column of PostgreSQL 18 stores nothing; only where it is NOT NULL all rows are read (manual, ALTER TABLE, SET EXPRESSION).',
  instead:
    'Add a column of another name that a trigger or the application fills by the new expression, fill the old rows in batches, and let the code move over; from PostgreSQL 18 on, make the new column VIRTUAL.',
  claim: { effects: { locks: { 'public.orders': 'ACCESS EXCLUSIVE' }, rewrites: ['public.orders'] } },
  on: {
    AT_SetExpression({ name = '' }, context) {
      const { table, state, project } = context;
      if (state.isNew(table)) return undefined;
      const before = tableBefore(context, table);
      const generated = before?.columns.get(name)?.generated;
      const column = `${displayName(table)}.${name}`;
      const all = displayName(table);
      if (generated === 'virtual') {
        if (!before || !isNotNull(before, name)) return undefined;
        return {
          message: `A new expression of ${column}, which is NOT NULL, reads all of ${all} under ACCESS EXCLUSIVE.`,
        };
      }
      // Before PostgreSQL 18 every generated column is stored.
      if (generated === undefined && project.settings.postgresMajor >= 18) {
        return {
          severity: 'warning',
          message: `A new expression of ${column} rewrites ${all} under ACCESS EXCLUSIVE, unless the column is virtual.`,
        };
      }
      return { message: `A new expression of ${column} rewrites ${all} under ACCESS EXCLUSIVE.` };
    },
  },
});
