import type { AlterTableMoveAllStmt } from '@pgsql/types';
import { alteredRelation } from '../../src/lint/altered-relation.js';
import { isPartitioned } from '../../src/lint/partitioned-tables.js';
import { defineRule } from '../../src/lint/rule.js';

export default defineRule({
  id: 'set-tablespace',
  summary: 'SET TABLESPACE copies the whole table or index while nobody can read or write it',
  severity: 'error',
  category: 'locks',
  why: 'The files are copied to the other tablespace block by block, and through the WAL, under an ACCESS EXCLUSIVE lock (manual, ALTER TABLE, SET TABLESPACE). Planning a query opens every index of its table, so moving an index stops the queries of its table as well. ALL IN TABLESPACE keeps each table that it moved locked until the last one is done.',
  instead:
    'Build the index in the other tablespace with REINDEX (CONCURRENTLY, TABLESPACE …). Move a table with pg_repack --tablespace, or make new partitions there. Where it must be this statement, do it in a maintenance window, one table at a time.',
  claim: { effects: { locks: { 'public.orders': 'ACCESS EXCLUSIVE' } } },
  on: {
    AlterTableStmt(alter, context) {
      const altered = alteredRelation(alter, 'AT_SetTableSpace', context);
      // Of a partitioned table it decides on partitions to come, and moves nothing.
      if (!altered || isPartitioned(context, altered.name)) return undefined;
      return altered.commands.map(({ name = '' }) => ({
        message: `SET TABLESPACE copies ${altered.display} to ${name} under ACCESS EXCLUSIVE: all reads and writes wait until it is done.`,
      }));
    },
    AlterTableMoveAllStmt: (move) => ({
      message: `ALL IN TABLESPACE copies every ${kindOf(move)} of ${move.orig_tablespacename ?? ''} to ${move.new_tablespacename ?? ''} and keeps each under ACCESS EXCLUSIVE until the last one is done.`,
    }),
  },
});

function kindOf({ objtype }: AlterTableMoveAllStmt): string {
  if (objtype === 'OBJECT_INDEX') return 'index';
  return objtype === 'OBJECT_MATVIEW' ? 'materialized view' : 'table';
}
