import { ruleTable } from '../support/rule-table.js';

ruleTable('cluster', {
  accept: [
    {
      name: 'a table of this script',
      sql: `CREATE TABLE t (a int PRIMARY KEY);
CLUSTER t USING t_pkey;`,
    },
    { name: 'only marks the index', sql: 'ALTER TABLE t CLUSTER ON i;' },
  ],
  reject: [
    {
      sql: 'CLUSTER app.t USING i;',
      findings: [
        [
          1,
          1,
          1,
          22,
          'error',
          'CLUSTER rewrites app.t under ACCESS EXCLUSIVE: all reads and writes wait until it is done.',
        ],
      ],
    },
    {
      sql: 'CLUSTER (VERBOSE) t;',
      findings: [[1, 1, 1, 20, 'error', 'rewrites t ']],
    },
    {
      sql: `-- migration (no transaction)
CLUSTER;`,
      findings: [[2, 1, 2, 8, 'error', 'every table that was clustered before']],
    },
  ],
});
