import { defineRule } from '../../src/lint/rule.js';

export default defineRule({
  id: 'partition-gap',
  summary: 'The partitions of a table leave a hole, or none takes the rows of the present',
  severity: 'warning',
  category: 'partitions',
  why: 'A row that no partition takes is refused with SQLSTATE 23514 where the table has no DEFAULT partition. The upper bound of a partition is exclusive (manual, CREATE TABLE, “partition_bound_spec”), so one that ends on the 31st and another that begins on the 1st lose a day: that day the application stands still.',
  instead:
    'Let each partition begin where the one before it ends, and make the partition of the present in the same migration as the table.',
  claim: {
    unprovable:
      'Which rows will come is not in the files; that the bounds leave a hole is read from the catalog by the tests of the dry-run.',
  },
  foundBy: 'dry-run',
});
