import { defineRule } from '../../src/lint/rule.js';

export default defineRule({
  id: 'partition-helper-fails',
  summary: 'The routine that makes the next partition of a table fails, or makes a wrong one',
  severity: 'error',
  category: 'partitions',
  why: 'A job calls the routine on some night, long after the release, and nobody sees that it fails until the last partition ends: then every INSERT of a new row is refused with SQLSTATE 23514. Called for the next period on the migrated database, and once more for the same period as a job that is run again would, it has to make the partition once and then leave everything as it is.',
  instead:
    'Write CREATE TABLE IF NOT EXISTS … PARTITION OF with bounds that begin where the last partition ends, and let the arguments decide the period, not what is there already.',
  claim: { fails: '42P07' },
  foundBy: 'dry-run',
});
