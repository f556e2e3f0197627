import { ruleTable } from '../support/rule-table.js';

ruleTable('create-index-without-concurrently', {
  accept: [
    {
      name: 'an index that the history has made, IF NOT EXISTS',
      sql: '-- before\nCREATE TABLE app.t (a int);\nCREATE INDEX i ON app.t (a);\n-- migration\nCREATE INDEX IF NOT EXISTS i ON app.t (a);',
    },
    {
      name: 'a table that IF NOT EXISTS makes',
      sql: '-- before\nCREATE TABLE t (a int);\nDROP TABLE t;\n-- migration\nCREATE TABLE IF NOT EXISTS t (a int);\nCREATE INDEX i ON t (a);',
    },
    {
      name: 'a table in a schema that may have been there',
      sql: 'CREATE SCHEMA IF NOT EXISTS s;\nCREATE TABLE IF NOT EXISTS s.t (a int);\nCREATE INDEX i ON s.t (a);',
    },
    '-- migration (no transaction)\nCREATE INDEX CONCURRENTLY i ON t (a);',
    { name: 'a table of this migration', sql: 'CREATE TABLE t (a int);\nCREATE INDEX i ON t (a);' },
    { name: 'in a schema of this migration', sql: 'CREATE SCHEMA s;\nCREATE INDEX i ON s.t (a);' },
    { name: 'a temporary table', sql: 'CREATE TEMP TABLE t AS SELECT 1 AS a;\nCREATE INDEX i ON t (a);' },
    {
      name: 'renamed on the way',
      sql: 'CREATE TABLE t_new (a int);\nALTER TABLE t RENAME TO t_old;\nALTER TABLE t_new RENAME TO t;\nCREATE INDEX i ON t (a);',
    },
    { name: 'ON ONLY a partitioned table builds nothing', sql: 'CREATE INDEX i ON ONLY t (a);' },
  ],
  reject: [
    {
      name: 'a schema that may have been there',
      sql: 'CREATE SCHEMA IF NOT EXISTS s;\nCREATE INDEX i ON s.t (a);',
      findings: [[2, 1, 2, 26, 'error']],
    },
    {
      name: 'a table that IF NOT EXISTS passes over',
      sql: '-- before\nCREATE TABLE t (a int);\n-- migration\nCREATE TABLE IF NOT EXISTS t (a int);\nCREATE INDEX i ON t (a);',
      findings: [[5, 1, 5, 24, 'error']],
    },
    {
      sql: 'CREATE INDEX i ON t (a);',
      findings: [[1, 1, 1, 24, 'error', /^CREATE INDEX blocks all writes to t until the index is built\.$/]],
    },
    {
      name: 'IF NOT EXISTS, where the history has dropped it',
      sql: '-- before\nCREATE TABLE t (a int);\nCREATE INDEX i ON t (a);\nDROP INDEX i;\n-- migration\nCREATE INDEX IF NOT EXISTS i ON t (a);',
      findings: [[6, 1, 6, 38, 'error', 'blocks all writes']],
    },
    {
      name: 'behind a comment',
      sql: '-- about i\n  /* x */ CREATE UNIQUE INDEX i\n    ON app.t (a);',
      findings: [[2, 11, 3, 17, 'error', 'app.t']],
    },
    {
      name: 'in another schema',
      sql: 'CREATE TABLE app.t (a int);\nCREATE INDEX i ON t (a);',
      findings: [[2, 1, 2, 24, 'error']],
    },
    {
      name: 'of an earlier pending migration',
      sql: '-- migration\nCREATE TABLE t (a int);\n-- migration\nCREATE INDEX i ON t (a);',
      findings: [[4, 1, 4, 24, 'error']],
    },
    {
      name: 'in a down script',
      sql: '-- migration\nDROP INDEX i;\n-- down\nCREATE INDEX i ON t (a);',
      findings: [[4, 1, 4, 24, 'info']],
    },
  ],
});
