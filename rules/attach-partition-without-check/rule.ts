import type { PartitionBoundSpec } from '@pgsql/types';
import { isCheckedOn, nullableKeyColumns } from '../../src/lint/partition-proof.js';
import { mayHaveOtherPartitions } from '../../src/lint/partitioned-tables.js';
import { type AlterTableContext, defineRule, type StatementContext } from '../../src/lint/rule.js';
import { partitionsOf, tableBefore } from '../../src/lint/table-history.js';
import type { Table } from '../../src/lint/table-shape.js';
import { displayName, listed, nameOfRangeVar, qualifiedNameOfKey } from '../../src/sql/names.js';
import type { PartitionKey } from '../../src/sql/partition-key.js';

export default defineRule({
  id: 'attach-partition-without-check',
  summary: 'ATTACH PARTITION reads the whole table that it attaches, unless a valid CHECK proves the bounds',
  severity: 'warning',
  category: 'locks',
  why: 'Postgres has to see that every row of the new partition keeps its bounds, and reads the whole table for it while an ACCESS EXCLUSIVE lock keeps all others from it. It skips that where valid constraints of the table imply the bounds: a CHECK, and NOT NULL on the columns of the partition key (manual, ALTER TABLE, ATTACH PARTITION).',
  instead:
    'ADD CONSTRAINT … CHECK with the bounds of the partition NOT VALID, VALIDATE CONSTRAINT in a migration of its own, and then ATTACH PARTITION; the columns of the partition key must be NOT NULL. For a DEFAULT partition the CHECK excludes the bounds of all others. Drop the CHECK afterwards.',
  claim: { effects: { locks: { 'public.orders_2027': 'ACCESS EXCLUSIVE' }, scans: ['public.orders_2027'] } },
  on: {
    AT_AttachPartition({ def }, context) {
      const { name, bound } = def && 'PartitionCmd' in def ? def.PartitionCmd : {};
      const child = nameOfRangeVar(name);
      if (!child || !bound || context.state.isNew(child)) return undefined;
      if (bound.is_default === true && isOnlyPartition(context)) return undefined;
      const key = tableBefore(context, context.table)?.partitioned;
      const reason = reasonToRead(tableBefore(context, child), key, bound, context);
      if (reason === undefined) return undefined;
      const attached = displayName(child);
      return {
        message: `Attaching ${attached} to ${displayName(context.table)} reads all rows of ${attached} under ACCESS EXCLUSIVE, because ${reason}.`,
      };
    },
  },
});

/** A DEFAULT partition with no other beside it takes any row. */
const isOnlyPartition = (context: AlterTableContext): boolean =>
  partitionsOf(context, context.table).length === 0 && !mayHaveOtherPartitions(context, context.table);

/** Of a partitioned table its partitions are read, save those that prove it themselves. */
function reasonToRead(
  child: Table | undefined,
  key: PartitionKey | undefined,
  bound: PartitionBoundSpec,
  context: StatementContext,
): string | undefined {
  const unproven = 'no valid CHECK is known to prove the bounds';
  if (!child) return unproven;
  if (isCheckedOn(child, key)) {
    const columns = nullableKeyColumns(child, key, bound);
    return columns.length > 0 ? `its CHECK lets NULLs into ${listed(columns, 3)}` : undefined;
  }
  if (!child.partitioned) return unproven;
  const partitions = partitionsOf(context, qualifiedNameOfKey(child.key));
  return partitions.map((one) => reasonToRead(one, key, bound, context)).find((reason) => reason);
}
