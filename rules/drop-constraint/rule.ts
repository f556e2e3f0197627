import { defineRule } from '../../src/lint/rule.js';
import { type DroppedConstraint, droppedConstraint } from '../../src/lint/dropped-constraint.js';
import { isMadeEarlier, isMadeLater, type Thing } from '../../src/lint/script-creations.js';
import { tableBefore } from '../../src/lint/table-history.js';
import type { Table } from '../../src/lint/table-shape.js';
import { displayName, nameOfNodes } from '../../src/sql/names.js';

export default defineRule({
  id: 'drop-constraint',
  summary: 'DROP CONSTRAINT ends a promise about the data',
  severity: 'warning',
  category: 'destructive',
  why: 'From COMMIT on rows come in that the constraint kept out, and it cannot be added again until somebody has mended them. Code that relied on it, such as an ON CONFLICT on a unique constraint, fails with 42P10. Dropping a foreign key locks both tables in ACCESS EXCLUSIVE mode.',
  instead:
    'Make sure that no code relies on the constraint. To change it, drop it and add the new one as NOT VALID in the same statement, and validate that in the next migration.',
  claim: { removes: ['constraint positive on public.orders'] },
  on: {
    AT_DropConstraint(command, context) {
      const { table, state } = context;
      const dropped = droppedConstraint(command, context);
      const thing: Thing = { kind: 'constraint', of: table, part: dropped.name };
      if (state.isNew(table) || isMadeEarlier(context, thing) || isMadeLater(context, thing))
        return undefined;
      if (dropped.kind === 'primary key' || dropped.kind === 'not null') return undefined;
      if (isImplied(dropped, tableBefore(context, table))) return undefined;
      return { message: `DROP CONSTRAINT ${dropped.name} ${consequence(dropped, displayName(table))}.` };
    },
    AlterDomainStmt({ subtype, typeName, name = '' }, { state }) {
      const domain = nameOfNodes(typeName);
      if (subtype !== 'X' || !domain || state.isNew(domain, 'type')) return undefined;
      return {
        message: `DROP CONSTRAINT ${name} lets values into columns of type ${displayName(domain)} that it kept out.`,
      };
    },
  },
});

/** A CHECK (c IS NOT NULL) of a column that is NOT NULL by now: the last step of setting NOT NULL without a scan. */
function isImplied({ known }: DroppedConstraint, table: Table | undefined): boolean {
  const condition = known?.condition;
  if (!condition || !('NullTest' in condition) || condition.NullTest.nulltesttype !== 'IS_NOT_NULL')
    return false;
  return known.columns.every((name) => table?.columns.get(name)?.notNull);
}

function consequence({ kind, known }: DroppedConstraint, table: string): string {
  switch (kind) {
    case 'unique':
      return `lets ${table} hold duplicates`;
    case 'foreign key':
      return `lets ${table} hold rows without a counterpart in ${known?.references ?? 'the other table'}`;
    default:
      return `lets rows into ${table} that it kept out`;
  }
}
