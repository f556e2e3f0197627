import { ruleTable } from '../support/rule-table.js';

ruleTable('rename-column', {
  accept: [
    { name: 'a table of this script', sql: 'CREATE TABLE t (a int);\nALTER TABLE t RENAME a TO b;' },
    { name: 'a temporary table', sql: 'CREATE TEMP TABLE t (a int);\nALTER TABLE t RENAME a TO b;' },
    {
      name: 'a column of this script',
      sql: 'ALTER TABLE t ADD COLUMN a int;\nALTER TABLE t RENAME a TO b;',
    },
    {
      name: 'a type of this script',
      sql: 'CREATE TYPE t AS (a int);\nALTER TYPE t RENAME ATTRIBUTE a TO b;',
    },
    { name: 'a swap', sql: 'ALTER TABLE t RENAME a TO a_old;\nALTER TABLE t RENAME a_new TO a;' },
    {
      name: 'into the place of one that is dropped, which drop-column tells',
      sql: 'ALTER TABLE t DROP COLUMN a;\nALTER TABLE t RENAME a_new TO a;',
    },
    'ALTER TABLE t RENAME CONSTRAINT a TO b;',
    { name: 'a down script', sql: '-- migration\nSELECT 1;\n-- down\nALTER TABLE t RENAME a TO b;' },
  ],
  reject: [
    {
      sql: 'ALTER TABLE ONLY app.t RENAME COLUMN "Total" TO amount;',
      findings: [
        [
          1,
          1,
          1,
          55,
          'error',
          'Renaming the column app.t.Total to amount breaks every query of running code that names Total.',
        ],
      ],
    },
    { sql: 'ALTER VIEW v RENAME COLUMN a TO b;', findings: [[1, 1, 1, 34, 'error']] },
    {
      sql: 'ALTER TYPE address RENAME ATTRIBUTE zip TO code;',
      findings: [[1, 1, 1, 48, 'error', /^Renaming the attribute address\.zip to code /]],
    },
    {
      name: 'another column under the name on another table',
      sql: 'ALTER TABLE t RENAME a TO a_old;\nALTER TABLE u RENAME a_new TO a;',
      findings: [
        [1, 1, 1, 32, 'error'],
        [2, 1, 2, 32, 'error'],
      ],
    },
    {
      name: 'a swap in two transactions',
      sql: '-- migration (no transaction)\nALTER TABLE t RENAME a TO a_old;\nALTER TABLE t RENAME a_new TO a;',
      findings: [
        [2, 1, 2, 32, 'error'],
        [3, 1, 3, 32, 'error'],
      ],
    },
    {
      name: 'once along a chain',
      sql: 'ALTER TABLE t RENAME a TO b;\nALTER TABLE t RENAME b TO c;',
      findings: [[1, 1, 1, 28, 'error']],
    },
  ],
});
