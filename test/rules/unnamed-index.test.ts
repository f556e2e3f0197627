import { ruleTable } from '../support/rule-table.js';

ruleTable('unnamed-index', {
  accept: [
    'CREATE INDEX IF NOT EXISTS i ON t (a);',
    { name: 'a temporary table', sql: 'CREATE TEMP TABLE t (a int);\nCREATE INDEX ON t (a);' },
    {
      name: 'a table made anew',
      sql: 'DROP TABLE IF EXISTS t;\nCREATE TABLE t (a int);\nCREATE INDEX ON t (a);',
    },
  ],
  reject: [
    { sql: 'CREATE UNIQUE INDEX ON app.t (a);', findings: [[1, 1, 1, 33, 'warning', 'The index on app.t']] },
    {
      name: 'a new table in one transaction',
      sql: 'CREATE TABLE t (a int);\nCREATE INDEX ON t (a);',
      findings: [[2, 1, 2, 22, 'info']],
    },
    {
      name: 'a new table, statement by statement',
      sql: '-- migration (no transaction)\nCREATE TABLE t (a int);\nCREATE INDEX ON t (a);',
      findings: [[3, 1, 3, 22, 'warning']],
    },
    {
      name: 'under the banner',
      sql: '-- SAFE PRODUCTION MIGRATION\nCREATE INDEX ON t (a);',
      findings: [[2, 1, 2, 22, 'error']],
    },
  ],
});
