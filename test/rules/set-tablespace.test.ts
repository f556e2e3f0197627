import { ruleTable } from '../support/rule-table.js';

ruleTable('set-tablespace', {
  accept: [
    {
      name: 'a table of this script',
      sql: `CREATE TABLE t (a int);
ALTER TABLE t SET TABLESPACE fast;`,
    },
    {
      name: 'an index of a table of this script',
      sql: `CREATE TABLE t (a int PRIMARY KEY);
ALTER INDEX t_pkey SET TABLESPACE fast;`,
    },
    {
      name: 'of a partitioned table it concerns partitions to come',
      sql: `-- before
ALTER TABLE t ATTACH PARTITION p DEFAULT;
-- migration
ALTER TABLE t SET TABLESPACE fast;`,
    },
    {
      name: 'partitioned under another name',
      sql: `-- before
CREATE TABLE n (a int) PARTITION BY LIST (a);
ALTER TABLE n RENAME TO t;
-- migration
ALTER TABLE t SET TABLESPACE fast;`,
    },
    { name: 'a new table in its tablespace', sql: 'CREATE TABLE t (a int) TABLESPACE fast;' },
  ],
  reject: [
    {
      sql: 'ALTER TABLE app.t SET TABLESPACE fast;',
      findings: [
        [
          1,
          1,
          1,
          38,
          'error',
          'SET TABLESPACE copies app.t to fast under ACCESS EXCLUSIVE: all reads and writes wait until it is done.',
        ],
      ],
    },
    {
      sql: 'ALTER INDEX i SET TABLESPACE fast;',
      findings: [[1, 1, 1, 34, 'error', 'copies the index i to fast']],
    },
    {
      sql: 'ALTER MATERIALIZED VIEW m SET TABLESPACE fast;',
      findings: [[1, 1, 1, 46, 'error', 'copies the materialized view m to fast']],
    },
    {
      sql: 'ALTER TABLE ALL IN TABLESPACE slow SET TABLESPACE fast;',
      findings: [
        [
          1,
          1,
          1,
          55,
          'error',
          'ALL IN TABLESPACE copies every table of slow to fast and keeps each under ACCESS EXCLUSIVE until the last one is done.',
        ],
      ],
    },
    {
      sql: 'ALTER INDEX ALL IN TABLESPACE slow OWNED BY app SET TABLESPACE fast NOWAIT;',
      findings: [[1, 1, 1, 75, 'error', 'every index of slow']],
    },
    {
      sql: 'ALTER MATERIALIZED VIEW ALL IN TABLESPACE slow SET TABLESPACE fast;',
      findings: [[1, 1, 1, 67, 'error', 'every materialized view of slow']],
    },
  ],
});
