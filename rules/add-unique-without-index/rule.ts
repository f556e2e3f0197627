import { constraintUsingIndex } from '../../src/lint/fixes/new-constraints.js';
import { buildsKey } from '../../src/lint/added-constraint.js';
import { isPartitioned } from '../../src/lint/partitioned-tables.js';
import { defineRule } from '../../src/lint/rule.js';
import { displayName } from '../../src/sql/names.js';

export default defineRule({
  id: 'add-unique-without-index',
  summary: 'ADD UNIQUE builds its index while nobody can read or write the table',
  severity: 'error',
  category: 'locks',
  why: 'The index of the constraint is built under the ACCESS EXCLUSIVE lock of ALTER TABLE, which takes a scan and a sort of the whole table (manual, ALTER TABLE, ADD table_constraint_using_index). All reads and writes wait until it is done.',
  instead:
    'Build the index first, with CREATE UNIQUE INDEX CONCURRENTLY in a migration of its own, and take it over with ADD CONSTRAINT … UNIQUE USING INDEX, which is quick.',
  claim: { effects: { locks: { 'public.orders': 'ACCESS EXCLUSIVE' }, scans: ['public.orders'] } },
  on: {
    AT_AddConstraint(command, context) {
      if (!buildsKey(command, 'unique', context)) return undefined;
      const message = `Adding a UNIQUE constraint to ${displayName(context.table)} builds its index under ACCESS EXCLUSIVE: all reads and writes wait until it is done.`;
      if (isPartitioned(context, context.table)) return { message, help: partitionedHelp };
      return { message, ...constraintUsingIndex(context, command) };
    },
  },
});

const partitionedHelp =
  'A partitioned table takes no constraint USING INDEX. Build the unique index CONCURRENTLY on each partition and make it a UNIQUE constraint there, USING INDEX; the same constraint on the partitioned table then takes those over and reads no row.';
