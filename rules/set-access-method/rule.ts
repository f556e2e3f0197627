import { alteredRelation } from '../../src/lint/altered-relation.js';
import { isPartitioned } from '../../src/lint/partitioned-tables.js';
import { defineRule } from '../../src/lint/rule.js';

export default defineRule({
  id: 'set-access-method',
  summary: 'SET ACCESS METHOD rewrites the table while nobody can read or write it',
  severity: 'error',
  category: 'locks',
  why: 'Rows lie in the files of one access method in a form that another cannot read, so Postgres copies the table and builds all its indexes anew under an ACCESS EXCLUSIVE lock (manual, ALTER TABLE, SET ACCESS METHOD). All reads and writes wait until that is done.',
  instead:
    'Make a new table with CREATE TABLE … USING, copy the rows in batches while triggers keep it in step, and swap the names. For a partitioned table attach new partitions that use the other method.',
  claim: { effects: { locks: { 'public.orders': 'ACCESS EXCLUSIVE' } } },
  since: 15,
  on: {
    AlterTableStmt(alter, context) {
      const altered = alteredRelation(alter, 'AT_SetAccessMethod', context);
      // Of a partitioned table it decides on partitions to come, and moves nothing.
      if (!altered || isPartitioned(context, altered.name)) return undefined;
      return altered.commands.map(() => ({
        message: `SET ACCESS METHOD rewrites ${altered.display} under ACCESS EXCLUSIVE: all reads and writes wait until it is done.`,
      }));
    },
  },
});
