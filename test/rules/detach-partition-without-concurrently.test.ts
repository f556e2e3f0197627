import { ruleTable } from '../support/rule-table.js';

ruleTable('detach-partition-without-concurrently', {
  accept: [
    `-- migration (no transaction)
ALTER TABLE t DETACH PARTITION p CONCURRENTLY;`,
    'ALTER TABLE t DETACH PARTITION p FINALIZE;',
    {
      name: 'from a table of this script',
      sql: `CREATE TABLE t (a int) PARTITION BY LIST (a);
ALTER TABLE t DETACH PARTITION p;`,
    },
    { name: 'ATTACH', sql: 'ALTER TABLE t ATTACH PARTITION p DEFAULT;' },
  ],
  reject: [
    {
      sql: 'ALTER TABLE t DETACH PARTITION app.p;',
      findings: [
        [
          1,
          1,
          1,
          37,
          'warning',
          'Detaching app.p takes ACCESS EXCLUSIVE on t and its default partition: all reads and writes of t wait until the transaction ends.',
        ],
      ],
    },
    {
      name: 'a new partition of a table that existed',
      sql: `CREATE TABLE p PARTITION OF t FOR VALUES IN (1);
ALTER TABLE IF EXISTS t DETACH PARTITION p;`,
      findings: [[2, 1, 2, 43, 'warning']],
    },
  ],
});
