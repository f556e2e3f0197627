import { ruleTable } from '../support/rule-table.js';

ruleTable('add-stored-generated-column', {
  accept: [
    'ALTER TABLE t ADD a int GENERATED ALWAYS AS (b + 1) VIRTUAL;',
    'ALTER TABLE t ADD a int GENERATED ALWAYS AS (b + 1);',
    'ALTER TABLE t ADD a int GENERATED ALWAYS AS IDENTITY;',
    {
      name: 'a table of this migration',
      sql: 'CREATE TABLE t (id int);\nALTER TABLE t ADD a int GENERATED ALWAYS AS (1) STORED;',
    },
    {
      name: 'a temporary table',
      sql: 'CREATE TEMP TABLE t (id int);\nALTER TABLE t ADD a int GENERATED ALWAYS AS (1) STORED;',
    },
    {
      name: 'the column is there',
      sql: '-- before\nCREATE TABLE t (a int);\n-- migration\nALTER TABLE t ADD COLUMN IF NOT EXISTS a int GENERATED ALWAYS AS (1) STORED;',
    },
  ],
  reject: [
    {
      sql: 'ALTER TABLE t ADD COLUMN IF NOT EXISTS a int GENERATED ALWAYS AS (1) STORED;',
      findings: [[1, 1, 1, 76, 'error', 't.a is computed and stored for every row: t is rewritten']],
    },
    {
      name: 'among others, in a schema',
      sql: `ALTER TABLE ONLY "App".t ADD b int, ADD a int GENERATED ALWAYS AS (1) STORED;`,
      findings: [[1, 1, 1, 77, 'error', 'App.t.a']],
    },
    {
      name: 'in a down script',
      sql: '-- migration\nSELECT 1;\n-- down\nALTER TABLE t ADD COLUMN IF NOT EXISTS a int GENERATED ALWAYS AS (1) STORED;',
      findings: [[4, 1, 4, 76, 'info']],
    },
  ],
});
