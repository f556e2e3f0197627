import type { IndexStmt } from '@pgsql/types';
import {
  existingPartitions,
  isPartitioned,
  mayHaveOtherPartitions,
} from '../../src/lint/partitioned-tables.js';
import { defineRule, type StatementContext } from '../../src/lint/rule.js';
import { partitionsOf, tableOfIndex } from '../../src/lint/table-history.js';
import type { Table } from '../../src/lint/table-shape.js';
import { displayName, nameOfRangeVar, qualifiedNameOfKey, type QualifiedName } from '../../src/sql/names.js';

export default defineRule({
  id: 'index-on-partitioned-table',
  summary: 'CREATE INDEX on a partitioned table blocks the writes of every partition until all are indexed',
  severity: 'error',
  category: 'locks',
  why: 'CREATE INDEX on a partitioned table builds an index on each of its partitions in one go, and holds a SHARE lock on all of them to the end: nobody can write to any partition until the last one is read. CONCURRENTLY is no way out, because Postgres refuses it for partitioned tables with 0A000 (manual, CREATE INDEX, Notes, and 5.12.2.2).',
  instead:
    'CREATE INDEX … ON ONLY the partitioned table, which reads nothing and leaves an index that is not valid yet. Then for each partition CREATE INDEX CONCURRENTLY outside a transaction, and ALTER INDEX … ATTACH PARTITION: with the last one the index of the whole table becomes valid.',
  claim: { effects: { locks: { 'public.orders_2026': 'SHARE' }, scans: ['public.orders_2026'] } },
  on: {
    IndexStmt(index, context) {
      const table = nameOfRangeVar(index.relation);
      if (!table || !isPartitioned(context, table) || isPassedOver(index, table, context)) return undefined;
      const name = displayName(table);
      if (index.concurrent) {
        return { message: `Postgres refuses CREATE INDEX CONCURRENTLY on ${name}, which is partitioned.` };
      }
      if (context.state.isNew(table) || index.relation?.inh !== true) return undefined;
      if (!isBuilt(index, table, context)) return undefined;
      return {
        message: `CREATE INDEX blocks all writes to every partition of ${name} until the last of them is indexed.`,
      };
    },
  },
});

/** IF NOT EXISTS finds the index there already. */
function isPassedOver(index: IndexStmt, table: QualifiedName, context: StatementContext): boolean {
  if (!index.if_not_exists || index.idxname === undefined) return false;
  const schema = qualifiedNameOfKey(context.state.keyOf(table)).schema ?? '';
  return tableOfIndex(context, { schema, name: index.idxname }) !== undefined;
}

/** Whether some partition that others can write to has no such index that Postgres would take over. */
function isBuilt(index: IndexStmt, table: QualifiedName, context: StatementContext): boolean {
  const existing = existingPartitions(context, table);
  if (partitionsOf(context, table).length === 0) return mayHaveOtherPartitions(context, table);
  return existing.some((partition) => {
    if (hasSuchIndex(partition, index)) return false;
    return !partition.partitioned || isBuilt(index, qualifiedNameOfKey(partition.key), context);
  });
}

/** An index that is alike is attached instead: manual, CREATE INDEX, ON ONLY and CompareIndexInfo() in catalog/index.c. */
function hasSuchIndex({ indexes }: Table, index: IndexStmt): boolean {
  if (index.whereClause) return false;
  const key = (index.indexParams ?? []).map((node) =>
    'IndexElem' in node ? node.IndexElem.name : undefined,
  );
  return (
    !key.includes(undefined) &&
    [...indexes.values()].some(
      (one) =>
        !one.partial && one.unique === (index.unique === true) && one.key.join('\n') === key.join('\n'),
    )
  );
}
