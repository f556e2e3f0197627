import { ruleTable } from '../support/rule-table.js';

ruleTable('delete-without-where', {
  accept: [
    'DELETE FROM t WHERE id = 1;',
    'DELETE FROM t WHERE false;',
    'DELETE FROM t WHERE id = id;',
    'DELETE FROM t WHERE id = $1;',
    'DELETE FROM t WHERE a AND true;',
    'DELETE FROM t WHERE NOT true;',
    "DELETE FROM t WHERE 'a' < 'b';",
    'DELETE FROM t WHERE NULL IS NOT NULL;',
    'DELETE FROM t WHERE NULL = NULL;',
    'DELETE FROM t WHERE 1 = 1 AND NULL;',
    {
      name: 'a join',
      sql: `DELETE FROM t USING u WHERE t.id = u.id;
DELETE FROM t USING u;`,
    },
    {
      name: 'a table of the same script',
      sql: `CREATE TEMP TABLE t (id int);
DELETE FROM t;`,
    },
    { name: 'a rule is only defined', sql: 'CREATE RULE r AS ON INSERT TO t DO ALSO DELETE FROM t;' },
    {
      name: 'EXPLAIN alone runs nothing',
      sql: `EXPLAIN DELETE FROM t;
EXPLAIN (ANALYZE false) DELETE FROM t;`,
    },
  ],
  reject: [
    {
      sql: 'DELETE FROM t;',
      findings: [[1, 1, 1, 14, 'error', 'DELETE without a WHERE deletes every row of t.']],
    },
    {
      sql: 'DELETE FROM app."T" AS x RETURNING id;',
      findings: [[1, 1, 1, 38, 'error', 'DELETE without a WHERE deletes every row of app.T.']],
    },
    {
      sql: 'DELETE FROM t WHERE true;',
      findings: [[1, 1, 1, 25, 'error', 'DELETE with a WHERE that is always true deletes every row of t.']],
    },
    {
      sql: 'DELETE FROM t WHERE 1 = 1;',
      findings: [[1, 1, 1, 26, 'error', 'DELETE with a WHERE that is always true deletes every row of t.']],
    },
    {
      sql: "DELETE FROM t WHERE 'a' = 'a';",
      findings: [[1, 1, 1, 30, 'error', 'DELETE with a WHERE that is always true deletes every row of t.']],
    },
    {
      sql: 'DELETE FROM t WHERE NOT false;',
      findings: [[1, 1, 1, 30, 'error', 'DELETE with a WHERE that is always true deletes every row of t.']],
    },
    {
      sql: 'DELETE FROM t WHERE id = 1 OR true;',
      findings: [[1, 1, 1, 35, 'error', 'DELETE with a WHERE that is always true deletes every row of t.']],
    },
    {
      sql: "DELETE FROM t WHERE 't'::boolean AND 2 > 1 AND 1.5 <> 2;",
      findings: [[1, 1, 1, 56, 'error', 'DELETE with a WHERE that is always true deletes every row of t.']],
    },
    {
      sql: 'DELETE FROM t WHERE 1 IS NOT NULL;',
      findings: [[1, 1, 1, 34, 'error', 'DELETE with a WHERE that is always true deletes every row of t.']],
    },
    {
      sql: 'DELETE FROM t WHERE (1 = 1) IS TRUE;',
      findings: [[1, 1, 1, 36, 'error', 'DELETE with a WHERE that is always true deletes every row of t.']],
    },
    {
      sql: 'DELETE FROM t WHERE 0 = 0;',
      findings: [[1, 1, 1, 26, 'error', 'DELETE with a WHERE that is always true deletes every row of t.']],
    },
    {
      sql: "DELETE FROM t WHERE '' = '';",
      findings: [[1, 1, 1, 28, 'error', 'DELETE with a WHERE that is always true deletes every row of t.']],
    },
    {
      sql: 'DELETE FROM t WHERE 1::boolean;',
      findings: [[1, 1, 1, 31, 'error', 'DELETE with a WHERE that is always true deletes every row of t.']],
    },
    {
      name: 'in WITH',
      sql: `WITH gone AS (
  DELETE FROM t RETURNING *
)
INSERT INTO archive SELECT * FROM gone;`,
      findings: [[1, 1, 4, 39, 'error', 'DELETE without a WHERE deletes every row of t.']],
    },
    {
      name: 'in WITH inside WITH',
      sql: 'WITH a AS (WITH b AS (SELECT 1) DELETE FROM t RETURNING *), c AS (DELETE FROM u RETURNING *) SELECT 1;',
      findings: [
        [1, 1, 1, 102, 'error', 'DELETE without a WHERE deletes every row of t.'],
        [1, 1, 1, 102, 'error', 'DELETE without a WHERE deletes every row of u.'],
      ],
    },
    {
      name: 'in EXPLAIN ANALYZE, PREPARE, COPY and CREATE TABLE AS',
      sql: `EXPLAIN ANALYZE DELETE FROM t;
PREPARE p AS DELETE FROM t;
COPY (DELETE FROM t RETURNING *) TO STDOUT;
CREATE TABLE x AS WITH d AS (DELETE FROM t RETURNING *) SELECT * FROM d;`,
      findings: [
        [1, 1, 1, 30, 'error', 'DELETE without a WHERE deletes every row of t.'],
        [2, 1, 2, 27, 'error', 'DELETE without a WHERE deletes every row of t.'],
        [3, 1, 3, 43, 'error', 'DELETE without a WHERE deletes every row of t.'],
        [4, 1, 4, 72, 'error', 'DELETE without a WHERE deletes every row of t.'],
      ],
    },
  ],
});
