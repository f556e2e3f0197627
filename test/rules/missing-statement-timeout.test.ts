import { ruleTable } from '../support/rule-table.js';

const none = { session: {} };

ruleTable('missing-statement-timeout', {
  accept: [
    { name: 'the deployment sets one', sql: 'ALTER TABLE t ADD COLUMN a int;' },
    { name: 'SET', sql: "SET statement_timeout = '5min';\nUPDATE t SET a = 1;", settings: none },
    { name: 'rows written out', sql: 'INSERT INTO t VALUES (1), (2);', settings: none },
    {
      name: 'one row by its key',
      sql: '-- before\nCREATE TABLE t (id int PRIMARY KEY, a int);\n-- migration\nUPDATE t SET a = 1 WHERE id = 7 AND a = 2;',
      settings: none,
    },
    {
      name: 'CONCURRENTLY',
      sql: '-- migration (no transaction)\nCREATE INDEX CONCURRENTLY i ON t (a);',
      settings: none,
    },
    { name: 'a table of the script', sql: 'CREATE TABLE t (a int);\nUPDATE t SET a = 1;', settings: none },
  ],
  reject: [
    {
      sql: 'UPDATE app.t SET a = 1;\nDELETE FROM u;',
      settings: none,
      findings: [
        [
          1,
          1,
          1,
          23,
          'warning',
          /^No statement_timeout ends UPDATE of app\.t, which runs for as long as it takes\.$/,
        ],
      ],
    },
    {
      name: 'a lock',
      sql: "SET lock_timeout = '5s';\nCREATE INDEX i ON t (a);",
      settings: none,
      findings: [[2, 1, 2, 24, 'warning', 'ends CREATE INDEX on t, which runs under SHARE on t for']],
    },
    {
      name: 'a range of keys',
      sql: '-- before\nCREATE TABLE t (id int PRIMARY KEY, a int);\n-- migration\nUPDATE t SET a = 1 WHERE id > 7;',
      settings: none,
      findings: [[4, 1, 4, 32, 'warning']],
    },
    {
      name: 'validation',
      sql: 'ALTER TABLE t VALIDATE CONSTRAINT c;',
      settings: none,
      findings: [[1, 1, 1, 36, 'warning', 'VALIDATE CONSTRAINT on t']],
    },
  ],
});
