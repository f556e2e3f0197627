import { ruleTable } from '../support/rule-table.js';

ruleTable('update-without-where', {
  accept: [
    'UPDATE t SET a = 1 WHERE id = 1;',
    { name: 'a join', sql: 'UPDATE t SET a = u.a FROM u WHERE t.id = u.id;' },
    {
      name: 'a table of the same script',
      sql: `CREATE TABLE t (a int);
UPDATE t SET a = 1;`,
    },
    'INSERT INTO t VALUES (1) ON CONFLICT (a) DO UPDATE SET a = 2;',
    'SELECT * FROM t FOR UPDATE;',
  ],
  reject: [
    {
      sql: 'UPDATE t SET a = 1;',
      findings: [[1, 1, 1, 19, 'warning', 'UPDATE without a WHERE rewrites every row of t.']],
    },
    {
      sql: 'UPDATE ONLY app.t SET (a, b) = (1, 2) WHERE 1 = 1;',
      findings: [
        [1, 1, 1, 50, 'warning', 'UPDATE with a WHERE that is always true rewrites every row of app.t.'],
      ],
    },
    {
      name: 'in WITH',
      sql: 'WITH u AS (UPDATE t SET a = 1 RETURNING *) SELECT count(*) FROM u;',
      findings: [[1, 1, 1, 66, 'warning', 'UPDATE without a WHERE rewrites every row of t.']],
    },
  ],
});
