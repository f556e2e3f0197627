import type { InferClause } from '@pgsql/types';
import { hasHiddenChanges } from '../../src/lint/hidden-changes.js';
import { defineRule, type StatementContext } from '../../src/lint/rule.js';
import { tableBefore } from '../../src/lint/table-history.js';
import type { Table } from '../../src/lint/table-shape.js';
import { displayName, nameOfRangeVar, type QualifiedName } from '../../src/sql/names.js';

export default defineRule({
  id: 'conflict-target-not-unique',
  summary: 'INSERT … ON CONFLICT names columns that no unique index of the table has as its key',
  severity: 'error',
  category: 'partitions',
  why: 'Postgres looks for a unique index whose key is exactly the columns that ON CONFLICT names, in any order, and rejects the statement with 42P10 where there is none: a wider key, an exclusion constraint, INCLUDE columns and a partial index whose condition is not repeated do not do (manual, INSERT, ON CONFLICT Clause). It happens when a table is partitioned, for its key then must hold the partition columns too; and every INSERT of the application that names the old key fails with it.',
  instead:
    'Name the columns of a unique index that is there, those of the partition key included, and repeat the WHERE of a partial one; or create the unique index first.',
  claim: { fails: '42P10' },
  on: {
    InsertStmt({ relation, onConflictClause }, context) {
      const name = nameOfRangeVar(relation);
      const target = onConflictClause?.infer;
      const table = name && target && knownTable(name, context);
      if (!table) return undefined;
      return target.conname === undefined
        ? problemOfColumns(displayName(name), target, table)
        : problemOfName(displayName(name), target.conname, table);
    },
  },
});

/** The table, where the files tell all of its keys. A partition has those of its parent as well. */
function knownTable(name: QualifiedName, context: StatementContext): Table | undefined {
  const table = tableBefore(context, name);
  if (!table?.complete || table.partitionOf !== undefined || table.wasPartition) return undefined;
  // A temporary table hides it, or the script makes it anew.
  return context.state.isRemade(name) || hasHiddenChanges(context, name) ? undefined : table;
}

function problemOfColumns(name: string, target: InferClause, table: Table) {
  const elements = (target.indexElems ?? []).flatMap((node) => ('IndexElem' in node ? [node.IndexElem] : []));
  const columns = [...new Set(elements.flatMap((element) => element.name ?? []))];
  const hasExpression = elements.some(({ expr }) => expr !== undefined);
  // A column that is not there is another error, with a message that says so.
  if (columns.some((column) => !table.columns.has(column))) return undefined;
  if (keysOf(table).some((key) => matches(key, columns, hasExpression, target))) return undefined;
  const named = hasExpression ? 'expressions' : `columns (${columns.join(', ')})`;
  return { message: `No unique index of ${name} has as its key the ${named} that ON CONFLICT names.` };
}

function problemOfName(name: string, constraint: string, { constraints, indexes }: Table) {
  if (constraints.has(constraint)) return undefined;
  const what = indexes.has(constraint)
    ? `${constraint} is an index of ${name} and no constraint, so ON CONSTRAINT does not find it`
    : `${name} has no constraint ${constraint} for ON CONFLICT`;
  return { message: `${what}.` };
}

interface UniqueKey {
  readonly key: readonly (string | undefined)[];
  readonly partial: boolean;
}

const keysOf = ({ constraints, indexes }: Table): readonly UniqueKey[] => [
  ...[...constraints.values()].flatMap(({ kind, columns }) =>
    kind === 'primary key' || kind === 'unique' ? [{ key: columns, partial: false }] : [],
  ),
  ...[...indexes.values()].filter(({ unique }) => unique),
];

/** infer_arbiter_indexes() in src/backend/optimizer/util/plancat.c; that expressions agree is taken for granted. */
function matches(
  { key, partial }: UniqueKey,
  columns: readonly string[],
  hasExpression: boolean,
  { whereClause }: InferClause,
): boolean {
  if (partial && !whereClause) return false;
  const plain = key.filter((column) => column !== undefined);
  if (plain.length < key.length !== hasExpression) return false;
  return plain.length === columns.length && plain.every((column) => columns.includes(column));
}
