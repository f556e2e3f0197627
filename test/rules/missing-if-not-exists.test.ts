import { ruleTable } from '../support/rule-table.js';

const loose = (sql: string): string => `-- migration (no transaction)\n${sql}`;
const banner = '-- SAFE PRODUCTION MIGRATION\n';

ruleTable('missing-if-not-exists', {
  accept: [
    'CREATE TABLE IF NOT EXISTS t (id int);',
    'CREATE TABLE IF NOT EXISTS t AS SELECT 1;',
    'CREATE MATERIALIZED VIEW IF NOT EXISTS m AS SELECT 1;',
    'CREATE INDEX IF NOT EXISTS i ON t (a);',
    'CREATE SCHEMA IF NOT EXISTS s;',
    'CREATE EXTENSION IF NOT EXISTS pg_trgm;',
    'CREATE SEQUENCE IF NOT EXISTS s;',
    'ALTER TABLE t ADD COLUMN IF NOT EXISTS a int;',
    "ALTER TYPE mood ADD VALUE IF NOT EXISTS 'ok';",
    "ALTER TYPE mood RENAME VALUE 'ok' TO 'fine';",
    'ALTER TYPE point3 ADD ATTRIBUTE z int;',
    'CREATE TEMP TABLE t (id int);',
    'CREATE TABLE pg_temp.t (id int);',
    { name: 'an index without a name is the business of unnamed-index', sql: 'CREATE INDEX ON t (a);' },
    {
      name: 'an index on a temporary table',
      sql: 'CREATE TEMP TABLE t (id int);\nCREATE INDEX i ON t (id);',
    },
    {
      name: 'dropped before, in a dev file',
      sql: '-- migration 1_dev.sql\nDROP TABLE IF EXISTS t;\nCREATE TABLE t (id int);',
    },
    {
      name: 'an index that was dropped before',
      sql: loose('DROP INDEX CONCURRENTLY IF EXISTS i;\nCREATE INDEX CONCURRENTLY i ON t (a);'),
    },
    {
      name: 'a column that was dropped before',
      sql: 'ALTER TABLE t DROP COLUMN IF EXISTS a;\nALTER TABLE t ADD COLUMN a int;',
    },
    {
      name: 'a column that the same statement drops',
      sql: 'ALTER TABLE t ADD COLUMN a int, DROP COLUMN IF EXISTS a;',
    },
  ],
  reject: [
    {
      name: 'a table that was dropped before, and not what hangs on it',
      sql: 'DROP TABLE IF EXISTS t;\nCREATE TABLE t (id int);\nCREATE INDEX i ON t (id);\nALTER TABLE t ADD COLUMN a int;',
      findings: [[2, 1, 2, 24, 'info', 'Only the DROP before it']],
    },
    {
      name: 'a partitioned table that was dropped before, and with it its partitions',
      sql: 'DROP TABLE IF EXISTS t;\nCREATE TABLE t (a int) PARTITION BY RANGE (a);\nCREATE TABLE t1 PARTITION OF t FOR VALUES FROM (1) TO (2);',
      findings: [[2, 1, 2, 46, 'info', 'Only the DROP before it']],
    },
    {
      name: 'through search_path',
      sql: 'DROP TABLE IF EXISTS app.t;\nSET search_path = app;\nCREATE TABLE t (id int);',
      findings: [[3, 1, 3, 24, 'info', 'Only the DROP before it']],
    },
    {
      name: 'a schema that was dropped before',
      sql: 'DROP SCHEMA IF EXISTS s CASCADE;\nCREATE SCHEMA s;\nCREATE INDEX i ON s.t (id);',
      findings: [[2, 1, 2, 16, 'info', 'Only the DROP before it']],
    },
    {
      name: 'wrapped by the tool',
      sql: 'CREATE TABLE t (id int);',
      findings: [[1, 1, 1, 24, 'info', 'creating t fails']],
    },
    { name: 'not wrapped', sql: loose('CREATE TABLE t (id int);'), findings: [[2, 1, 2, 24, 'warning']] },
    {
      name: 'wrapped by itself',
      sql: loose('BEGIN;\nCREATE TABLE t (id int);\nCOMMIT;'),
      findings: [[3, 1, 3, 24, 'info']],
    },
    {
      name: 'a transaction of its own, and one statement outside',
      sql: loose('BEGIN;\nCREATE TABLE t (id int);\nCOMMIT;\nSELECT 1;'),
      findings: [[3, 1, 3, 24, 'warning']],
    },
    {
      name: 'under the banner',
      sql: `${banner}CREATE TABLE t (id int);`,
      findings: [[2, 1, 2, 24, 'error']],
    },
    {
      name: 'one query of several statements',
      sql: '-- tool: golang-migrate\n-- migration 1.up.sql\nCREATE TABLE t (id int);\nSELECT 1;',
      findings: [[3, 1, 3, 24, 'info']],
    },
    {
      name: 'a COMMIT in the middle',
      sql: 'CREATE TABLE t (id int);\nCOMMIT;\nSELECT 1;',
      findings: [[1, 1, 1, 24, 'warning']],
    },
    {
      name: 'every kind',
      sql: [
        'CREATE TABLE a AS SELECT 1;',
        'CREATE MATERIALIZED VIEW m AS SELECT 1;',
        'CREATE SCHEMA s;',
        'CREATE EXTENSION pg_trgm;',
        'CREATE SEQUENCE q;',
        'CREATE FOREIGN TABLE f (id int) SERVER x;',
        'CREATE UNIQUE INDEX i ON s.t (a);',
        "ALTER TYPE mood ADD VALUE 'ok';",
      ].join('\n'),
      findings: [
        [1, 1, 1, 27, 'info', 'creating a '],
        [2, 1, 2, 39, 'info', 'creating m '],
        [3, 1, 3, 16, 'info', 'creating s '],
        [4, 1, 4, 25, 'info', 'creating pg_trgm '],
        [5, 1, 5, 18, 'info', 'creating q '],
        [6, 1, 6, 41, 'info', 'creating f '],
        [7, 1, 7, 33, 'info', 'creating s.i '],
        [8, 1, 8, 31, 'info', 'adding the value ok to mood '],
      ],
    },
    {
      name: 'each column',
      sql: 'ALTER TABLE s.t\n  ADD COLUMN a int,\n  ADD COLUMN IF NOT EXISTS b int,\n  ADD c int;',
      findings: [
        [1, 1, 4, 12, 'info', 'adding the column a to s.t'],
        [1, 1, 4, 12, 'info', 'adding the column c to s.t'],
      ],
    },
    {
      name: 'an index on a table that is made only where it is missing',
      sql: 'CREATE TABLE IF NOT EXISTS t (id int);\nCREATE INDEX i ON t (id);',
      findings: [[2, 1, 2, 25, 'info']],
    },
    {
      name: 'dropped afterwards',
      sql: 'CREATE TABLE t (id int);\nDROP TABLE t;',
      findings: [[1, 1, 1, 24, 'info']],
    },
    {
      name: 'another schema was dropped',
      sql: 'DROP TABLE IF EXISTS app.t;\nCREATE TABLE t (id int);',
      findings: [[2, 1, 2, 24, 'info']],
    },
    {
      name: 'in a down script',
      sql: '-- migration (no transaction)\nSELECT 1;\n-- down (no transaction)\nCREATE TABLE t (id int);',
      findings: [[4, 1, 4, 24, 'info']],
    },
  ],
});
