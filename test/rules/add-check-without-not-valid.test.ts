import { ruleTable } from '../support/rule-table.js';

ruleTable('add-check-without-not-valid', {
  accept: [
    'ALTER TABLE t ADD CHECK (a > 0) NOT VALID;',
    'ALTER TABLE t ADD CHECK (a > 0) NOT ENFORCED;',
    {
      name: 'a table of this script',
      sql: `CREATE TABLE t (a int);
ALTER TABLE t ADD CHECK (a > 0);`,
    },
    {
      name: 'a temporary table',
      sql: `CREATE TEMP TABLE t (a int);
ALTER TABLE t ADD CHECK (a > 0);`,
    },
    { name: 'a foreign table', sql: 'ALTER FOREIGN TABLE t ADD CHECK (a > 0);' },
  ],
  reject: [
    {
      sql: 'ALTER TABLE app.t ADD CONSTRAINT c CHECK (a > 0);',
      findings: [
        [
          1,
          1,
          1,
          49,
          'error',
          'Adding the CHECK c reads all rows of app.t under ACCESS EXCLUSIVE: all reads and writes wait until it is done.',
        ],
      ],
    },
    {
      name: 'several, which make one finding',
      sql: 'ALTER TABLE ONLY "T" ADD CHECK (a > 0), ADD CHECK (b > 0) NOT VALID, ADD CHECK (c > 0);',
      findings: [[1, 1, 1, 87, 'error', 'Adding a CHECK reads all rows of T ']],
    },
    {
      name: 'on a column of the same statement',
      sql: 'ALTER TABLE t ADD COLUMN a int, ADD CHECK (a > 0);',
      findings: [[1, 1, 1, 50, 'error']],
    },
    {
      name: 'of an earlier pending migration',
      sql: `-- migration
CREATE TABLE t (a int);
-- migration
ALTER TABLE t ADD CHECK (a > 0);`,
      findings: [[4, 1, 4, 32, 'error']],
    },
  ],
});
