import { ruleTable } from '../support/rule-table.js';

ruleTable('backfill-in-ddl-transaction', {
  accept: [
    { name: 'the change comes first', sql: 'UPDATE t SET a = 1 WHERE b;\nALTER TABLE t DROP COLUMN b;' },
    { name: 'another table', sql: 'ALTER TABLE t ADD COLUMN a int;\nUPDATE u SET a = 1 WHERE b;' },
    {
      name: 'the same name in another schema',
      sql: 'ALTER TABLE app.t ADD COLUMN a int;\nUPDATE t SET a = 1 WHERE b;',
    },
    {
      name: 'a lock that lets writes go on',
      sql: 'ALTER TABLE t VALIDATE CONSTRAINT c;\nUPDATE t SET a = 1 WHERE b;',
    },
    {
      name: 'a new table',
      sql: 'CREATE TABLE t (a int);\nALTER TABLE t ADD COLUMN b int;\nUPDATE t SET a = 1 WHERE b = 2;',
    },
    { name: 'rows written out', sql: 'ALTER TABLE t ADD COLUMN a int;\nINSERT INTO t VALUES (1);' },
    {
      name: 'no transaction',
      sql: '-- migration (no transaction)\nALTER TABLE t ADD COLUMN a int;\nUPDATE t SET a = 1 WHERE b;',
    },
    {
      name: 'one row by its key',
      sql: '-- before\nCREATE TABLE t (id int PRIMARY KEY);\n-- migration\nALTER TABLE t ADD COLUMN a int;\nUPDATE t SET a = 1 WHERE id = 3;',
    },
  ],
  reject: [
    {
      sql: 'ALTER TABLE app.t ADD COLUMN a int;\nUPDATE app.t SET a = 1 WHERE b;',
      findings: [
        [
          2,
          1,
          2,
          31,
          'error',
          /^UPDATE of app\.t runs under the ACCESS EXCLUSIVE lock that the transaction took on app\.t in line 1: all other reads and writes wait until it commits\.$/,
        ],
      ],
    },
    {
      name: 'a lock against writes, and all kinds of changes',
      sql: 'CREATE INDEX i ON t (a);\nDELETE FROM t WHERE b;\nINSERT INTO t SELECT * FROM u;\nMERGE INTO t USING u ON t.a = u.a WHEN MATCHED THEN DELETE;',
      findings: [
        [2, 1, 2, 22, 'error', /SHARE lock .* all other writes wait/],
        [3, 1, 3, 30, 'error'],
        [4, 1, 4, 59, 'error'],
      ],
    },
    {
      name: 'under its new name',
      sql: 'ALTER TABLE t RENAME TO u;\nUPDATE u SET a = 1 WHERE b;',
      findings: [[2, 1, 2, 27, 'error']],
    },
    {
      name: 'in a DO block and in WITH',
      sql: 'ALTER TABLE t ADD COLUMN a int;\nDO $$ BEGIN\nUPDATE t SET a = 1 WHERE b;\nEND $$;\nWITH x AS (DELETE FROM t WHERE c RETURNING *) SELECT * FROM x;',
      findings: [
        [3, 1, 3, 27, 'error'],
        [5, 1, 5, 62, 'error'],
      ],
    },
  ],
});
