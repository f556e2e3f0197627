import { ruleTable } from '../support/rule-table.js';

ruleTable('set-schema', {
  accept: [
    { name: 'a table of this script', sql: 'CREATE TABLE t (a int);\nALTER TABLE t SET SCHEMA app;' },
    {
      name: 'a function of this script',
      sql: 'CREATE FUNCTION f() RETURNS int LANGUAGE sql RETURN 1;\nALTER FUNCTION f() SET SCHEMA app;',
    },
    { name: 'a type of this script', sql: "CREATE TYPE s AS ENUM ('a');\nALTER TYPE s SET SCHEMA app;" },
    { name: 'an extension of this script', sql: 'CREATE EXTENSION a;\nALTER EXTENSION a SET SCHEMA app;' },
    {
      name: 'a swap',
      sql: 'ALTER TABLE orders SET SCHEMA archive;\nALTER TABLE build.orders SET SCHEMA public;',
    },
    {
      name: 'a swap with a rename',
      sql: 'ALTER TABLE app.t SET SCHEMA archive;\nALTER TABLE app.t_new RENAME TO t;',
    },
    {
      name: 'a view in its place',
      sql: 'ALTER TABLE t SET SCHEMA app;\nCREATE VIEW t AS SELECT * FROM app.t;',
    },
    'ALTER OPERATOR + (a, b) SET SCHEMA app;',
    { name: 'a down script', sql: '-- migration\nSELECT 1;\n-- down\nALTER TABLE t SET SCHEMA app;' },
  ],
  reject: [
    {
      sql: 'ALTER TABLE IF EXISTS shop.t SET SCHEMA app;',
      findings: [
        [
          1,
          1,
          1,
          44,
          'error',
          'Moving shop.t to the schema app breaks running code that looks for it where it was.',
        ],
      ],
    },
    { sql: 'ALTER VIEW v SET SCHEMA app;', findings: [[1, 1, 1, 28, 'error']] },
    { sql: 'ALTER SEQUENCE s SET SCHEMA app;', findings: [[1, 1, 1, 32, 'error']] },
    { sql: 'ALTER FUNCTION f(int) SET SCHEMA app;', findings: [[1, 1, 1, 37, 'error', /^Moving f to /]] },
    { sql: 'ALTER TYPE s SET SCHEMA app;', findings: [[1, 1, 1, 28, 'error']] },
    { sql: 'ALTER EXTENSION a SET SCHEMA app;', findings: [[1, 1, 1, 33, 'error', /^Moving a to /]] },
    {
      name: 'a table of the same name that stays where it is',
      sql: 'ALTER TABLE t SET SCHEMA archive;\nALTER TABLE build.u SET SCHEMA public;',
      findings: [
        [1, 1, 1, 33, 'error'],
        [2, 1, 2, 38, 'error'],
      ],
    },
    {
      name: 'a view that takes no writes',
      sql: 'ALTER TABLE t SET SCHEMA app;\nCREATE VIEW t AS SELECT a FROM app.t GROUP BY a;',
      findings: [[1, 1, 1, 29, 'warning', /takes no writes/]],
    },
    {
      name: 'a partition',
      sql: `-- before
CREATE TABLE m (at date) PARTITION BY RANGE (at);
CREATE TABLE m_1 PARTITION OF m DEFAULT;
-- migration
ALTER TABLE m DETACH PARTITION m_1;
ALTER TABLE m_1 SET SCHEMA archive;`,
      findings: [[6, 1, 6, 35, 'info']],
    },
  ],
});
