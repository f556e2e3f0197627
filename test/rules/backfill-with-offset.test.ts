import { ruleTable } from '../support/rule-table.js';

const remove = (query: string): string => `DELETE FROM t WHERE id IN (${query});`;

ruleTable('backfill-with-offset', {
  accept: [
    remove('SELECT id FROM t ORDER BY id LIMIT 1000'),
    remove('SELECT id FROM t LIMIT 1000 OFFSET 0'),
    remove('SELECT id FROM t LIMIT 1000 OFFSET NULL'),
    { name: 'all but the newest ten', sql: remove('SELECT id FROM t ORDER BY at DESC OFFSET 10') },
    {
      name: 'the second of each',
      sql: 'UPDATE t SET a = (SELECT b FROM u WHERE u.t = t.id ORDER BY b LIMIT 1 OFFSET 1);',
    },
    'SELECT * FROM t ORDER BY id LIMIT 10 OFFSET 20;',
    {
      name: 'a table of this script',
      sql: 'CREATE TABLE t (id int);\n' + remove('SELECT id FROM t LIMIT 9 OFFSET 9'),
    },
  ],
  reject: [
    {
      sql: remove('SELECT id FROM t ORDER BY id LIMIT 1000 OFFSET 1000'),
      findings: [
        [
          1,
          1,
          1,
          80,
          'warning',
          'DELETE from t takes its batch by OFFSET, which skips rows as soon as others before them change.',
        ],
      ],
    },
    {
      sql: 'INSERT INTO app.u (a) SELECT a FROM t ORDER BY a LIMIT 500 OFFSET 500 * 2;',
      findings: [[1, 1, 1, 74, 'warning', /^INSERT into app\.u /]],
    },
    {
      name: 'in parentheses, with FETCH FIRST',
      sql: 'INSERT INTO u (a) SELECT a FROM (SELECT a FROM t OFFSET 9 FETCH FIRST 9 ROWS ONLY) s;',
      findings: [[1, 1, 1, 85, 'warning']],
    },
    {
      name: 'a batch in WITH',
      sql: 'WITH b AS (SELECT id FROM t LIMIT 9 OFFSET 9) UPDATE t SET a = 1 FROM b WHERE b.id = t.id;',
      findings: [[1, 1, 1, 90, 'warning', /^UPDATE of t /]],
    },
    {
      name: 'in the change that another one carries, once',
      sql: 'WITH g AS (DELETE FROM t WHERE id IN (SELECT id FROM t LIMIT 9 OFFSET 9) RETURNING id) INSERT INTO u (a) SELECT id FROM g;',
      findings: [[1, 1, 1, 122, 'warning', /^DELETE from t /]],
    },
  ],
});
