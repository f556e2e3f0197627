import { isNotNull, isProvenNotNull } from '../../src/lint/not-null-proof.js';
import { defineRule } from '../../src/lint/rule.js';
import { tableBefore } from '../../src/lint/table-history.js';
import { displayName, listed } from '../../src/sql/names.js';
import { constraintOf } from '../../src/sql/table-parts.js';

export default defineRule({
  id: 'primary-key-on-nullable-column',
  summary: 'ADD PRIMARY KEY USING INDEX on a nullable column reads every row under ACCESS EXCLUSIVE',
  severity: 'warning',
  category: 'locks',
  why: 'The index is there, but a primary key also makes its columns NOT NULL: as with ALTER COLUMN … SET NOT NULL, Postgres reads the whole table while nobody else can read or write (manual, ALTER TABLE, ADD table_constraint_using_index).',
  instead:
    'First ADD CONSTRAINT … CHECK (column IS NOT NULL) NOT VALID and VALIDATE CONSTRAINT, each in a migration of its own; then the primary key finds the proof and reads no row. The CHECK can go afterwards.',
  claim: { effects: { locks: { 'public.orders': 'ACCESS EXCLUSIVE' }, scans: ['public.orders'] } },
  on: {
    AT_AddConstraint(command, context) {
      const { state, table } = context;
      const constraint = constraintOf(command);
      const before = tableBefore(context, table);
      if (constraint?.contype !== 'CONSTR_PRIMARY' || !before || state.isNew(table)) return undefined;
      const key = before.indexes.get(constraint.indexname ?? '')?.key ?? [];
      const nullable = key.filter(
        (column) =>
          column !== undefined &&
          before.columns.get(column)?.notNull !== undefined &&
          !isNotNull(before, column) &&
          !isProvenNotNull(before, column),
      );
      if (nullable.length === 0) return undefined;
      const names = listed(
        nullable.flatMap((column) => column ?? []),
        3,
      );
      return {
        message: `The primary key makes ${names} NOT NULL, which reads all of ${displayName(table)} under ACCESS EXCLUSIVE.`,
      };
    },
  },
});
