import { ruleTable } from '../support/rule-table.js';

ruleTable('set-access-method', {
  accept: [
    {
      name: 'a table of this script',
      sql: `CREATE TABLE t (a int);
ALTER TABLE t SET ACCESS METHOD heap;`,
    },
    {
      name: 'a materialized view of this script',
      sql: `CREATE MATERIALIZED VIEW m AS SELECT 1 AS a;
ALTER MATERIALIZED VIEW m SET ACCESS METHOD heap;`,
    },
    {
      name: 'of a partitioned table it concerns partitions to come',
      sql: `-- before
CREATE TABLE t (a int) PARTITION BY LIST (a);
-- migration
ALTER TABLE t SET ACCESS METHOD heap;`,
    },
  ],
  reject: [
    {
      sql: 'ALTER TABLE app.t SET ACCESS METHOD columnar;',
      findings: [
        [
          1,
          1,
          1,
          45,
          'error',
          'SET ACCESS METHOD rewrites app.t under ACCESS EXCLUSIVE: all reads and writes wait until it is done.',
        ],
      ],
    },
    {
      sql: 'ALTER TABLE t SET ACCESS METHOD DEFAULT;',
      findings: [[1, 1, 1, 40, 'error']],
    },
    {
      sql: 'ALTER MATERIALIZED VIEW m SET ACCESS METHOD heap;',
      findings: [[1, 1, 1, 49, 'error', 'rewrites the materialized view m ']],
    },
    {
      name: 'a partition',
      sql: `-- before
CREATE TABLE t (a int) PARTITION BY LIST (a);
CREATE TABLE p PARTITION OF t FOR VALUES IN (1);
-- migration
ALTER TABLE p SET ACCESS METHOD heap;`,
      findings: [[5, 1, 5, 37, 'error', 'rewrites p ']],
    },
  ],
});
