import { detachConcurrently } from '../../src/lint/fixes/concurrently.js';
import { defineRule } from '../../src/lint/rule.js';
import { displayName, nameOfRangeVar } from '../../src/sql/names.js';

export default defineRule({
  id: 'detach-partition-without-concurrently',
  summary: 'DETACH PARTITION locks the whole partitioned table against reads and writes',
  severity: 'warning',
  category: 'locks',
  why: 'A plain DETACH PARTITION takes ACCESS EXCLUSIVE locks on the partitioned table, on the partition and on the default partition. It is quick, but it waits for every query on any partition that is running, and all that come after it wait behind it.',
  instead:
    'Write DETACH PARTITION … CONCURRENTLY in a migration that runs outside a transaction (manual, ALTER TABLE, DETACH PARTITION). Where the table has a default partition Postgres refuses that: then set a short lock_timeout and try again when it times out.',
  claim: { effects: { locks: { 'public.orders': 'ACCESS EXCLUSIVE' } } },
  on: {
    AT_DetachPartition(detach, context) {
      const { table, state } = context;
      const { def } = detach;
      const command = def && 'PartitionCmd' in def ? def.PartitionCmd : undefined;
      const partition = nameOfRangeVar(command?.name);
      if (!partition || command?.concurrent === true || state.isNew(table)) return undefined;
      const name = displayName(table);
      return {
        message: `Detaching ${displayName(partition)} takes ACCESS EXCLUSIVE on ${name} and its default partition: all reads and writes of ${name} wait until the transaction ends.`,
        ...detachConcurrently(context, detach),
      };
    },
  },
});
