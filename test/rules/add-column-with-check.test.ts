import { ruleTable } from '../support/rule-table.js';

ruleTable('add-column-with-check', {
  accept: [
    'ALTER TABLE t ADD a int NOT NULL DEFAULT 1;',
    'ALTER TABLE t ADD a int CHECK (a > 0) NOT ENFORCED;',
    'ALTER TABLE t ADD a int, ADD CHECK (a > 0) NOT VALID;',
    {
      name: 'a table of this migration',
      sql: 'CREATE TABLE t (id int);\nALTER TABLE t ADD a int CHECK (a > 0);',
    },
    {
      name: 'a temporary table',
      sql: 'CREATE TEMP TABLE t (id int);\nALTER TABLE t ADD a int CHECK (a > 0);',
    },
    {
      name: 'the column is there',
      sql: '-- before\nCREATE TABLE t (a int);\n-- migration\nALTER TABLE t ADD COLUMN IF NOT EXISTS a int CHECK (a > 0);',
    },
  ],
  reject: [
    {
      sql: 'ALTER TABLE t ADD COLUMN IF NOT EXISTS a int CHECK (a > 0);',
      findings: [
        [1, 1, 1, 59, 'error', 'The CHECK of the new column t.a reads all of t under ACCESS EXCLUSIVE'],
      ],
    },
    {
      name: 'among others, in a schema',
      sql: `ALTER TABLE ONLY "App".t ADD b int, ADD a int CHECK (a > 0);`,
      findings: [[1, 1, 1, 60, 'error', 'App.t.a']],
    },
    {
      name: 'in a down script',
      sql: '-- migration\nSELECT 1;\n-- down\nALTER TABLE t ADD COLUMN IF NOT EXISTS a int CHECK (a > 0);',
      findings: [[4, 1, 4, 59, 'info']],
    },

    {
      name: 'one of two is enforced',
      sql: 'ALTER TABLE t ADD a int CHECK (a > 0) NOT ENFORCED CHECK (a < 9);',
      findings: [[1, 1, 1, 65, 'error']],
    },
    {
      name: 'NO INHERIT, and of a virtual column',
      sql: 'ALTER TABLE t ADD a int GENERATED ALWAYS AS (b) CONSTRAINT c CHECK (a > 0) NO INHERIT;',
      findings: [[1, 1, 1, 86, 'error']],
    },
  ],
});
