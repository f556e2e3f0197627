import type { PartitionBoundSpec } from '@pgsql/types';
import { isCheckedOn } from '../../src/lint/partition-proof.js';
import { existingPartitions } from '../../src/lint/partitioned-tables.js';
import { defineRule, type Problems, type StatementContext } from '../../src/lint/rule.js';
import { tableBefore } from '../../src/lint/table-history.js';
import {
  displayName,
  nameOfKey,
  nameOfRangeVar,
  namesOfRangeVars,
  type QualifiedName,
} from '../../src/sql/names.js';

export default defineRule({
  id: 'partition-scans-default',
  summary: 'A new partition beside a DEFAULT partition reads all of the DEFAULT partition and locks it',
  severity: 'error',
  category: 'locks',
  why: 'Rows that belong into the new partition may lie in the DEFAULT partition, so Postgres takes an ACCESS EXCLUSIVE lock on it and reads all of it, whether the new partition comes by CREATE TABLE … PARTITION OF or by ATTACH PARTITION (manual, ALTER TABLE, ATTACH PARTITION). Every query that may touch the DEFAULT partition waits meanwhile; if such a row is found, the statement fails.',
  instead:
    'Give the DEFAULT partition a CHECK that excludes the bounds of the new one first: ADD CONSTRAINT … CHECK NOT VALID, then VALIDATE CONSTRAINT in a migration of its own. Then only the lock remains, for a moment. Better still make partitions early and have no DEFAULT partition.',
  claim: {
    effects: { locks: { 'public.orders_other': 'ACCESS EXCLUSIVE' }, scans: ['public.orders_other'] },
  },
  on: {
    CreateStmt({ relation, inhRelations, partbound, if_not_exists }, context) {
      const partition = nameOfRangeVar(relation);
      const [parent] = namesOfRangeVars(inhRelations);
      if (!partition || !parent || (if_not_exists && tableBefore(context, partition))) return undefined;
      return problemOf('Creating', partition, parent, partbound, context);
    },
    AT_AttachPartition({ def }, context) {
      const { name, bound } = def && 'PartitionCmd' in def ? def.PartitionCmd : {};
      const partition = nameOfRangeVar(name);
      return partition && problemOf('Attaching', partition, context.table, bound, context);
    },
  },
});

function problemOf(
  verb: string,
  partition: QualifiedName,
  parent: QualifiedName,
  bound: PartitionBoundSpec | undefined,
  context: StatementContext,
): Problems {
  if (!bound || bound.is_default === true || context.state.isNew(parent)) return undefined;
  const fallback = existingPartitions(context, parent).find((one) => one.isDefaultPartition === true);
  if (!fallback || isCheckedOn(fallback, tableBefore(context, parent)?.partitioned)) return undefined;
  return {
    message: `${verb} the partition ${displayName(partition)} reads all rows of the DEFAULT partition ${displayName(nameOfKey(fallback.key))} under ACCESS EXCLUSIVE.`,
  };
}
