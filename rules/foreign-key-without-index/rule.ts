import { defineRule, type Problem, type StatementContext } from '../../src/lint/rule.js';
import { tableAtEnd } from '../../src/lint/table-history.js';
import type { Table } from '../../src/lint/table-shape.js';
import { isTemporary } from '../../src/sql/created-object.js';
import { type ForeignKey, foreignKeysOf } from '../../src/sql/foreign-keys.js';
import { displayName } from '../../src/sql/names.js';

export default defineRule({
  id: 'foreign-key-without-index',
  summary:
    'A foreign key whose columns no index leads with: each DELETE of a referenced row reads the whole table',
  severity: 'warning',
  category: 'locks',
  why: 'Postgres indexes the referenced columns, not the referencing ones. For each row that is deleted from the referenced table, or whose key changes, it looks for rows that point at it; without an index it reads the referencing table from end to end, once a row, while it holds locks (manual, 5.5.5).',
  instead:
    'Create an index that begins with the referencing columns, CONCURRENTLY in a migration outside a transaction where the table is in use.',
  claim: { effects: { scans: ['public.orders'], locks: { 'public.customers': 'ROW EXCLUSIVE' } } },
  showsLater: true,
  on: {
    CreateStmt: (_, context) => problemsOf(context),
    AlterTableStmt: (_, context) => problemsOf(context),
  },
});

/** What matters is the table that the migrations leave: the index may come with a later one. */
function problemsOf(context: StatementContext): readonly Problem[] {
  const { script, state, statement } = context;
  if (script.direction === 'down' || isTemporary(statement)) return [];
  return foreignKeysOf(statement).flatMap((key) => {
    const table = tableAtEnd(context, state.keyOf(key.table));
    if (!table?.complete || !hasForeignKey(table, key) || isIndexed(table, key.columns)) return [];
    const columns = key.columns.join(', ');
    return [
      {
        message: `No index of ${displayName(key.table)} begins with ${columns}: each DELETE from ${displayName(key.references)} reads all of ${displayName(key.table)}.`,
      },
    ];
  });
}

const hasForeignKey = ({ constraints }: Table, { columns }: ForeignKey): boolean =>
  [...constraints.values()].some(
    (one) => one.kind === 'foreign key' && one.columns.join() === columns.join(),
  );

/** Whether the first columns of some index are these, in whatever order. */
const isIndexed = ({ indexes, constraints }: Table, columns: readonly string[]): boolean =>
  [
    ...[...indexes.values()].map(({ key }) => key),
    ...[...constraints.values()].flatMap((one) => (hasIndex.has(one.kind) ? [one.columns] : [])),
  ].some((key) => columns.every((column) => key.slice(0, columns.length).includes(column)));

const hasIndex: ReadonlySet<string> = new Set(['primary key', 'unique', 'exclusion']);
