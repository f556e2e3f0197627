import { type AlterTableContext, defineRule } from '../../src/lint/rule.js';
import { isMadeLater } from '../../src/lint/script-creations.js';
import { tableBefore } from '../../src/lint/table-history.js';
import { displayName } from '../../src/sql/names.js';
import { commandsOf } from '../../src/sql/table-parts.js';

export default defineRule({
  id: 'drop-column-with-constraint',
  summary: 'DROP COLUMN silently takes a constraint or index of several columns along',
  severity: 'error',
  category: 'destructive',
  why: 'Indexes and constraints that involve the column are dropped with it, without a word and without CASCADE (manual, ALTER TABLE, DROP COLUMN). A unique key over two columns is gone altogether: it does not stay on the other one. Duplicates come in, and queries that used the index read the whole table.',
  instead:
    'Decide what becomes of the constraint or index first: build its successor without the column, with CREATE INDEX CONCURRENTLY, and drop the old one by name.',
  claim: { removes: ['constraint order_lines_pkey on public.order_lines'] },
  together: ['drop-column'],
  on: {
    AT_DropColumn({ name = '' }, context) {
      if (context.state.isNew(context.table)) return undefined;
      const going = droppedColumns(context);
      return dependents(context)
        .filter(({ columns }) => columns.includes(name) && columns.some((column) => !going.has(column)))
        .filter((part) => !isMadeLater(context, { kind: 'constraint', of: context.table, part: part.name }))
        .map((part) => ({
          message: `DROP COLUMN ${name} takes the ${part.kind} ${part.name} of ${displayName(context.table)} (${part.columns.join(', ')}) along.`,
        }));
    },
  },
});

interface Dependent {
  readonly kind: string;
  readonly name: string;
  readonly columns: readonly string[];
}

/** Constraints and indexes of the table, as far as the files tell of them. */
function dependents(context: AlterTableContext): readonly Dependent[] {
  const table = tableBefore(context, context.table);
  return [
    ...[...(table?.constraints.values() ?? [])].map(({ kind, name, columns, included }) => ({
      kind: kind === 'primary key' || kind === 'foreign key' ? kind : `${kind} constraint`,
      name,
      columns: [...columns, ...included],
    })),
    ...[...(table?.indexes.values() ?? [])].map(({ unique, name, columns }) => ({
      kind: unique ? 'unique index' : 'index',
      name,
      columns,
    })),
  ];
}

/** The columns that the same ALTER TABLE drops. */
const droppedColumns = ({ alter }: AlterTableContext): ReadonlySet<string> =>
  new Set(
    commandsOf(alter).flatMap(({ subtype, name }) => (subtype === 'AT_DropColumn' && name ? [name] : [])),
  );
