import { ruleTable } from '../support/rule-table.js';

ruleTable('drop-routine', {
  accept: [
    {
      name: 'made anew with other arguments',
      sql: `DROP FUNCTION f(int);
CREATE FUNCTION f(bigint) RETURNS int LANGUAGE sql AS 'SELECT 1';`,
    },
    {
      name: 'a function of the same script',
      sql: `CREATE FUNCTION pg_temp.g() RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1';
DROP FUNCTION f();
DROP FUNCTION pg_temp.g();`,
    },
    {
      name: 'an aggregate made anew',
      sql: `DROP AGGREGATE total(int);
CREATE AGGREGATE total(int) (sfunc = int4pl, stype = int);`,
    },
  ],
  reject: [
    {
      sql: 'DROP FUNCTION f;',
      findings: [[1, 1, 1, 16, 'warning', 'DROP FUNCTION takes f away from all that call it.']],
    },
    {
      sql: 'DROP PROCEDURE IF EXISTS app.p(int, text);',
      findings: [[1, 1, 1, 42, 'warning', 'DROP PROCEDURE takes app.p away from all that call it.']],
    },
    {
      sql: 'DROP ROUTINE f(int), g();',
      findings: [
        [1, 1, 1, 25, 'warning', 'DROP ROUTINE takes f away from all that call it.'],
        [1, 1, 1, 25, 'warning', 'DROP ROUTINE takes g away from all that call it.'],
      ],
    },
    {
      sql: 'DROP AGGREGATE total(int);',
      findings: [[1, 1, 1, 26, 'warning', 'DROP AGGREGATE takes total away from all that call it.']],
    },
  ],
});
