import { ruleTable } from '../support/rule-table.js';

const tables = (...columns: readonly [string, string]): string =>
  `-- before\nCREATE TABLE o (${columns[0]});\nCREATE TABLE a (${columns[1]});\n-- migration\n`;

ruleTable('insert-without-column-list', {
  accept: [
    'INSERT INTO a (b, c) SELECT * FROM o;',
    'INSERT INTO a SELECT b, c FROM o;',
    'INSERT INTO a VALUES (1, 2);',
    'INSERT INTO a DEFAULT VALUES;',
    'INSERT INTO a SELECT count(*) FROM o;',
    'INSERT INTO a SELECT b FROM (SELECT * FROM o) s;',
    {
      name: 'the same columns in one order',
      sql: `${tables('b int, c int', 'b int, c int')}INSERT INTO a SELECT * FROM o;`,
    },
    {
      name: 'columns behind them get their defaults',
      sql: `${tables('b int, c int', 'b int, c int, d int')}INSERT INTO a SELECT o.* FROM o WHERE b > 1;`,
    },
    {
      name: 'a copy of the table',
      sql: '-- before\nCREATE TABLE o (b int, c int);\n-- migration\nCREATE TABLE a (LIKE o INCLUDING DEFAULTS);\nINSERT INTO a SELECT * FROM o;',
    },
    {
      name: 'a new copy of a table that no file tells of',
      sql: 'CREATE TABLE a (LIKE o INCLUDING ALL);\nINSERT INTO a SELECT * FROM o;',
    },
    { name: 'a temporary table', sql: 'CREATE TEMP TABLE a (b int);\nINSERT INTO a SELECT * FROM o;' },
  ],
  reject: [
    {
      sql: 'INSERT INTO app.a SELECT * FROM o;',
      findings: [
        [
          1,
          1,
          1,
          34,
          'warning',
          'SELECT * fills app.a by position, so values land in the wrong columns where their order differs.',
        ],
      ],
    },
    { sql: 'INSERT INTO a SELECT 1, o.* FROM o;', findings: [[1, 1, 1, 35, 'warning']] },
    {
      sql: 'INSERT INTO a (SELECT b FROM o UNION ALL SELECT * FROM p);',
      findings: [[1, 1, 1, 58, 'warning']],
    },
    { sql: 'INSERT INTO a TABLE o;', findings: [[1, 1, 1, 22, 'warning']] },
    {
      name: 'another order',
      sql: `${tables('b int, c int', 'c int, b int')}INSERT INTO a SELECT * FROM o;`,
      findings: [
        [
          5,
          1,
          5,
          30,
          'warning',
          'a has its columns in another order than what SELECT * puts into it, so values land in the wrong ones.',
        ],
      ],
    },
    {
      name: 'another order since a column was added',
      sql: `${tables('b int, d int', 'b int, d int')}ALTER TABLE o ADD COLUMN e int;\nALTER TABLE a ADD COLUMN f int, ADD COLUMN e int;\nINSERT INTO a SELECT * FROM o;`,
      findings: [[7, 1, 7, 30, 'warning', /in another order/]],
    },
    {
      name: 'a table of this script, made otherwise',
      sql: '-- before\nCREATE TABLE o (b int, c int);\n-- migration\nCREATE TABLE a (c int, b int);\nINSERT INTO a SELECT * FROM o;',
      findings: [[5, 1, 5, 30, 'warning', /in another order/]],
    },
    {
      name: 'columns of a join',
      sql: `${tables('b int, c int', 'b int, c int')}INSERT INTO a SELECT o.* FROM o, p;`,
      findings: [[5, 1, 5, 35, 'warning']],
    },
    {
      name: 'rows that were deleted before',
      sql: 'WITH o AS (DELETE FROM p RETURNING *) INSERT INTO a SELECT * FROM o;',
      findings: [[1, 1, 1, 68, 'warning']],
    },
    {
      name: 'a query of the name of a table',
      sql: `${tables('b int, c int', 'b int, c int')}WITH o AS (SELECT c, b FROM p) INSERT INTO a SELECT * FROM o;`,
      findings: [[5, 1, 5, 61, 'warning']],
    },
  ],
});
