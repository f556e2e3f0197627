import { ruleTable } from '../support/rule-table.js';

ruleTable('drop-table', {
  accept: [
    {
      name: 'a table of the same script',
      sql: `CREATE TABLE t (id int);
DROP TABLE t;`,
    },
    {
      name: 'CREATE TABLE AS and SELECT INTO make one as well',
      sql: `CREATE TABLE t AS SELECT 1 AS id;
DROP TABLE t;
SELECT 1 AS id INTO u;
DROP TABLE u;`,
    },
    {
      name: 'a renamed table of the same script',
      sql: `CREATE TABLE t (id int);
ALTER TABLE t RENAME TO u;
DROP TABLE u;`,
    },
    {
      name: 'a table in a schema of the same script',
      sql: `CREATE SCHEMA s;
CREATE TABLE s.t (id int);
DROP TABLE s.t;`,
    },
    {
      name: 'temporary tables',
      sql: `CREATE TEMP TABLE t (id int);
DROP TABLE t;
DROP TABLE IF EXISTS pg_temp.u;`,
    },
    {
      name: 'names in search_path',
      sql: `SET search_path = app;
CREATE TABLE t (id int);
DROP TABLE app.t;`,
    },
    'DROP VIEW v;',
    'DROP INDEX i;',
    {
      name: 'a down script',
      sql: `-- migration
CREATE TABLE t (id int);
-- down
DROP TABLE t;`,
    },
    {
      name: 'a dev file',
      sql: `-- migration 0001_reset_dev.sql
DROP TABLE IF EXISTS t;`,
    },
    {
      name: 'text that only looks like it',
      sql: `COMMENT ON TABLE t IS 'DROP TABLE t;'; -- DROP TABLE t
`,
    },
  ],
  reject: [
    {
      sql: 'DROP TABLE orders;',
      findings: [[1, 1, 1, 18, 'error', 'DROP TABLE deletes orders and every row in it.']],
    },
    {
      name: 'two at once',
      sql: 'DROP TABLE IF EXISTS a, app.b;',
      findings: [
        [1, 1, 1, 30, 'error', 'DROP TABLE deletes a and every row in it.'],
        [1, 1, 1, 30, 'error', 'DROP TABLE deletes app.b and every row in it.'],
      ],
    },
    {
      name: 'over several lines, behind other statements',
      sql: `SELECT 'ü';  DROP
  TABLE
  "Odd name"
  CASCADE;`,
      findings: [[1, 14, 4, 10, 'error', 'DROP TABLE deletes Odd name and every row in it.']],
    },
    {
      name: 'dropped, and made anew with other rows',
      sql: `DROP TABLE IF EXISTS t;
CREATE TABLE t (id int);`,
      findings: [[1, 1, 1, 23, 'error', 'DROP TABLE deletes t and every row in it.']],
    },
    {
      name: 'another schema than that of the script’s own',
      sql: `CREATE TABLE t (id int);
DROP TABLE app.t;`,
      findings: [[2, 1, 2, 17, 'error', 'DROP TABLE deletes app.t and every row in it.']],
    },
    {
      name: 'the second drop of a name',
      sql: `CREATE TABLE t (id int);
DROP TABLE t;
DROP TABLE t;`,
      findings: [[3, 1, 3, 13, 'error', 'DROP TABLE deletes t and every row in it.']],
    },
    {
      name: 'the old table of a swap',
      sql: `CREATE TABLE new (id int);
ALTER TABLE orders RENAME TO old;
ALTER TABLE new RENAME TO orders;
DROP TABLE old;`,
      findings: [[4, 1, 4, 15, 'error', 'DROP TABLE deletes old and every row in it.']],
    },
    {
      name: 'a partition',
      sql: `-- before
CREATE TABLE e (at date) PARTITION BY RANGE (at);
CREATE TABLE e_1 PARTITION OF e FOR VALUES FROM ('2026-01-01') TO ('2026-02-01');
-- migration
DROP TABLE e_1;`,
      findings: [
        [5, 1, 5, 15, 'error', 'DROP TABLE deletes e_1, a partition of public.e, and every row in it.'],
      ],
    },
    {
      name: 'a partition that was attached, but not one that was detached',
      sql: `-- before
CREATE TABLE e (at date) PARTITION BY RANGE (at);
CREATE TABLE a (at date);
CREATE TABLE b PARTITION OF e DEFAULT;
ALTER TABLE e ATTACH PARTITION a FOR VALUES FROM ('2026-01-01') TO ('2026-02-01');
ALTER TABLE e DETACH PARTITION b;
-- migration
DROP TABLE a, b;`,
      findings: [
        [8, 1, 8, 16, 'error', 'DROP TABLE deletes a, a partition of public.e, and every row in it.'],
        [8, 1, 8, 16, 'error', 'DROP TABLE deletes b and every row in it.'],
      ],
    },
    {
      sql: 'DROP FOREIGN TABLE remote;',
      findings: [
        [1, 1, 1, 26, 'error', 'DROP FOREIGN TABLE takes remote away from every query that reads it.'],
      ],
    },
  ],
});
