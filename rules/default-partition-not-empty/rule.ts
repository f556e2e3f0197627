import { defineRule } from '../../src/lint/rule.js';

export default defineRule({
  id: 'default-partition-not-empty',
  summary: 'Rows lie in the DEFAULT partition: no partition can be made for them any more',
  severity: 'warning',
  category: 'partitions',
  why: 'CREATE TABLE … PARTITION OF and ATTACH PARTITION scan the default partition under ACCESS EXCLUSIVE for rows that belong into the new one, and fail when there is one (SQLSTATE 23514, “updated partition constraint for default partition would be violated by some row”). So rows that land there block the very partition that was forgotten.',
  instead:
    'Make the partition before its rows come. Rows that are there already: in one transaction detach the default partition, make the right one, move the rows, attach it again.',
  claim: { fails: '23514' },
  foundBy: 'dry-run',
});
