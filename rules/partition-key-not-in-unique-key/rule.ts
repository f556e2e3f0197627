import type { CreateStmt, Node } from '@pgsql/types';
import { defineRule, type Problem, type StatementContext } from '../../src/lint/rule.js';
import { tableBefore } from '../../src/lint/table-history.js';
import { displayName, listed, nameOfRangeVar } from '../../src/sql/names.js';
import { type PartitionKey, partitionKeyOf } from '../../src/sql/partition-key.js';
import { columnOf, constraintOf, constraintsOf } from '../../src/sql/table-parts.js';
import { inheritedKeys, keyOfConstraint, keyOfIndex, likeKeys, type UniqueKey } from './unique-keys.js';

export default defineRule({
  id: 'partition-key-not-in-unique-key',
  summary:
    'A primary key or unique index of a partitioned table lacks columns that the table is partitioned by',
  severity: 'error',
  category: 'partitions',
  why: 'Each partition has a unique index of its own and none spans them, so Postgres can only keep values unique that lie in one partition: the statement fails with 0A000 unless the key holds every partition column, and where the partition key has an expression no unique key is possible at all (manual, 5.12.2.3 “Limitations”). INCLUDE columns do not count, LIKE … INCLUDING ALL copies such a key from the model, and a partition that is partitioned further inherits those of its parent.',
  instead:
    'Put the partition columns into the key, as in PRIMARY KEY (id, created_at), and see to it that code and ON CONFLICT name all of them. Where id must be unique on its own, keep it so by how it is made (identity, UUID), or in a table of its own.',
  claim: { fails: '0A000' },
  on: {
    CreateStmt(create, context) {
      const name = nameOfRangeVar(create.relation);
      const partitionKey = partitionKeyOf(create);
      if (!name || !partitionKey) return undefined;
      if (create.if_not_exists && tableBefore(context, name)) return undefined;
      return problemsOf(displayName(name), keysOfNewTable(create, context), partitionKey);
    },
    AT_AddColumn(command, context) {
      const column = columnOf(command);
      const keys = column ? constraintsOf(column).flatMap((one) => keyOfConstraint(one, column.colname)) : [];
      return problemsOfTable(context, keys);
    },
    AT_AddConstraint(command, context) {
      const constraint = constraintOf(command);
      return constraint && problemsOfTable(context, keyOfConstraint(constraint));
    },
    IndexStmt(index, context) {
      const table = nameOfRangeVar(index.relation);
      return table && problemsOfTable({ ...context, table }, keyOfIndex(index));
    },
  },
});

const problemsOfTable = (
  context: StatementContext & { readonly table: Parameters<typeof displayName>[0] },
  keys: readonly UniqueKey[],
): readonly Problem[] => {
  const partitionKey = keys.length > 0 && tableBefore(context, context.table)?.partitioned;
  return partitionKey ? problemsOf(displayName(context.table), keys, partitionKey) : [];
};

/** Those written in the statement, and those that it takes over from other tables. */
const keysOfNewTable = (create: CreateStmt, context: StatementContext): readonly UniqueKey[] => [
  ...(create.tableElts ?? []).flatMap((element) => keysOfElement(element, context)),
  ...(create.partbound ? inheritedKeys(create.inhRelations, context) : []),
];

function keysOfElement(element: Node, context: StatementContext): readonly UniqueKey[] {
  if ('Constraint' in element) return keyOfConstraint(element.Constraint);
  if ('TableLikeClause' in element) return likeKeys(element.TableLikeClause, context);
  if (!('ColumnDef' in element)) return [];
  const column = element.ColumnDef;
  return constraintsOf(column).flatMap((constraint) => keyOfConstraint(constraint, column.colname));
}

const problemsOf = (
  table: string,
  keys: readonly UniqueKey[],
  partitionKey: PartitionKey,
): readonly Problem[] =>
  keys.flatMap(({ columns, label }) => {
    if (partitionKey.hasExpression) {
      return [{ message: `${table} is partitioned by an expression, so Postgres rejects ${label} on it.` }];
    }
    const missing = partitionKey.columns.filter((column) => !columns.includes(column));
    if (missing.length === 0) return [];
    const what = missing.length === 1 ? 'the partition column' : 'the partition columns';
    return [{ message: `${label} on ${table} lacks ${what} ${listed(missing, 4)}, so Postgres rejects it.` }];
  });
