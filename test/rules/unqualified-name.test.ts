import { ruleTable } from '../support/rule-table.js';

ruleTable('unqualified-name', {
  accept: [
    'CREATE TABLE app.t (a int);',
    'CREATE SCHEMA app CREATE TABLE t (a int);',
    'CREATE EXTENSION IF NOT EXISTS citext;',
    'DROP SCHEMA app;',
    'DROP TABLE app.t;',
    'WITH x AS (SELECT 1) INSERT INTO app.t SELECT * FROM x;',
    'SELECT 1 FROM app.t AS u FOR UPDATE OF u;',
    'SELECT 1 FROM pg_class;',
    'CREATE INDEX i ON app.t (a);',
    { name: 'a script that sets its path', sql: 'SET LOCAL search_path = app;\nCREATE TABLE t (a int);' },
    {
      name: 'a temporary table',
      sql: 'CREATE TEMP TABLE t (a int);\nINSERT INTO t VALUES (1);\nDROP TABLE t;',
    },
  ],
  reject: [
    {
      sql: 'ALTER TABLE IF EXISTS orders ADD a int;',
      findings: [[1, 23, 1, 29, 'warning', 'Which schema is meant by orders is left to search_path.']],
    },
    {
      sql: 'CREATE INDEX "i" ON "my orders" (a);',
      findings: [[1, 21, 1, 32, 'warning', 'my orders']],
    },
    {
      name: 'one finding for a statement',
      sql: 'CREATE VIEW app.v AS SELECT * FROM app.t\n  JOIN u USING (id) JOIN w USING (id);',
      findings: [[2, 8, 2, 9, 'warning', 'meant by u and w is']],
    },
    { sql: 'DROP TABLE app.t, u;', findings: [[1, 1, 1, 20, 'warning', 'meant by u is']] },
    { sql: 'DROP TRIGGER g ON t;', findings: [[1, 1, 1, 20, 'warning', 'meant by t is']] },
    {
      sql: 'CREATE FUNCTION f() RETURNS int LANGUAGE sql AS $$ SELECT 1 $$;',
      findings: [[1, 1, 1, 63, 'warning', 'meant by f is']],
    },
    { sql: "CREATE TYPE mood AS ENUM ('good');", findings: [[1, 1, 1, 34, 'warning', 'meant by mood is']] },
    {
      name: 'a path that is reset',
      sql: 'SET search_path = app;\nRESET search_path;\nDELETE FROM t WHERE a = 1;',
      findings: [[3, 13, 3, 14, 'warning']],
    },
  ],
});
