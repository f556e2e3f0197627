import { ruleTable } from '../support/rule-table.js';

ruleTable('drop-index-without-concurrently', {
  accept: [
    `-- migration (no transaction)
DROP INDEX CONCURRENTLY IF EXISTS i;`,
    {
      name: 'an index of this script',
      sql: `CREATE INDEX i ON t (a);
DROP INDEX i;`,
    },
    {
      name: 'an index of a table of this script',
      sql: `CREATE TABLE t (a int);
CREATE INDEX ON t (a);
DROP INDEX t_a_idx;`,
    },
    {
      name: 'of a temporary table',
      sql: `CREATE TEMP TABLE t (a int);
CREATE INDEX i ON t (a);
DROP INDEX i;`,
    },
    {
      name: 'dropped before it is made on a table of this script',
      sql: `CREATE TABLE IF NOT EXISTS t (a int);
DROP INDEX IF EXISTS i;
CREATE INDEX i ON t (a);`,
    },
    {
      name: 'in a schema of this script',
      sql: `CREATE SCHEMA s;
DROP INDEX IF EXISTS s.i;`,
    },
    {
      name: 'of a new table under a renamed index',
      sql: `CREATE TABLE t (a int PRIMARY KEY);
ALTER INDEX t_pkey RENAME TO i;
DROP INDEX i;`,
    },
    { name: 'another kind of object', sql: 'DROP TABLE IF EXISTS i;' },
  ],
  reject: [
    {
      sql: 'DROP INDEX i;',
      findings: [
        [
          1,
          1,
          1,
          13,
          'warning',
          'DROP INDEX i takes ACCESS EXCLUSIVE on its table: reads and writes wait until the transaction ends.',
        ],
      ],
    },
    {
      name: 'the files tell the table',
      sql: `-- before
CREATE TABLE t (a int);
CREATE INDEX i ON t (a);
-- migration
DROP INDEX IF EXISTS i CASCADE;`,
      findings: [[5, 1, 5, 31, 'warning', 'DROP INDEX i takes ACCESS EXCLUSIVE on t: reads']],
    },
    {
      name: 'several, one of them new',
      sql: `CREATE INDEX j ON t (a);
DROP INDEX app.i, j, "K";`,
      findings: [
        [2, 1, 2, 25, 'warning', 'DROP INDEX app.i takes'],
        [2, 1, 2, 25, 'warning', 'DROP INDEX K takes'],
      ],
    },
    {
      name: 'made anew on a table that existed',
      sql: `DROP INDEX IF EXISTS i;
CREATE INDEX i ON t (a);`,
      findings: [[1, 1, 1, 23, 'warning']],
    },
    {
      name: 'another index is made on a table of this script',
      sql: `CREATE TABLE t (a int);
DROP INDEX IF EXISTS i;
CREATE INDEX j ON t (a);`,
      findings: [[2, 1, 2, 23, 'warning']],
    },
    {
      name: 'one of the same name in another schema is made later',
      sql: `CREATE TABLE s.t (a int);
DROP INDEX i;
CREATE INDEX i ON s.t (a);`,
      findings: [[2, 1, 2, 13, 'warning']],
    },
    {
      name: 'one of the same name in another schema is new',
      sql: `CREATE TABLE s.t (a int);
CREATE INDEX i ON s.t (a);
DROP INDEX i;`,
      findings: [[3, 1, 3, 13, 'warning']],
    },
    {
      name: 'in a down script',
      sql: `-- migration (no transaction)
CREATE INDEX CONCURRENTLY i ON t (a);
-- down
DROP INDEX i;`,
      findings: [[4, 1, 4, 13, 'info']],
    },
  ],
});
