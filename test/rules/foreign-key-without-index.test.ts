import { ruleTable } from '../support/rule-table.js';

ruleTable('foreign-key-without-index', {
  accept: [
    { name: 'a table that no file tells all of', sql: 'ALTER TABLE t ADD a int REFERENCES p;' },
    {
      name: 'an index',
      sql: '-- before\nCREATE TABLE p (id int PRIMARY KEY);\nCREATE TABLE t (a int, b int);\nCREATE INDEX ON t (a, b);\n-- migration\nALTER TABLE t ADD FOREIGN KEY (a) REFERENCES p NOT VALID;',
    },
    {
      name: 'an index that a later migration makes',
      sql: '-- before\nCREATE TABLE p (id int PRIMARY KEY);\nCREATE TABLE t (a int, b int);\n-- migration\nALTER TABLE t ADD FOREIGN KEY (a) REFERENCES p NOT VALID;\n-- migration (no transaction)\nCREATE INDEX CONCURRENTLY i ON t (a);',
    },
    {
      name: 'the columns in another order, and more',
      sql: '-- before\nCREATE TABLE p (id int PRIMARY KEY);\nCREATE TABLE t (a int, b int);\n-- migration\nALTER TABLE t ADD FOREIGN KEY (a, b) REFERENCES q NOT VALID, ADD UNIQUE (b, a);',
    },
    { name: 'the key of the table', sql: 'CREATE TABLE t (a int PRIMARY KEY REFERENCES p);' },
    {
      name: 'the foreign key is gone',
      sql: '-- before\nCREATE TABLE p (id int PRIMARY KEY);\nCREATE TABLE t (a int, b int);\n-- migration\nALTER TABLE t ADD CONSTRAINT f FOREIGN KEY (a) REFERENCES p;\n-- migration\nALTER TABLE t DROP CONSTRAINT f;',
    },
    { name: 'the table is gone', sql: 'CREATE TABLE t (a int REFERENCES p);\nDROP TABLE t;' },
    { name: 'a temporary table', sql: 'CREATE TEMP TABLE t (a int REFERENCES p);' },
    {
      name: 'a down script',
      sql: '-- before\nCREATE TABLE p (id int PRIMARY KEY);\nCREATE TABLE t (a int, b int);\n-- migration\nSELECT 1;\n-- down\nALTER TABLE t ADD FOREIGN KEY (a) REFERENCES p;',
    },
  ],
  reject: [
    {
      name: 'no index',
      sql: '-- before\nCREATE TABLE p (id int PRIMARY KEY);\nCREATE TABLE t (a int, b int);\n-- migration\nALTER TABLE t ADD FOREIGN KEY (a) REFERENCES p NOT VALID;',
      findings: [[5, 1, 5, 57, 'warning', 'No index of t begins with a: each DELETE from p reads all of t.']],
    },
    {
      name: 'an index that only ends with it',
      sql: '-- before\nCREATE TABLE p (id int PRIMARY KEY);\nCREATE TABLE t (a int, b int);\nCREATE INDEX ON t (b, a);\n-- migration\nALTER TABLE t ADD FOREIGN KEY (a) REFERENCES p NOT VALID;',
      findings: [[6, 1, 6, 57, 'warning']],
    },
    {
      name: 'an index on an expression',
      sql: '-- before\nCREATE TABLE p (id int PRIMARY KEY);\nCREATE TABLE t (a int, b int);\nCREATE INDEX ON t ((a + 1));\n-- migration\nALTER TABLE t ADD FOREIGN KEY (a) REFERENCES p NOT VALID;',
      findings: [[6, 1, 6, 57, 'warning']],
    },
    {
      name: 'each of a new table',
      sql: 'CREATE TABLE app.t (id int PRIMARY KEY, a int REFERENCES p, b int REFERENCES app.q, c int, FOREIGN KEY (b, c) REFERENCES r);',
      findings: [
        [1, 1, 1, 124, 'warning', 'No index of app.t begins with a: each DELETE from p'],
        [1, 1, 1, 124, 'warning', 'from app.q'],
        [1, 1, 1, 124, 'warning', 'begins with b, c'],
      ],
    },
  ],
});
