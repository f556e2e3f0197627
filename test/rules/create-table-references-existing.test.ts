import { ruleTable } from '../support/rule-table.js';

ruleTable('create-table-references-existing', {
  accept: [
    'CREATE TABLE t (id int);',
    { name: 'itself', sql: 'CREATE TABLE t (id int PRIMARY KEY, a int REFERENCES public.t);' },
    {
      name: 'a table of this migration',
      sql: 'CREATE TABLE p (id int PRIMARY KEY);\nCREATE TABLE t (a int REFERENCES p);',
    },
    {
      name: 'a table that is there',
      sql: '-- before\nCREATE TABLE t (a int);\n-- migration\nCREATE TABLE IF NOT EXISTS t (a int REFERENCES p);',
    },
    { name: 'a temporary table', sql: 'CREATE TEMP TABLE t (a int REFERENCES p);' },
    {
      name: 'a copy has no foreign keys',
      sql: '-- before\nCREATE TABLE t (a int REFERENCES p);\n-- migration\nCREATE TABLE u (LIKE t INCLUDING ALL);',
    },
    { name: 'more is said of several', sql: 'CREATE TABLE t (a int REFERENCES p, b int REFERENCES q);' },
    {
      name: 'a partition of a new table',
      sql: 'CREATE TABLE p (id int PRIMARY KEY);\nCREATE TABLE t (a int REFERENCES p) PARTITION BY LIST (a);\nCREATE TABLE t_1 PARTITION OF t DEFAULT;',
    },
  ],
  reject: [
    {
      sql: 'CREATE TABLE t (a int REFERENCES p);',
      findings: [
        [
          1,
          1,
          1,
          36,
          'info',
          'A foreign key of the new table t blocks writes to p until the transaction ends.',
        ],
      ],
    },
    {
      name: 'named behind the columns, in a schema',
      sql: 'CREATE TABLE IF NOT EXISTS t (a int, b int, FOREIGN KEY (a, b) REFERENCES "App".p);',
      findings: [[1, 1, 1, 83, 'info', 'writes to App.p until']],
    },
    {
      name: 'the table was dropped before',
      sql: '-- before\nCREATE TABLE t (a int);\n-- migration\nDROP TABLE t;\nCREATE TABLE IF NOT EXISTS t (a int REFERENCES p);',
      findings: [[5, 1, 5, 50, 'info']],
    },
    {
      name: 'a partition has the keys of its parent',
      sql: '-- before\nCREATE TABLE t (a int REFERENCES p, b int REFERENCES app.q) PARTITION BY LIST (a);\n-- migration\nCREATE TABLE t_1 PARTITION OF t DEFAULT;',
      findings: [[4, 1, 4, 40, 'info', 'writes to p and app.q until']],
    },
    {
      name: 'each table',
      sql: '-- migration (no transaction)\nCREATE TABLE t (a int REFERENCES p);\nCREATE TABLE u (a int REFERENCES p);',
      findings: [
        [2, 1, 2, 36, 'info'],
        [3, 1, 3, 36, 'info'],
      ],
    },
  ],
});
