import { ruleTable } from '../support/rule-table.js';

ruleTable('add-serial-column', {
  accept: [
    'ALTER TABLE t ADD a int;',
    'ALTER TABLE t ADD a int DEFAULT 1;',
    'ALTER TABLE t ADD a bigint GENERATED ALWAYS AS IDENTITY;',
    'CREATE TABLE t (a serial);',
    { name: 'a table of this migration', sql: 'CREATE TABLE t (id int);\nALTER TABLE t ADD a bigserial;' },
    { name: 'a temporary table', sql: 'CREATE TEMP TABLE t (id int);\nALTER TABLE t ADD a bigserial;' },
    {
      name: 'the column is there',
      sql: '-- before\nCREATE TABLE t (a int);\n-- migration\nALTER TABLE t ADD COLUMN IF NOT EXISTS a bigserial;',
    },
  ],
  reject: [
    {
      sql: 'ALTER TABLE t ADD COLUMN IF NOT EXISTS a bigserial;',
      findings: [[1, 1, 1, 51, 'error', 'The serial column t.a numbers every row: t is rewritten']],
    },
    {
      name: 'among others, in a schema',
      sql: `ALTER TABLE ONLY "App".t ADD b int, ADD a bigserial;`,
      findings: [[1, 1, 1, 52, 'error', 'App.t.a']],
    },
    {
      name: 'in a down script',
      sql: '-- migration\nSELECT 1;\n-- down\nALTER TABLE t ADD COLUMN IF NOT EXISTS a bigserial;',
      findings: [[4, 1, 4, 51, 'info']],
    },

    {
      name: 'by its other name',
      sql: 'ALTER TABLE t ADD a serial4 PRIMARY KEY;',
      findings: [[1, 1, 1, 40, 'error']],
    },
  ],
});
