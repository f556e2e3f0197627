import { ruleTable } from '../support/rule-table.js';

ruleTable('vacuum-full', {
  accept: [
    `-- migration (no transaction)
VACUUM t;`,
    `-- migration (no transaction)
VACUUM (FULL false, ANALYZE) t;`,
    `-- migration (no transaction)
VACUUM (FULL 0) t;`,
    {
      name: 'a table of this script',
      sql: `-- migration (no transaction)
CREATE TABLE t (a int);
VACUUM FULL t;`,
    },
    'ANALYZE t;',
  ],
  reject: [
    {
      sql: `-- migration (no transaction)
VACUUM FULL t;`,
      findings: [
        [
          2,
          1,
          2,
          14,
          'error',
          'VACUUM FULL rewrites t under ACCESS EXCLUSIVE: all reads and writes wait until it is done.',
        ],
      ],
    },
    {
      sql: `-- migration (no transaction)
VACUUM (FULL on, VERBOSE) app.t;`,
      findings: [[2, 1, 2, 32, 'error', 'rewrites app.t']],
    },
    {
      sql: `-- migration (no transaction)
VACUUM (FULL) t, u;`,
      findings: [
        [2, 1, 2, 19, 'error', 'rewrites t '],
        [2, 1, 2, 19, 'error', 'rewrites u '],
      ],
    },
    {
      name: 'all tables',
      sql: `-- migration (no transaction)
VACUUM FULL;`,
      findings: [[2, 1, 2, 12, 'error', 'every table of the database']],
    },
  ],
});
