import type { Constraint } from '@pgsql/types';
import { nameOfRangeVar, qualifiedNameOfKey, type QualifiedName } from '../sql/names.js';
import { constrainedColumns, kindOfConstraint } from '../sql/table-elements.js';
import type { AlterTableContext, StatementContext } from './rule.js';
import { partitionsOf, tableBefore, tableOfIndex } from './table-history.js';
import type { Table } from './table-shape.js';

/** Whether the table is known to be partitioned: by its own definition, or because it has partitions. */
export const isPartitioned = (context: StatementContext, table: QualifiedName): boolean =>
  tableBefore(context, table)?.partitioned !== undefined || partitionsOf(context, table).length > 0;

/** Whether an index is known to be on a partitioned table. CONCURRENTLY and USING INDEX are refused for those. */
export function isPartitionedIndex(context: StatementContext, index: QualifiedName): boolean {
  const table = tableOfIndex(context, index);
  return table !== undefined && isPartitioned(context, qualifiedNameOfKey(table.key));
}

/** Whether the table is known to have a DEFAULT partition. */
export const hasDefaultPartition = (context: StatementContext, table: QualifiedName): boolean =>
  partitionsOf(context, table).some(({ isDefaultPartition }) => isDefaultPartition === true);

/** The partitions that the script did not create itself, as far as is known. */
export const existingPartitions = (context: StatementContext, table: QualifiedName): readonly Table[] =>
  partitionsOf(context, table).filter(({ key }) => !context.state.isNew(qualifiedNameOfKey(key)));

/**
 * Whether the table may have partitions that the files do not tell of, made by hand or by a routine. The dry-run sees
 * them all.
 */
export const mayHaveOtherPartitions = ({ project, state }: StatementContext, table: QualifiedName): boolean =>
  project.replayed === undefined && !state.isNew(table);

/**
 * Whether every partition that the files tell of has the constraint already, so that the partitioned table takes
 * those over and reads no partition again (manual, ALTER TABLE, ADD CONSTRAINT … and 5.12.2.2).
 */
export function isInEveryPartition(constraint: Constraint, context: AlterTableContext): boolean {
  const partitions = partitionsOf(context, context.table);
  const kind = kindOfConstraint(constraint);
  const columns = constrainedColumns(constraint).join();
  const references = nameOfRangeVar(constraint.pktable);
  const target = references && context.state.keyOf(references);
  return (
    partitions.length > 0 &&
    partitions.every(({ constraints }) =>
      [...constraints.values()].some(
        (one) =>
          one.kind === kind && one.validated && one.columns.join() === columns && one.references === target,
      ),
    )
  );
}
