import { ruleTable } from '../support/rule-table.js';

const add = (column: string): string => `ALTER TABLE t ADD COLUMN IF NOT EXISTS ${column};`;

ruleTable('add-required-column', {
  accept: [
    add('a int'),
    add("a text NOT NULL DEFAULT ''"),
    add('a timestamptz NOT NULL DEFAULT now()'),
    add('a bigserial NOT NULL'),
    add('a serial PRIMARY KEY'),
    add('a bigint GENERATED ALWAYS AS IDENTITY NOT NULL'),
    add('a int NOT NULL GENERATED ALWAYS AS (b + 1) STORED'),
    add('a int NULL'),
    {
      name: 'a table of this migration',
      sql: 'CREATE TABLE IF NOT EXISTS t (id int);\nALTER TABLE t ADD COLUMN a int NOT NULL;',
    },
    {
      name: 'a temporary table',
      sql: 'CREATE TEMP TABLE t (id int);\nALTER TABLE t ADD COLUMN a int NOT NULL;',
    },
    { name: 'a foreign table', sql: 'ALTER FOREIGN TABLE t ADD COLUMN a int NOT NULL;' },
    {
      name: 'NOT NULL on another column',
      sql: 'ALTER TABLE t ADD COLUMN a int, ALTER COLUMN b SET NOT NULL;',
    },
    {
      name: 'filled before it becomes NOT NULL',
      sql: `${add('a int')}\nUPDATE t SET a = 1 WHERE a IS NULL;\nALTER TABLE t ALTER a SET NOT NULL;`,
    },
    {
      name: 'a down script',
      sql: '-- migration\nALTER TABLE t DROP COLUMN a;\n-- down\nALTER TABLE t ADD COLUMN a int NOT NULL;',
    },
  ],
  reject: [
    { sql: add('a int NOT NULL'), findings: [[1, 1, 1, 54, 'error', 't.a is NOT NULL and has no default']] },
    { sql: add('a int PRIMARY KEY'), findings: [[1, 1, 1, 57, 'error']] },
    { sql: add('a int NOT NULL DEFAULT NULL'), findings: [[1, 1, 1, 67, 'error']] },
    { sql: add('a int NOT NULL DEFAULT NULL::int'), findings: [[1, 1, 1, 72, 'error']] },
    { sql: add('a int NOT NULL UNIQUE CHECK (a > 1)'), findings: [[1, 1, 1, 75, 'error']] },
    {
      name: 'in a schema',
      sql: 'ALTER TABLE ONLY app.t ADD a uuid NOT NULL;',
      findings: [[1, 1, 1, 43, 'error', 'app.t.a']],
    },
    {
      name: 'NOT NULL in the same statement',
      sql: 'ALTER TABLE t ADD a int, ALTER a SET NOT NULL;',
      findings: [[1, 1, 1, 46, 'error']],
    },
    {
      name: 'a key in the same statement',
      sql: 'ALTER TABLE t ADD a int, ADD PRIMARY KEY (b, a);',
      findings: [[1, 1, 1, 48, 'error']],
    },
    {
      name: 'each of several',
      sql: 'ALTER TABLE t ADD a int NOT NULL, ADD b int, ADD c int NOT NULL;',
      findings: [
        [1, 1, 1, 64, 'error', 't.a'],
        [1, 1, 1, 64, 'error', 't.c'],
      ],
    },
    {
      name: 'in a dev file',
      sql: '-- migration 1_dev.sql\nALTER TABLE t ADD a int NOT NULL;',
      findings: [[2, 1, 2, 33, 'error']],
    },
  ],
});
