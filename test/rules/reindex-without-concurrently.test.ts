import { ruleTable } from '../support/rule-table.js';

ruleTable('reindex-without-concurrently', {
  accept: [
    `-- migration (no transaction)
REINDEX TABLE CONCURRENTLY t;`,
    `-- migration (no transaction)
REINDEX (VERBOSE, CONCURRENTLY) INDEX i;`,
    `-- migration (no transaction)
REINDEX (CONCURRENTLY on) INDEX i;`,
    {
      name: 'a table of this script',
      sql: `CREATE TABLE t (a int);
REINDEX TABLE t;`,
    },
    {
      name: 'an index of a table of this script',
      sql: `CREATE TABLE t (a int PRIMARY KEY);
REINDEX INDEX t_pkey;`,
    },
    {
      name: 'a schema of this script',
      sql: `-- migration (no transaction)
CREATE SCHEMA s;
REINDEX SCHEMA s;`,
    },
  ],
  reject: [
    {
      sql: 'REINDEX TABLE t;',
      findings: [
        [1, 1, 1, 16, 'error', 'REINDEX of t blocks writes, and nearly all reads, until it is done.'],
      ],
    },
    {
      sql: 'REINDEX INDEX app.i;',
      findings: [[1, 1, 1, 20, 'error', 'REINDEX of the index app.i blocks']],
    },
    {
      name: 'CONCURRENTLY switched off',
      sql: 'REINDEX (CONCURRENTLY FALSE) INDEX i;',
      findings: [[1, 1, 1, 37, 'error']],
    },
    {
      sql: `-- migration (no transaction)
REINDEX SCHEMA s;`,
      findings: [[2, 1, 2, 17, 'error', 'all tables of the schema s']],
    },
    {
      sql: `-- migration (no transaction)
REINDEX DATABASE d;`,
      findings: [[2, 1, 2, 19, 'error', 'all tables of the database']],
    },
    {
      sql: `-- migration (no transaction)
REINDEX SYSTEM d;`,
      findings: [[2, 1, 2, 17, 'error', 'the system catalogs']],
    },
  ],
});
