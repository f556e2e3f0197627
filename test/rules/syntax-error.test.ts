import { ruleTable } from '../support/rule-table.js';

ruleTable('syntax-error', {
  accept: [
    'SELECT 1;',
    {
      name: 'a variable of psql',
      sql: 'CREATE ROLE :owner;\nCOMMENT ON TABLE t IS :\'note\';\nSELECT * FROM :"tab";',
    },
    { name: 'comments alone', sql: '-- nothing\n/* here */' },
    { name: 'an empty file', sql: '' },
  ],
  reject: [
    {
      sql: 'CREATE TABEL t (id int);',
      findings: [
        [1, 8, 1, 13, 'error', 'PostgreSQL rejects this statement: syntax error at or near "TABEL".'],
      ],
    },
    {
      name: 'the statements around it are checked on',
      sql: 'SELECT 1;\nDROP TABLE t CASCAD;\nSELECT 2;\nSELEC 3;',
      findings: [
        [2, 14, 2, 20, 'error'],
        [4, 1, 4, 6, 'error'],
      ],
    },
    {
      name: 'at the end of the statement',
      sql: 'SELECT * FROM',
      findings: [[1, 13, 1, 14, 'error', 'at end of input']],
    },
    {
      name: 'what psql prints',
      sql: 'SELECT 1;\n id | name\n----+------\n  1 | x\n(1 row)\n;\n# a | b\n# ---+---\n# 1 | 2',
      findings: [
        [2, 2, 2, 4, 'error', 'This is what psql shows and no statement: syntax error at or near "id".'],
        [7, 1, 7, 2, 'error', 'This is what psql shows and no statement'],
      ],
    },
    {
      name: 'a command of the shell, which ends with its line',
      sql: "psql -h db -c 'VACUUM' shop\n\n-- then\nDROP TABL t;\nSELECT 1;",
      findings: [
        [
          1,
          1,
          1,
          5,
          'error',
          'This is a command of the shell and no statement: syntax error at or near "psql".',
        ],
        [4, 6, 4, 10, 'error'],
      ],
    },
    {
      name: 'the prompt of psql',
      sql: 'shop=# SELECT 1;',
      findings: [[1, 1, 1, 5, 'error', 'This is what psql shows and no statement']],
    },
    {
      name: 'a variable where the tool does not run psql',
      sql: '-- tool: golang-migrate\n-- migration 1.up.sql\nCREATE ROLE :owner;',
      findings: [[3, 13, 3, 14, 'error']],
    },
    {
      name: 'in a down script',
      sql: '-- migration\nSELECT 1;\n-- down\nDROP TABL t;',
      findings: [[4, 6, 4, 10, 'error']],
    },
  ],
});
