import { notNullByCheck } from '../../src/lint/fixes/new-constraints.js';
import { isNotNull, isProvenNotNull } from '../../src/lint/not-null-proof.js';
import { type AlterTableContext, defineRule, type Problem } from '../../src/lint/rule.js';
import { isMadeEarlier } from '../../src/lint/script-creations.js';
import { tableBefore } from '../../src/lint/table-history.js';
import { displayName, stringsOf } from '../../src/sql/names.js';
import { constraintOf } from '../../src/sql/table-parts.js';

export default defineRule({
  id: 'set-not-null-without-check',
  summary: 'SET NOT NULL reads every row under ACCESS EXCLUSIVE, unless a valid CHECK has proven it',
  severity: 'error',
  category: 'locks',
  why: 'Postgres has to see that no row holds a NULL, and reads the whole table for it while nobody else can read or write. It skips that where a valid CHECK (column IS NOT NULL) proves it (manual, ALTER TABLE, SET NOT NULL).',
  instead:
    'ADD CONSTRAINT … CHECK (column IS NOT NULL) NOT VALID, then VALIDATE CONSTRAINT in a migration of its own, then SET NOT NULL, then drop the CHECK. From PostgreSQL 18 on ADD CONSTRAINT … NOT NULL column NOT VALID and VALIDATE CONSTRAINT do it too.',
  claim: { effects: { locks: { 'public.orders': 'ACCESS EXCLUSIVE' }, scans: ['public.orders'] } },
  yieldsTo: ['add-required-column'],
  on: {
    AT_SetNotNull(command, context) {
      const problems = problemsOf([command.name ?? ''], context);
      return problems.map((problem) => ({ ...problem, ...notNullByCheck(context, command) }));
    },
    AT_AddConstraint(command, context) {
      const constraint = constraintOf(command);
      if (constraint?.contype !== 'CONSTR_NOTNULL' || constraint.skip_validation === true) return undefined;
      return problemsOf(stringsOf(constraint.keys), context);
    },
  },
});

function problemsOf(columns: readonly string[], context: AlterTableContext): readonly Problem[] {
  const { alter, state, table } = context;
  const before = tableBefore(context, table);
  if (alter.objtype !== 'OBJECT_TABLE' || state.isNew(table)) return [];
  return columns
    .filter((column) => !before || (!isNotNull(before, column) && !isProvenNotNull(before, column)))
    .map((column) => ({
      message: `SET NOT NULL on ${displayName(table)}.${column} reads all of ${displayName(table)} under ACCESS EXCLUSIVE.`,
      ...(isMadeEarlier(context, { kind: 'column', of: table, part: column }) ? { help: forNewColumn } : {}),
    }));
}

const forNewColumn =
  'The script itself adds this column: write ADD COLUMN … NOT NULL DEFAULT and a constant, which reads no row, and drop the default later if nobody wants it.';
