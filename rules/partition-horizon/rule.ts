import { defineRule } from '../../src/lint/rule.js';

export default defineRule({
  id: 'partition-horizon',
  summary: 'The last partition of a table ends soon, and from then on no new row can be stored',
  severity: 'warning',
  category: 'partitions',
  why: 'Partitions that are made by hand run out: from the upper bound of the last one on every INSERT of a new row is refused with SQLSTATE 23514, at midnight and in all instances at once. How far ahead they must reach is config `partitions.horizon`.',
  instead:
    'Make partitions further ahead, or let a scheduled job (pg_partman, pg_cron) make them and watch that it runs.',
  claim: {
    unprovable: 'What is soon is for the team to say, and depends on the day on which the migration runs.',
  },
  foundBy: 'dry-run',
});
