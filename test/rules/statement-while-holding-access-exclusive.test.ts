import { ruleTable } from '../support/rule-table.js';

ruleTable('statement-while-holding-access-exclusive', {
  accept: [
    { name: 'the work comes first', sql: 'UPDATE u SET a = 1 WHERE b;\nALTER TABLE t ADD COLUMN a int;' },
    {
      name: 'brief DDL',
      sql: 'ALTER TABLE t ADD COLUMN a int;\nALTER TABLE t ADD COLUMN b int;\nCOMMENT ON TABLE u IS $$x$$;',
    },
    { name: 'rows written out', sql: 'ALTER TABLE t ADD COLUMN a int;\nINSERT INTO u VALUES (1);' },
    {
      name: 'a new table',
      sql: 'ALTER TABLE t ADD COLUMN a int;\nCREATE TABLE u (a int);\nCREATE INDEX i ON u (a);\nUPDATE u SET a = 1;',
    },
    {
      name: 'the lock is on a new table',
      sql: 'CREATE TABLE t (a int);\nALTER TABLE t ADD COLUMN b int;\nUPDATE u SET a = 1 WHERE b;',
    },
    {
      name: 'a weaker lock',
      sql: 'CREATE TRIGGER g BEFORE UPDATE ON t FOR EACH ROW EXECUTE FUNCTION f();\nUPDATE u SET a = 1 WHERE b;',
    },
    {
      name: 'no transaction',
      sql: '-- migration (no transaction)\nALTER TABLE t ADD COLUMN a int;\nUPDATE u SET a = 1 WHERE b;',
    },
    {
      name: 'committed between',
      sql: '-- migration (no transaction)\nBEGIN;\nALTER TABLE t ADD COLUMN a int;\nCOMMIT;\nUPDATE u SET a = 1 WHERE b;',
    },
    { name: 'the table is gone', sql: 'DROP TABLE t;\nUPDATE u SET a = 1 WHERE b;' },
    {
      name: 'the same table, which another rule reports',
      sql: 'ALTER TABLE t ADD COLUMN a int;\nUPDATE t SET a = 1 WHERE b;',
    },
    {
      name: 'an index, which another rule reports',
      sql: 'ALTER TABLE t ADD COLUMN a int;\nCREATE INDEX i ON u (a);',
    },
    {
      name: 'one row by its key',
      sql: '-- before\nCREATE TABLE u (id int PRIMARY KEY, a int);\n-- migration\nALTER TABLE t ADD COLUMN a int;\nUPDATE u SET a = 1 WHERE id = 3;',
    },
  ],
  reject: [
    {
      name: 'once, at the first',
      sql: 'ALTER TABLE app.t ADD COLUMN a int;\nUPDATE u SET a = 1 WHERE b;\nDELETE FROM u WHERE c;',
      findings: [
        [
          2,
          1,
          2,
          27,
          'warning',
          /^The transaction holds ACCESS EXCLUSIVE on app\.t since line 1: nobody can read or write app\.t until UPDATE of u is done\.$/,
        ],
      ],
    },
    {
      name: 'each transaction',
      sql: '-- migration (no transaction)\nBEGIN;\nALTER TABLE t ADD COLUMN a int;\nDELETE FROM u WHERE c;\nCOMMIT;\nBEGIN;\nALTER TABLE t ADD COLUMN b int;\nINSERT INTO v SELECT * FROM u;\nCOMMIT;',
      findings: [
        [4, 1, 4, 22, 'warning', 'DELETE from u'],
        [8, 1, 8, 30, 'warning', 'INSERT … SELECT into v'],
      ],
    },
    {
      name: 'in the transaction of another file',
      sql: '-- tool: drizzle\n-- migration\nALTER TABLE t ADD COLUMN a int;\n-- migration\nMERGE INTO u USING v ON u.a = v.a WHEN MATCHED THEN DELETE;',
      findings: [[5, 1, 5, 59, 'warning', 'since line 3 of 0001.sql']],
    },
    {
      name: 'in WITH, and validation',
      sql: '-- migration\nALTER TABLE t ADD COLUMN a int;\nALTER TABLE u VALIDATE CONSTRAINT c;\n-- migration\nALTER TABLE t ADD COLUMN b int;\nWITH x AS (DELETE FROM u WHERE c RETURNING *) INSERT INTO n SELECT 1;',
      findings: [
        [3, 1, 3, 36, 'warning', 'VALIDATE CONSTRAINT on u'],
        [6, 1, 6, 69, 'warning', 'DELETE from u'],
      ],
    },
  ],
});
