import { ruleTable } from '../support/rule-table.js';

ruleTable('lock-table', {
  accept: [
    'LOCK TABLE t IN ACCESS SHARE MODE;',
    'LOCK TABLE t IN ROW EXCLUSIVE MODE;',
    'LOCK TABLE t IN SHARE UPDATE EXCLUSIVE MODE;',
    {
      name: 'a table of this script',
      sql: `CREATE TABLE t (a int);
LOCK TABLE t;`,
    },
  ],
  reject: [
    {
      sql: 'LOCK t;',
      findings: [
        [
          1,
          1,
          1,
          7,
          'warning',
          'LOCK TABLE takes ACCESS EXCLUSIVE on t: reads and writes wait until the transaction ends.',
        ],
      ],
    },
    {
      sql: 'LOCK TABLE ONLY app.t IN SHARE MODE NOWAIT;',
      findings: [
        [1, 1, 1, 43, 'warning', 'LOCK TABLE takes SHARE on app.t: writes wait until the transaction ends.'],
      ],
    },
    {
      sql: 'LOCK TABLE t IN SHARE ROW EXCLUSIVE MODE;',
      findings: [[1, 1, 1, 41, 'warning', 'SHARE ROW EXCLUSIVE on t: writes wait']],
    },
    {
      name: 'two tables, one of them new',
      sql: `CREATE TABLE n (a int);
LOCK TABLE n, t, u IN EXCLUSIVE MODE;`,
      findings: [
        [2, 1, 2, 37, 'warning', ' EXCLUSIVE on t: writes wait'],
        [2, 1, 2, 37, 'warning', 'EXCLUSIVE on u'],
      ],
    },
  ],
});
