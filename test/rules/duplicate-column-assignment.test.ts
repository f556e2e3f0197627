import { ruleTable } from '../support/rule-table.js';

ruleTable('duplicate-column-assignment', {
  accept: [
    'UPDATE t SET a = 1, b = a;',
    'UPDATE t SET a[1] = 1, a[2] = 2;',
    'UPDATE t SET p.x = 1, p.y = 2;',
    'SELECT a AS x, b AS x FROM t;',
    'UPDATE t SET a = 1 RETURNING b AS c, d AS c;',
    'INSERT INTO t (a) SELECT b AS a FROM (SELECT 1 AS b, 2 AS b2) s;',
    'INSERT INTO t (a) VALUES (1) ON CONFLICT (a) DO UPDATE SET b = 1, c = 2;',
    'MERGE INTO t USING s ON t.a = s.a WHEN MATCHED THEN UPDATE SET b = 1 WHEN NOT MATCHED THEN INSERT (a, b) VALUES (1, 2);',
    {
      name: 'two lists of one statement',
      sql: 'WITH u AS (UPDATE t SET a = 1 RETURNING b) UPDATE s SET a = 2;',
    },
  ],
  reject: [
    { sql: 'UPDATE t SET a = 1, a = 2;', findings: [[1, 21, 1, 22, 'error', 'The column a is set twice']] },
    {
      name: 'characters beyond ASCII before it',
      sql: "UPDATE t SET n = 'é😀',\n  n = 'x';",
      findings: [[2, 3, 2, 4, 'error']],
    },
    {
      name: 'a list of columns',
      sql: 'UPDATE t SET (a, b) = (1, 2), b = 3;',
      findings: [[1, 31, 1, 32, 'error', 'column b']],
    },
    {
      name: 'an element and the whole',
      sql: "UPDATE t SET a[1] = 1, a = '{}';",
      findings: [[1, 24, 1, 25, 'error']],
    },
    {
      name: 'three times',
      sql: 'UPDATE t SET a = 1, a = 2, a = 3;',
      findings: [
        [1, 21, 1, 22, 'error'],
        [1, 28, 1, 29, 'error'],
      ],
    },
    {
      name: 'ON CONFLICT',
      sql: 'INSERT INTO t VALUES (1) ON CONFLICT (a) DO UPDATE SET b = 1, b = 2;',
      findings: [[1, 63, 1, 64, 'error']],
    },
    {
      name: 'MERGE',
      sql: 'MERGE INTO t USING s ON true WHEN MATCHED THEN UPDATE SET b = 1, b = 2;',
      findings: [[1, 66, 1, 67, 'error']],
    },
    {
      name: 'in a WITH',
      sql: 'WITH u AS (UPDATE t SET a = 1, a = 2 RETURNING 1) SELECT * FROM u;',
      findings: [[1, 32, 1, 33, 'error']],
    },
    {
      name: 'a quoted name',
      sql: 'UPDATE t SET "My Col" = 1, "My Col" = 2;',
      findings: [[1, 28, 1, 36, 'error', 'My Col']],
    },
  ],
});
