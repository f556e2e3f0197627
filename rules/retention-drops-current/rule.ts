import { defineRule } from '../../src/lint/rule.js';

export default defineRule({
  id: 'retention-drops-current',
  summary: 'The routine that drops old partitions drops one that is still written to',
  severity: 'error',
  category: 'partitions',
  why: 'Retention runs by itself, at night. One that compares the lower bound with the limit, or the name as text, or takes the limit from the wrong end drops the partition that holds the present: its rows are gone, and every INSERT of a new row is refused with SQLSTATE 23514 from then on.',
  instead:
    'Drop a partition only when its upper bound lies before the limit: then all of its rows are older than that.',
  claim: { fails: '23514' },
  foundBy: 'dry-run',
});
