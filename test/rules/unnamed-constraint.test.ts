import { ruleTable } from '../support/rule-table.js';

ruleTable('unnamed-constraint', {
  accept: [
    'CREATE TABLE t (a int NOT NULL DEFAULT 1, b int GENERATED ALWAYS AS IDENTITY);',
    'CREATE TABLE t (a int CONSTRAINT a_key UNIQUE, CONSTRAINT t_pkey PRIMARY KEY (a));',
    'CREATE TEMP TABLE t (a int PRIMARY KEY);',
    'ALTER TABLE t ADD CONSTRAINT c CHECK (a > 0);',
    'ALTER TABLE t ADD PRIMARY KEY USING INDEX i;',
    { name: 'of a temporary table', sql: 'CREATE TEMP TABLE t (a int);\nALTER TABLE t ADD CHECK (a > 0);' },
  ],
  reject: [
    {
      sql: 'CREATE TABLE t (\n  a int PRIMARY KEY,\n  b int REFERENCES u,\n  UNIQUE (a, b)\n);',
      findings: [
        [
          2,
          9,
          2,
          20,
          'warning',
          'The primary key constraint on t has no name of its own: Postgres chooses one.',
        ],
        [3, 9, 3, 21, 'warning', 'foreign key'],
        [4, 3, 4, 16, 'warning', 'unique'],
      ],
    },
    {
      sql: 'ALTER TABLE app.t ADD a int CHECK (a > 0), ADD EXCLUDE USING gist (r WITH &&);',
      findings: [
        [1, 29, 1, 42, 'warning', 'The check constraint on app.t'],
        [1, 48, 1, 78, 'warning', 'exclusion'],
      ],
    },
  ],
});
