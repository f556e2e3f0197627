import { ruleTable } from '../support/rule-table.js';

ruleTable('add-column-with-foreign-key', {
  accept: [
    'ALTER TABLE t ADD a int;',
    'ALTER TABLE t ADD FOREIGN KEY (a) REFERENCES p NOT VALID;',
    'ALTER TABLE t ADD a int REFERENCES t;',
    'ALTER TABLE t ADD a int REFERENCES public.t;',
    'CREATE TABLE p (id int PRIMARY KEY);\nALTER TABLE t ADD a int REFERENCES p;',
    {
      name: 'a table of this migration',
      sql: 'CREATE TABLE t (id int);\nALTER TABLE t ADD a int REFERENCES p;',
    },
    {
      name: 'a temporary table',
      sql: 'CREATE TEMP TABLE t (id int);\nALTER TABLE t ADD a int REFERENCES p;',
    },
    {
      name: 'the column is there',
      sql: '-- before\nCREATE TABLE t (a int);\n-- migration\nALTER TABLE t ADD COLUMN IF NOT EXISTS a int REFERENCES p;',
    },
  ],
  reject: [
    {
      sql: 'ALTER TABLE t ADD COLUMN IF NOT EXISTS a int REFERENCES p;',
      findings: [
        [
          1,
          1,
          1,
          58,
          'warning',
          'The foreign key of the new column t.a blocks writes to p while t is locked',
        ],
      ],
    },
    {
      name: 'among others, in a schema',
      sql: `ALTER TABLE ONLY "App".t ADD b int, ADD a int REFERENCES p;`,
      findings: [[1, 1, 1, 59, 'warning', 'App.t.a']],
    },
    {
      name: 'in a down script',
      sql: '-- migration\nSELECT 1;\n-- down\nALTER TABLE t ADD COLUMN IF NOT EXISTS a int REFERENCES p;',
      findings: [[4, 1, 4, 58, 'info']],
    },

    {
      name: 'NULL is no default',
      sql: 'ALTER TABLE t ADD a int DEFAULT NULL::int REFERENCES app.p;',
      findings: [[1, 1, 1, 59, 'warning', 'app.p']],
    },
    {
      name: 'a default is looked up',
      sql: 'ALTER TABLE t ADD a int DEFAULT 1 REFERENCES p;',
      findings: [[1, 1, 1, 47, 'error', 'Each row of t is looked up in p']],
    },
    {
      name: 'a default is looked up in a table of this migration',
      sql: 'CREATE TABLE p (id int PRIMARY KEY);\nALTER TABLE t ADD a int DEFAULT 1 REFERENCES p;',
      findings: [[2, 1, 2, 47, 'error', 'Each row of t is looked up in p']],
    },
  ],
});
