import { ruleTable } from '../support/rule-table.js';

ruleTable('missing-primary-key', {
  accept: [
    'CREATE TABLE t (id bigint PRIMARY KEY);',
    'CREATE TABLE t (a int, b int, CONSTRAINT t_pkey PRIMARY KEY (a, b));',
    'CREATE TEMP TABLE t (a int);',
    'CREATE TABLE pg_temp.t (a int);',
    'CREATE TEMP TABLE t AS SELECT 1 AS a;',
    'CREATE MATERIALIZED VIEW m AS SELECT 1 AS a;',
    'CREATE FOREIGN TABLE t (a int) SERVER s;',
    'CREATE TABLE t_1 PARTITION OF t DEFAULT;',
    'CREATE TABLE t (LIKE u INCLUDING ALL);',
    'CREATE TABLE t (LIKE u INCLUDING INDEXES);',
    {
      name: 'one that gets it later',
      sql: 'CREATE TABLE t AS SELECT * FROM u;\nALTER TABLE public.t ADD PRIMARY KEY (id);',
    },
    {
      name: 'one that gets it with a column',
      sql: 'CREATE TABLE t (a int);\nALTER TABLE t ADD COLUMN id bigint PRIMARY KEY;',
    },
    {
      name: 'one that becomes a partition',
      sql: 'CREATE TABLE t_1 (LIKE t);\nALTER TABLE t ATTACH PARTITION t_1 DEFAULT;',
    },
    { name: 'one that is gone in the end', sql: 'CREATE TABLE t AS SELECT 1 AS a;\nDROP TABLE t;' },
  ],
  reject: [
    {
      sql: 'CREATE TABLE app.t (id bigint UNIQUE NOT NULL);',
      findings: [[1, 1, 1, 47, 'warning', 'app.t has no primary key: nothing tells two equal rows apart.']],
    },
    { sql: 'CREATE TABLE t (LIKE u INCLUDING DEFAULTS);', findings: [[1, 1, 1, 43, 'warning']] },
    { sql: 'CREATE TABLE t AS SELECT 1 AS a;', findings: [[1, 1, 1, 32, 'warning']] },
    { sql: 'SELECT 1 AS a INTO t;', findings: [[1, 1, 1, 21, 'warning']] },
    {
      name: 'the key of another table',
      sql: 'CREATE TABLE t (a int);\nALTER TABLE app.t ADD PRIMARY KEY (a);',
      findings: [[1, 1, 1, 23, 'warning']],
    },
  ],
});
