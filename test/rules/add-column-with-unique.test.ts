import { ruleTable } from '../support/rule-table.js';

ruleTable('add-column-with-unique', {
  accept: [
    'ALTER TABLE t ADD a int NOT NULL DEFAULT 1;',
    'ALTER TABLE t ADD CONSTRAINT u UNIQUE USING INDEX u;',
    { name: 'a table of this migration', sql: 'CREATE TABLE t (id int);\nALTER TABLE t ADD a int UNIQUE;' },
    { name: 'a temporary table', sql: 'CREATE TEMP TABLE t (id int);\nALTER TABLE t ADD a int UNIQUE;' },
    {
      name: 'the column is there',
      sql: '-- before\nCREATE TABLE t (a int);\n-- migration\nALTER TABLE t ADD COLUMN IF NOT EXISTS a int UNIQUE;',
    },
  ],
  reject: [
    {
      sql: 'ALTER TABLE t ADD COLUMN IF NOT EXISTS a int UNIQUE;',
      findings: [
        [
          1,
          1,
          1,
          52,
          'error',
          'UNIQUE on the new column t.a builds an index over all of t under ACCESS EXCLUSIVE',
        ],
      ],
    },
    {
      name: 'among others, in a schema',
      sql: `ALTER TABLE ONLY "App".t ADD b int, ADD a int UNIQUE;`,
      findings: [[1, 1, 1, 53, 'error', 'App.t.a']],
    },
    {
      name: 'in a down script',
      sql: '-- migration\nSELECT 1;\n-- down\nALTER TABLE t ADD COLUMN IF NOT EXISTS a int UNIQUE;',
      findings: [[4, 1, 4, 52, 'info']],
    },

    {
      name: 'a key',
      sql: 'ALTER TABLE t ADD a bigserial PRIMARY KEY;',
      findings: [[1, 1, 1, 42, 'error', 'PRIMARY KEY on the new column']],
    },
  ],
});
