import { ruleTable } from '../support/rule-table.js';

ruleTable('set-not-null-without-check', {
  accept: [
    {
      name: 'NOT NULL already',
      sql: '-- before\nCREATE TABLE t (a int, b int NOT NULL);\n-- migration\nALTER TABLE t ALTER b SET NOT NULL;',
    },
    {
      name: 'NOT NULL by its key',
      sql: '-- before\nCREATE TABLE t (a int PRIMARY KEY);\n-- migration\nALTER TABLE t ALTER a SET NOT NULL;',
    },
    {
      name: 'a valid CHECK',
      sql: '-- before\nCREATE TABLE t (a int, b int NOT NULL);\nALTER TABLE t ADD CHECK (a IS NOT NULL);\n-- migration\nALTER TABLE t ALTER a SET NOT NULL;',
    },
    {
      name: 'validated in this script',
      sql: '-- before\nCREATE TABLE t (a int, b int NOT NULL);\n-- migration\nALTER TABLE t ADD CONSTRAINT c CHECK (a IS NOT NULL) NOT VALID;\nALTER TABLE t VALIDATE CONSTRAINT c;\nALTER TABLE t ALTER a SET NOT NULL;',
    },
    {
      name: 'of a table that no file tells of',
      sql: 'ALTER TABLE app.t ADD CONSTRAINT c CHECK (a IS NOT NULL);\nALTER TABLE app.t ALTER a SET NOT NULL;',
    },
    {
      name: 'a conjunction',
      sql: '-- before\nCREATE TABLE t (a int, b int NOT NULL);\nALTER TABLE t ADD CHECK (b > 0 AND t.a IS NOT NULL);\n-- migration\nALTER TABLE t ALTER a SET NOT NULL;',
    },
    {
      name: 'in other words',
      sql: '-- before\nCREATE TABLE t (a int, b int NOT NULL);\nALTER TABLE t ADD CHECK (NOT (a IS NULL));\nALTER TABLE t ADD c int CHECK (c IS DISTINCT FROM NULL);\n-- migration\nALTER TABLE t ALTER a SET NOT NULL, ALTER c SET NOT NULL;',
    },
    {
      name: 'the column was renamed',
      sql: '-- before\nCREATE TABLE t (a int, b int NOT NULL);\nALTER TABLE t ADD CHECK (a IS NOT NULL);\nALTER TABLE t RENAME a TO "A";\n-- migration\nALTER TABLE t ALTER "A" SET NOT NULL;',
    },
    {
      name: 'NOT NULL that was validated',
      sql: '-- before\nCREATE TABLE t (a int, b int NOT NULL);\nALTER TABLE t ADD CONSTRAINT n NOT NULL a NOT VALID;\nALTER TABLE t VALIDATE CONSTRAINT n;\n-- migration\nALTER TABLE t ALTER a SET NOT NULL;',
    },
    {
      name: 'NOT NULL that is not validated',
      sql: '-- before\nCREATE TABLE t (a int, b int NOT NULL);\n-- migration\nALTER TABLE t ADD CONSTRAINT n NOT NULL a NOT VALID;',
    },
    {
      name: 'a table of this migration',
      sql: 'CREATE TABLE t (a int);\nALTER TABLE t ALTER a SET NOT NULL;',
    },
    { name: 'that fails for another reason', sql: 'ALTER TABLE t ADD a int, ALTER a SET NOT NULL;' },
  ],
  reject: [
    {
      sql: 'ALTER TABLE t ALTER COLUMN a SET NOT NULL;',
      findings: [[1, 1, 1, 42, 'error', 'SET NOT NULL on t.a reads all of t under ACCESS EXCLUSIVE.']],
    },
    {
      name: 'each of several',
      sql: 'ALTER TABLE ONLY "App".t ALTER a SET NOT NULL, ALTER "B" SET NOT NULL;',
      findings: [
        [1, 1, 1, 70, 'error', 'App.t.a'],
        [1, 1, 1, 70, 'error', 'App.t.B'],
      ],
    },
    {
      name: 'the CHECK is not valid',
      sql: '-- before\nCREATE TABLE t (a int, b int NOT NULL);\nALTER TABLE t ADD CHECK (a IS NOT NULL) NOT VALID;\n-- migration\nALTER TABLE t ALTER a SET NOT NULL;',
      findings: [[5, 1, 5, 35, 'error']],
    },
    {
      name: 'the CHECK proves it for another column, or not at all',
      sql: '-- before\nCREATE TABLE t (a int, b int NOT NULL);\nALTER TABLE t ADD CHECK (b IS NOT NULL), ADD CHECK (a > 0), ADD CHECK (a IS NOT NULL OR b > 0);\n-- migration\nALTER TABLE t ALTER a SET NOT NULL;',
      findings: [[5, 1, 5, 35, 'error']],
    },
    {
      name: 'the CHECK comes with it',
      sql: '-- before\nCREATE TABLE t (a int, b int NOT NULL);\n-- migration\nALTER TABLE t ADD CHECK (a IS NOT NULL), ALTER a SET NOT NULL;',
      findings: [[4, 1, 4, 62, 'error']],
    },
    {
      name: 'the CHECK is gone',
      sql: '-- before\nCREATE TABLE t (a int, b int NOT NULL);\nALTER TABLE t ADD CONSTRAINT c CHECK (a IS NOT NULL);\nALTER TABLE t DROP CONSTRAINT c;\n-- migration\nALTER TABLE t ALTER a SET NOT NULL;',
      findings: [[6, 1, 6, 35, 'error']],
    },
    {
      name: 'a default does not prove it',
      sql: 'ALTER TABLE t ADD a int DEFAULT 1;\nALTER TABLE t ALTER a SET NOT NULL;',
      findings: [[2, 1, 2, 35, 'error']],
    },
    {
      name: 'a constraint that is validated at once',
      sql: '-- before\nCREATE TABLE t (a int, b int NOT NULL);\n-- migration\nALTER TABLE t ADD CONSTRAINT n NOT NULL a;',
      findings: [[4, 1, 4, 42, 'error']],
    },
    {
      name: 'a constraint that was never validated',
      sql: '-- before\nCREATE TABLE t (a int, b int NOT NULL);\nALTER TABLE t ADD CONSTRAINT n NOT NULL a NOT VALID;\n-- migration\nALTER TABLE t ALTER a SET NOT NULL;',
      findings: [[5, 1, 5, 35, 'error']],
    },
  ],
});
