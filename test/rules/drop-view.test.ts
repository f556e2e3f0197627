import { ruleTable } from '../support/rule-table.js';

ruleTable('drop-view', {
  accept: [
    {
      name: 'made anew behind it',
      sql: `DROP VIEW IF EXISTS v;
CREATE VIEW v AS SELECT 1 AS id;`,
    },
    {
      name: 'replaced by a materialized view, or by a table',
      sql: `DROP VIEW v, app.w;
CREATE MATERIALIZED VIEW v AS SELECT 1 AS id;
CREATE TABLE app.w (id int);`,
    },
    {
      name: 'another renamed into its place',
      sql: `DROP VIEW v;
ALTER VIEW w RENAME TO v;`,
    },
    {
      name: 'a view of the same script',
      sql: `CREATE VIEW v AS SELECT 1 AS id;
DROP VIEW v;`,
    },
    {
      name: 'search_path names its schema',
      sql: `SET search_path = app;
DROP VIEW v;
CREATE VIEW app.v AS SELECT 1 AS id;`,
    },
  ],
  reject: [
    {
      sql: 'DROP VIEW v;',
      findings: [[1, 1, 1, 12, 'warning', 'DROP VIEW takes v away from every query that reads it.']],
    },
    {
      sql: 'DROP MATERIALIZED VIEW IF EXISTS app.totals;',
      findings: [
        [
          1,
          1,
          1,
          44,
          'warning',
          'DROP MATERIALIZED VIEW takes app.totals away from every query that reads it.',
        ],
      ],
    },
    {
      name: 'another view is made',
      sql: `DROP VIEW v;
CREATE VIEW app.v AS SELECT 1 AS id;`,
      findings: [[1, 1, 1, 12, 'warning', 'DROP VIEW takes v away from every query that reads it.']],
    },
    {
      name: 'made before it was dropped',
      sql: `CREATE OR REPLACE VIEW w AS SELECT 1 AS id;
DROP VIEW v, w;`,
      findings: [[2, 1, 2, 15, 'warning', 'DROP VIEW takes v away from every query that reads it.']],
    },
  ],
});
