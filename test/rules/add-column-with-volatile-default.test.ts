import { ruleTable } from '../support/rule-table.js';

const add = (column: string): string => `ALTER TABLE t ADD COLUMN ${column};`;
const define = (routine: string, column = 'a int DEFAULT f()'): string =>
  `-- before\nCREATE FUNCTION ${routine};\n-- migration\n${add(column)}`;

ruleTable('add-column-with-volatile-default', {
  accept: [
    add('a int DEFAULT 1'),
    add('a timestamptz NOT NULL DEFAULT now()'),
    add("a date DEFAULT CURRENT_DATE, ADD b text DEFAULT lower('X' || current_user)"),
    add('a serial'),
    add('a int GENERATED ALWAYS AS IDENTITY'),
    add('a int DEFAULT nobody_knows()'),
    add('a int DEFAULT pg_catalog.nobody_knows()'),
    add('a double precision DEFAULT app.random()'),
    {
      name: 'a table of this migration',
      sql: `CREATE TABLE t (id int);\n${add('a uuid DEFAULT gen_random_uuid()')}`,
    },
    {
      name: 'a temporary table',
      sql: `CREATE TEMP TABLE t (id int);\n${add('a uuid DEFAULT gen_random_uuid()')}`,
    },
    { name: 'a foreign table', sql: 'ALTER FOREIGN TABLE t ADD a uuid DEFAULT gen_random_uuid();' },
    'ALTER TABLE t ALTER a SET DEFAULT gen_random_uuid();',
    {
      name: 'the column is there',
      sql: '-- before\nCREATE TABLE t (a uuid);\n-- migration\nALTER TABLE t ADD COLUMN IF NOT EXISTS a uuid DEFAULT gen_random_uuid();',
    },
    { name: 'stable', sql: define("f() RETURNS int LANGUAGE plpgsql STABLE AS 'BEGIN RETURN 1; END'") },
    { name: 'immutable', sql: define("f() RETURNS int IMMUTABLE LANGUAGE sql AS 'SELECT random()'") },
    {
      name: 'put in place of its call, with the FROM of extract()',
      sql: define(
        "f() RETURNS bigint LANGUAGE sql AS 'SELECT CAST(extract(EPOCH FROM now() AT TIME ZONE ''utc'') AS bigint)'",
      ),
    },
    { name: 'put in place of its call', sql: define("f() RETURNS int LANGUAGE sql AS 'SELECT 1'") },
    { name: 'a body of one expression', sql: define('f() RETURNS int RETURN 1') },
    {
      name: 'made stable later',
      sql: `-- before\nCREATE FUNCTION f() RETURNS int LANGUAGE plpgsql AS 'BEGIN RETURN 1; END';\nALTER FUNCTION f() STABLE;\n-- migration\n${add('a int DEFAULT f()')}`,
    },
    {
      name: 'dropped before',
      sql: `-- before\nCREATE FUNCTION f() RETURNS int LANGUAGE plpgsql AS 'BEGIN RETURN 1; END';\nDROP FUNCTION f();\n-- migration\n${add('a int DEFAULT f()')}`,
    },
    {
      name: 'defined only after it, and in another schema',
      sql: `CREATE FUNCTION app.f() RETURNS int LANGUAGE plpgsql AS 'BEGIN RETURN 1; END';\n${add('a int DEFAULT f()')}\nCREATE FUNCTION f() RETURNS int LANGUAGE plpgsql AS 'BEGIN RETURN 1; END';`,
    },
  ],
  reject: [
    {
      sql: add('a uuid DEFAULT gen_random_uuid()'),
      findings: [
        [
          1,
          1,
          1,
          58,
          'error',
          'The default of t.a calls gen_random_uuid(), which is volatile: t is rewritten',
        ],
      ],
    },
    {
      name: 'of pg_catalog',
      sql: add('a timestamptz DEFAULT pg_catalog.clock_timestamp()'),
      findings: [[1, 1, 1, 76, 'error', 'pg_catalog.clock_timestamp()']],
    },
    {
      name: 'deep inside',
      sql: add("a text NOT NULL DEFAULT 'x' || (1 + coalesce(random(), 1))::text"),
      findings: [[1, 1, 1, 90, 'error', 'random()']],
    },
    {
      name: 'a number',
      sql: add("a int DEFAULT nextval('s')"),
      findings: [[1, 1, 1, 52, 'error', 'nextval()']],
    },
    {
      name: 'of an extension, in its schema',
      sql: add('a uuid DEFAULT ext.uuid_generate_v4()'),
      findings: [[1, 1, 1, 63, 'error', 'ext.uuid_generate_v4()']],
    },
    {
      name: 'each of several, in a schema',
      sql: 'ALTER TABLE "App".t ADD a float DEFAULT random(), ADD b int, ADD c text DEFAULT timeofday();',
      findings: [
        [1, 1, 1, 92, 'error', 'App.t.a'],
        [1, 1, 1, 92, 'error', 'App.t.c'],
      ],
    },
    {
      name: 'VOLATILE is the default',
      sql: define("f() RETURNS int LANGUAGE plpgsql AS 'BEGIN RETURN 1; END'"),
      findings: [[4, 1, 4, 43, 'error', 'f()']],
    },
    {
      name: 'what it is put in place by is volatile',
      sql: define("f() RETURNS int LANGUAGE sql AS 'SELECT (Random() * 6)::int'"),
      findings: [[4, 1, 4, 43, 'error']],
    },
    {
      name: 'a body of one volatile expression',
      sql: define('f() RETURNS double precision RETURN random()'),
      findings: [[4, 1, 4, 43, 'error']],
    },
    {
      name: 'reads a table',
      sql: define("f() RETURNS bigint LANGUAGE sql AS 'SELECT count(*) FROM u'"),
      findings: [[4, 1, 4, 43, 'error']],
    },
    {
      name: 'never put in place of its call',
      sql: define("f() RETURNS int LANGUAGE sql SECURITY DEFINER AS 'SELECT 1'"),
      findings: [[4, 1, 4, 43, 'error']],
    },
    {
      name: 'the last definition counts',
      sql: `CREATE FUNCTION app.f() RETURNS int STABLE LANGUAGE sql AS 'SELECT 1 FROM u';\nCREATE OR REPLACE FUNCTION app.f() RETURNS int LANGUAGE sql AS 'SELECT 1 FROM u';\n${add('a int DEFAULT app.f()')}`,
      findings: [[3, 1, 3, 47, 'error', 'app.f()']],
    },
  ],
});
