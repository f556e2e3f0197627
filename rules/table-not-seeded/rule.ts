import { defineRule } from '../../src/lint/rule.js';

export default defineRule({
  id: 'table-not-seeded',
  summary: 'A table that a pending migration names has no row after the seed',
  severity: 'info',
  category: 'dry-run',
  why: 'On an empty table nearly everything succeeds: a constraint that no row violates, a cast that no value defies, a DELETE that finds nothing. What the migration does to production’s rows in this table is not proven.',
  instead: 'Add some rows of this table to the seed file, such as production has them.',
  claim: {
    unprovable:
      'It says what the dry-run could not see, and not what Postgres does; tests of the dry-run hold it.',
  },
  foundBy: 'dry-run',
});
