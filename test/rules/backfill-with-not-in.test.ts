import { ruleTable } from '../support/rule-table.js';

const tables = '-- before\nCREATE TABLE o (id int PRIMARY KEY, c int);\n-- migration\n';

ruleTable('backfill-with-not-in', {
  accept: [
    'DELETE FROM t WHERE a NOT IN (1, 2, 3);',
    'DELETE FROM t WHERE a IN (SELECT c FROM o);',
    'DELETE FROM t WHERE NOT EXISTS (SELECT FROM o WHERE o.c = t.a);',
    'DELETE FROM t WHERE a <> ANY (SELECT c FROM o);',
    'DELETE FROM t WHERE NOT (a = (SELECT max(c) FROM o));',
    'SELECT * FROM t WHERE a NOT IN (SELECT c FROM o);',
    'CREATE VIEW v AS SELECT * FROM t WHERE a NOT IN (SELECT c FROM o);',
    {
      name: 'a table of this script',
      sql: 'CREATE TABLE t (a int);\nDELETE FROM t WHERE a NOT IN (SELECT c FROM o);',
    },
    {
      name: 'a temporary table',
      sql: 'CREATE TEMP TABLE t (a int);\nDELETE FROM t WHERE a NOT IN (SELECT c FROM o);',
    },
  ],
  reject: [
    {
      sql: 'DELETE FROM app.t WHERE a NOT IN (SELECT c FROM o);',
      findings: [
        [
          1,
          1,
          1,
          51,
          'warning',
          'DELETE from app.t picks its rows by NOT IN (SELECT …), which matches no row at all if one selected value is NULL.',
        ],
      ],
    },
    {
      sql: 'UPDATE t SET b = 1 WHERE b IS NULL AND NOT a IN (SELECT c FROM o);',
      findings: [[1, 1, 1, 66, 'warning', /^UPDATE of t /]],
    },
    {
      sql: 'UPDATE t SET b = 1 WHERE a <> ALL (SELECT c FROM o);',
      findings: [[1, 1, 1, 52, 'warning']],
    },
    {
      sql: 'INSERT INTO t (a) SELECT id FROM u WHERE id NOT IN (SELECT c FROM o);',
      findings: [[1, 1, 1, 69, 'warning', /^INSERT into t /]],
    },
    {
      sql: 'MERGE INTO t USING (SELECT * FROM u WHERE id NOT IN (SELECT c FROM o)) s ON s.id = t.a WHEN MATCHED THEN DELETE;',
      findings: [[1, 1, 1, 112, 'warning', /^MERGE into t /]],
    },
    {
      name: 'a batch in WITH',
      sql: 'WITH batch AS (SELECT a FROM t WHERE a NOT IN (SELECT c FROM o) LIMIT 9) DELETE FROM t USING batch WHERE t.a = batch.a;',
      findings: [[1, 1, 1, 119, 'warning']],
    },
    {
      name: 'in the change that another one carries, once',
      sql: 'WITH gone AS (DELETE FROM t WHERE a NOT IN (SELECT c FROM o) RETURNING a) INSERT INTO u (a) SELECT a FROM gone;',
      findings: [[1, 1, 1, 111, 'warning', /^DELETE from t /]],
    },
    {
      name: 'a column that is NOT NULL',
      sql: `${tables}DELETE FROM t WHERE a NOT IN (SELECT o.id FROM o);`,
      findings: [[4, 1, 4, 50, 'info', /reads the subquery once for every row/]],
    },
    {
      name: 'a column that is not',
      sql: `${tables}DELETE FROM t WHERE a NOT IN (SELECT c FROM o);`,
      findings: [[4, 1, 4, 47, 'warning']],
    },
    {
      name: 'NULL left out',
      sql: 'DELETE FROM t WHERE a NOT IN (SELECT c FROM o WHERE d > 1 AND o.c IS NOT NULL);',
      findings: [[1, 1, 1, 79, 'info']],
    },
    {
      name: 'NULL left out, or not',
      sql: 'DELETE FROM t WHERE a NOT IN (SELECT c FROM o WHERE d > 1 OR c IS NOT NULL);',
      findings: [[1, 1, 1, 76, 'warning']],
    },
    {
      name: 'a column of an outer join',
      sql: `${tables}DELETE FROM t WHERE a NOT IN (SELECT o.id FROM u LEFT JOIN o ON o.c = u.c);`,
      findings: [[4, 1, 4, 75, 'warning']],
    },
  ],
});
