import { ruleTable } from '../support/rule-table.js';

ruleTable('multiple-foreign-keys', {
  accept: [
    'CREATE TABLE t (a int REFERENCES p, b int REFERENCES p);',
    'CREATE TABLE t (a int REFERENCES p, b int REFERENCES t);',
    'CREATE TABLE p (id int PRIMARY KEY);\nCREATE TABLE t (a int REFERENCES p, b int REFERENCES q);',
    {
      name: 'a table that is there',
      sql: '-- before\nCREATE TABLE t (a int);\n-- migration\nCREATE TABLE IF NOT EXISTS t (a int REFERENCES p, b int REFERENCES q);',
    },
    { name: 'a temporary table', sql: 'CREATE TEMP TABLE t (a int REFERENCES p, b int REFERENCES q);' },
    {
      name: 'one a transaction',
      sql: '-- migration (no transaction)\nALTER TABLE t ADD a int REFERENCES p;\nALTER TABLE t ADD b int REFERENCES q;',
    },
    {
      name: 'a COMMIT between them',
      sql: '-- migration (no transaction)\nBEGIN;\nALTER TABLE t ADD a int REFERENCES p;\nCOMMIT;\nBEGIN;\nALTER TABLE t ADD b int REFERENCES q;\nCOMMIT;',
    },
    {
      name: 'a COMMIT in one simple query',
      sql: '-- tool: golang-migrate\nALTER TABLE t ADD a int REFERENCES p;\nCOMMIT;\nALTER TABLE t ADD b int REFERENCES q;',
    },
  ],
  reject: [
    {
      name: 'in one statement',
      sql: 'CREATE TABLE t (a int REFERENCES p, b int REFERENCES app.q);',
      findings: [
        [
          1,
          1,
          1,
          60,
          'warning',
          'One transaction adds foreign keys to p and app.q: writes to all of them wait until it ends.',
        ],
      ],
    },
    {
      name: 'reported once, at the second',
      sql: 'ALTER TABLE t ADD a int REFERENCES p;\nALTER TABLE u ADD FOREIGN KEY (b) REFERENCES q NOT VALID;\nCREATE TABLE v (c int REFERENCES r);',
      findings: [[2, 1, 2, 57, 'warning', 'to p and q']],
    },
    {
      name: 'in a transaction of its own',
      sql: '-- migration (no transaction)\nBEGIN;\nALTER TABLE t ADD a int REFERENCES p;\nALTER TABLE t ADD b int REFERENCES q;\nCOMMIT;',
      findings: [[4, 1, 4, 37, 'warning']],
    },
    {
      name: 'in one simple query',
      sql: '-- tool: golang-migrate\nALTER TABLE t ADD a int REFERENCES p;\nALTER TABLE t ADD b int REFERENCES q;',
      findings: [[3, 1, 3, 37, 'warning']],
    },
    {
      name: 'each transaction',
      sql: '-- migration (no transaction)\nCREATE TABLE t (a int REFERENCES p, b int REFERENCES q);\nCREATE TABLE u (a int REFERENCES p, b int REFERENCES q);',
      findings: [
        [2, 1, 2, 56, 'warning'],
        [3, 1, 3, 56, 'warning'],
      ],
    },
  ],
});
