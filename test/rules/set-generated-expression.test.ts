import { ruleTable } from '../support/rule-table.js';

ruleTable('set-generated-expression', {
  accept: [
    {
      name: 'virtual',
      sql: '-- before\nCREATE TABLE t (a int, g int GENERATED ALWAYS AS (a));\n-- migration\nALTER TABLE t ALTER g SET EXPRESSION AS (a + 1);',
    },
    {
      name: 'a table of this migration',
      sql: 'CREATE TABLE t (a int, g int GENERATED ALWAYS AS (a) STORED);\nALTER TABLE t ALTER g SET EXPRESSION AS (a + 1);',
    },
    'ALTER TABLE t ALTER g DROP EXPRESSION;',
  ],
  reject: [
    {
      name: 'stored',
      sql: '-- before\nCREATE TABLE t (a int);\nALTER TABLE t ADD g int GENERATED ALWAYS AS (a) STORED;\n-- migration\nALTER TABLE t ALTER g SET EXPRESSION AS (a + 1);',
      findings: [[5, 1, 5, 48, 'error', 'A new expression of t.g rewrites t under ACCESS EXCLUSIVE.']],
    },
    {
      name: 'virtual and NOT NULL',
      sql: '-- before\nCREATE TABLE t (a int, g int GENERATED ALWAYS AS (a) VIRTUAL NOT NULL);\n-- migration\nALTER TABLE t ALTER g SET EXPRESSION AS (a + 1);',
      findings: [[4, 1, 4, 48, 'error', 'which is NOT NULL, reads all of t']],
    },
    {
      name: 'not known',
      sql: 'ALTER TABLE t ALTER g SET EXPRESSION AS (a + 1);',
      findings: [[1, 1, 1, 48, 'warning', 'unless the column is virtual.']],
    },
    {
      name: 'before there were virtual columns',
      sql: 'ALTER TABLE app.t ALTER g SET EXPRESSION AS (a + 1);',
      settings: { postgresMajor: 17 },
      findings: [[1, 1, 1, 52, 'error', 'app.t.g']],
    },
  ],
});
