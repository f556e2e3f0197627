import { ruleTable } from '../support/rule-table.js';

ruleTable('table-swap', {
  accept: [
    'ALTER TABLE orders RENAME TO purchases;',
    {
      name: 'not in one transaction',
      sql: '-- migration (no transaction)\nALTER TABLE a RENAME TO a_old;\nALTER TABLE a_new RENAME TO a;',
    },
    {
      name: 'into the place of a table of this script',
      sql: 'CREATE TABLE a (id int);\nALTER TABLE a RENAME TO b;\nALTER TABLE a_new RENAME TO a;',
    },
    {
      name: 'a view over the renamed table',
      sql: 'ALTER TABLE a RENAME TO b;\nCREATE VIEW a AS SELECT * FROM b;',
    },
    {
      name: 'a name that only the script knew',
      sql: 'ALTER TABLE a RENAME TO b;\nALTER TABLE b RENAME TO c;\nCREATE TABLE b (id int);',
    },
    { name: 'indexes', sql: 'ALTER INDEX a RENAME TO a_old;\nALTER INDEX a_new RENAME TO a;' },
    {
      name: 'a down script',
      sql: '-- migration\nSELECT 1;\n-- down\nALTER TABLE a RENAME TO b;\nALTER TABLE c RENAME TO a;',
    },
  ],
  reject: [
    {
      name: 'a chain',
      sql: 'ALTER TABLE app.a RENAME TO a_old;\nSELECT 1;\nALTER TABLE app.a_new RENAME TO a;',
      findings: [
        [
          3,
          1,
          3,
          34,
          'info',
          'app.a_new takes the place of app.a: triggers, policies, grants, views and foreign keys of the old table stay with that one.',
        ],
      ],
    },
    {
      name: 'two names change places',
      sql: 'ALTER TABLE a RENAME TO tmp;\nALTER TABLE b RENAME TO a;\nALTER TABLE tmp RENAME TO b;',
      findings: [
        [2, 1, 2, 26, 'info', /^b takes the place of a:/],
        [3, 1, 3, 28, 'info', /^tmp takes the place of b:/],
      ],
    },
    {
      name: 'through schemas',
      sql: 'ALTER TABLE orders SET SCHEMA archive;\nALTER TABLE build.orders SET SCHEMA public;',
      findings: [[2, 1, 2, 43, 'info', /^build\.orders takes the place of public\.orders:/]],
    },
    {
      name: 'blue and green',
      sql: 'ALTER SCHEMA app RENAME TO app_old;\nALTER SCHEMA app_new RENAME TO app;',
      findings: [[2, 1, 2, 35, 'info', /^The schema app_new takes the place of app:/]],
    },
    {
      name: 'a column',
      sql: 'ALTER TABLE t RENAME id TO id_old;\nALTER TABLE t RENAME id_new TO id;',
      findings: [[2, 1, 2, 34, 'info', /^t\.id_new takes the place of the column id,/]],
    },
    {
      name: 'a table made in its place',
      sql: 'ALTER TABLE t RENAME TO t_old;\nCREATE TABLE IF NOT EXISTS t (LIKE t_old) PARTITION BY RANGE (at);',
      findings: [[2, 1, 2, 66, 'info', /^A new t takes the place of the one renamed away,/]],
    },
    {
      name: 'a view over another table',
      sql: 'ALTER TABLE t RENAME TO t_old;\nCREATE VIEW t AS SELECT * FROM u;',
      findings: [[2, 1, 2, 33, 'info']],
    },
    {
      name: 'a table made by a query',
      sql: 'ALTER TABLE t RENAME TO t_old;\nCREATE TABLE t AS SELECT * FROM t_old;',
      findings: [[2, 1, 2, 38, 'info']],
    },
  ],
});
