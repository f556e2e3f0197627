import { droppedConstraint } from '../../src/lint/dropped-constraint.js';
import { type AlterTableContext, defineRule, type Problem } from '../../src/lint/rule.js';
import { isMadeEarlier, isMadeLater, type Thing } from '../../src/lint/script-creations.js';
import { tableBefore } from '../../src/lint/table-history.js';
import { displayName, nameOfNodes } from '../../src/sql/names.js';

export default defineRule({
  id: 'drop-not-null',
  summary: 'DROP NOT NULL lets NULLs in that readers do not expect',
  severity: 'warning',
  category: 'destructive',
  why: 'Code that was written against NOT NULL meets NULLs as soon as the first is written: readers that cannot hold one fail, sums and comparisons lose rows in silence. NOT NULL cannot be set again while there is a NULL.',
  instead:
    'Release readers that can take a NULL first. If inserts are to leave the column out, give it a default instead.',
  claim: { changes: { 'column public.orders.total': 'nullable' } },
  on: {
    AT_DropNotNull: ({ name = '' }, context) => columnProblem(name, context),
    AT_DropConstraint(command, context) {
      const { kind, known } = droppedConstraint(command, context);
      return kind === 'not null' ? columnProblem(known?.columns[0] ?? '', context) : undefined;
    },
    AlterDomainStmt({ subtype, typeName }, { state }) {
      const domain = nameOfNodes(typeName);
      if (subtype !== 'N' || !domain || state.isNew(domain, 'type')) return undefined;
      return { message: `DROP NOT NULL lets NULLs into every column of type ${displayName(domain)}.` };
    },
  },
});

function columnProblem(column: string, context: AlterTableContext): Problem | undefined {
  const { table, state } = context;
  const own: Thing = { kind: 'column', of: table, part: column };
  const set: Thing = { ...own, kind: 'column without nulls' };
  if (state.isNew(table) || isMadeEarlier(context, own) || isMadeLater(context, set)) return undefined;
  if (tableBefore(context, table)?.columns.get(column)?.notNull === false) return undefined;
  return { message: `DROP NOT NULL lets NULLs into ${displayName(table)}.${column}.` };
}
