import type { AlterTableCmd, Constraint } from '@pgsql/types';
import { type ConstraintKind, kindOfConstraint } from '../sql/table-elements.js';
import { constraintOf } from '../sql/table-parts.js';
import { isInEveryPartition, isPartitioned } from './partitioned-tables.js';
import type { AlterTableContext } from './rule.js';

/** The constraint that an ADD CONSTRAINT brings to a table that existed, if it is of this kind. */
export function addedConstraint(
  command: AlterTableCmd,
  kind: ConstraintKind,
  { alter, table, state }: AlterTableContext,
): Constraint | undefined {
  const constraint = constraintOf(command);
  // A foreign table's constraints are taken on trust: manual, CREATE FOREIGN TABLE, Notes.
  if (!constraint || alter.objtype !== 'OBJECT_TABLE' || state.isNew(table)) return undefined;
  return kindOfConstraint(constraint) === kind ? constraint : undefined;
}

/** Whether Postgres reads the whole table to build the index of a key that the sub-command adds to one that existed. */
export function buildsKey(
  command: AlterTableCmd,
  kind: 'unique' | 'primary key' | 'exclusion',
  context: AlterTableContext,
): boolean {
  const constraint = addedConstraint(command, kind, context);
  if (!constraint || constraint.indexname !== undefined) return false;
  // ONLY a partitioned table gets an empty, invalid index that those of its partitions are attached to.
  if (context.alter.relation?.inh !== true && isPartitioned(context, context.table)) return false;
  return !isInEveryPartition(constraint, context);
}
