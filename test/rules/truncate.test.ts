import { ruleTable } from '../support/rule-table.js';

ruleTable('truncate', {
  accept: [
    {
      name: 'a table of the same script',
      sql: `CREATE TABLE t (id int);
TRUNCATE t;`,
    },
    {
      name: 'a temporary table',
      sql: `CREATE TEMP TABLE t AS SELECT 1 AS id;
TRUNCATE pg_temp.t, t;`,
    },
    "SELECT date_trunc('day', now()), trunc(1.5);",
  ],
  reject: [
    { sql: 'TRUNCATE t;', findings: [[1, 1, 1, 11, 'error', 'TRUNCATE deletes every row of t.']] },
    {
      name: 'each table of the list',
      sql: `CREATE TABLE own (id int);
TRUNCATE TABLE ONLY a, own, app.b
  RESTART IDENTITY;`,
      findings: [
        [2, 1, 3, 19, 'error', 'TRUNCATE deletes every row of a.'],
        [2, 1, 3, 19, 'error', 'TRUNCATE deletes every row of app.b.'],
      ],
    },
  ],
});
