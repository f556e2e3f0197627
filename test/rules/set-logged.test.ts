import { ruleTable } from '../support/rule-table.js';

ruleTable('set-logged', {
  accept: [
    {
      name: 'a table of this script',
      sql: `CREATE UNLOGGED TABLE t (a int);
ALTER TABLE t SET LOGGED;`,
    },
    { name: 'a sequence', sql: 'ALTER SEQUENCE s SET LOGGED;' },
  ],
  reject: [
    {
      sql: 'ALTER TABLE t SET LOGGED;',
      findings: [
        [
          1,
          1,
          1,
          25,
          'error',
          'SET LOGGED rewrites t under ACCESS EXCLUSIVE: all reads and writes wait until it is done.',
        ],
      ],
    },
    {
      sql: 'ALTER TABLE app.t SET UNLOGGED;',
      findings: [[1, 1, 1, 31, 'error', 'SET UNLOGGED rewrites app.t ']],
    },
  ],
});
