import { hasPartitionHelper } from '../../src/lint/partition-helpers.js';
import { defineRule } from '../../src/lint/rule.js';
import { displayName, nameOfRangeVar } from '../../src/sql/names.js';

export default defineRule({
  id: 'partition-without-helper',
  summary: 'A table is partitioned by range and no function makes its future partitions',
  severity: 'warning',
  category: 'partitions',
  why: 'A row that fits no partition is rejected with “no partition of relation found for row” (SQLSTATE 23514). Partitions that are written out in the migration end on some day, and on that day every INSERT fails. Only what makes new ones on a schedule, a function of the project or pg_partman, keeps the table writable.',
  instead:
    'Define, beside the table, a function that creates the partition of a given date with CREATE TABLE IF NOT EXISTS … PARTITION OF, and call it on a schedule; or hand the table to pg_partman with create_parent().',
  claim: { unprovable: 'The day on which the last partition ends cannot be waited for.' },
  on: {
    CreateStmt(node, { project, script }) {
      const name = nameOfRangeVar(node.relation);
      // A partition that is partitioned itself has bounds, so its own partitions can be complete.
      const byRange = node.partspec?.strategy === 'PARTITION_STRATEGY_RANGE' && node.partbound === undefined;
      if (!byRange || !name || script.dev || script.direction === 'down') return undefined;
      if (node.relation?.relpersistence === 't' || hasPartitionHelper(project, name)) return undefined;
      return { message: `No function makes the future partitions of ${displayName(name)}.` };
    },
  },
});
