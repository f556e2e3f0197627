import { ruleTable } from '../support/rule-table.js';

ruleTable('materialized-view-with-data', {
  accept: [
    'CREATE MATERIALIZED VIEW m AS SELECT a FROM t WITH NO DATA;',
    {
      name: 'reads no table',
      sql: 'CREATE MATERIALIZED VIEW m AS SELECT n FROM generate_series(1, 3) AS n;',
    },
    {
      name: 'reads a table of this script',
      sql: `CREATE TABLE t (a int);
CREATE MATERIALIZED VIEW m AS WITH w AS (SELECT a FROM t) SELECT a FROM w;`,
    },
    { name: 'a table', sql: 'CREATE TABLE m AS SELECT a FROM t;' },
    { name: 'a view', sql: 'CREATE VIEW m AS SELECT a FROM t;' },
  ],
  reject: [
    {
      sql: 'CREATE MATERIALIZED VIEW app.m AS SELECT a FROM t WITH DATA;',
      findings: [
        [1, 1, 1, 60, 'info', 'CREATE MATERIALIZED VIEW app.m runs its query over t inside the migration.'],
      ],
    },
    {
      name: 'each table once, names of WITH left out',
      sql: `CREATE TABLE n (a int);
CREATE MATERIALIZED VIEW m AS WITH w AS (SELECT a FROM s.w JOIN t USING (a)) SELECT a FROM w JOIN t USING (a) JOIN n USING (a);`,
      findings: [[2, 1, 2, 127, 'info', 'runs its query over t and s.w inside']],
    },
  ],
});
