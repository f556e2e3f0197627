import { buildsKey } from '../../src/lint/added-constraint.js';
import { defineRule } from '../../src/lint/rule.js';
import { displayName } from '../../src/sql/names.js';

export default defineRule({
  id: 'add-exclusion-constraint',
  summary: 'ADD EXCLUDE builds its index and compares all rows while nobody can read or write the table',
  severity: 'error',
  category: 'locks',
  why: 'The index of the constraint is built under the ACCESS EXCLUSIVE lock of ALTER TABLE, and then every row is looked up in it. An exclusion constraint knows neither NOT VALID nor USING INDEX (manual, ALTER TABLE), so there is no way to have it on a table in use that blocks nobody.',
  instead:
    'Make a new table that has the constraint, copy the rows in batches while triggers keep it in step, and swap the names; or add it in a maintenance window, under a lock_timeout, when the table is small enough for that.',
  claim: { effects: { locks: { 'public.bookings': 'ACCESS EXCLUSIVE' }, scans: ['public.bookings'] } },
  on: {
    AT_AddConstraint(command, context) {
      if (!buildsKey(command, 'exclusion', context)) return undefined;
      return {
        message: `Adding an EXCLUDE constraint to ${displayName(context.table)} builds its index under ACCESS EXCLUSIVE: all reads and writes wait until it is done.`,
      };
    },
  },
});
