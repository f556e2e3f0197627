import { ruleTable } from '../support/rule-table.js';

const bounds = { session: { maxLockTimeoutMs: 10_000, maxStatementTimeoutMs: 600_000 } };

ruleTable('timeout-out-of-bounds', {
  accept: [
    { name: 'at the bound', sql: "SET lock_timeout = '10s';\nDROP TABLE t;", settings: bounds },
    { name: 'no bound', sql: "SET lock_timeout = '1h';\nDROP TABLE t;" },
    { name: 'a statement may run on', sql: 'SET statement_timeout = 0;\nDROP TABLE t;' },
    {
      name: 'CONCURRENTLY',
      sql: '-- migration (no transaction)\nSET lock_timeout = 0;\nSET statement_timeout = 0;\nCREATE INDEX CONCURRENTLY i ON t (a);',
      settings: bounds,
    },
    {
      name: 'taken back before the next lock',
      sql: "-- migration (no transaction)\nSET lock_timeout = '1h';\nCREATE INDEX CONCURRENTLY i ON t (a);\nSET lock_timeout = '5s';\nDROP TABLE t;",
      settings: bounds,
    },
    { name: 'nothing follows', sql: 'DROP TABLE t;\nSET lock_timeout = 0;', settings: bounds },
    { name: 'a table of the script', sql: 'SET lock_timeout = 0;\nCREATE TABLE t (a int);\nDROP TABLE t;' },
    {
      name: 'set by the deployment',
      sql: 'DROP TABLE t;',
      settings: { session: { lockTimeoutMs: 60_000, maxLockTimeoutMs: 10_000 } },
    },
  ],
  reject: [
    {
      sql: 'SET lock_timeout = 0;\nDROP TABLE t;\nDROP TABLE u;',
      findings: [
        [
          1,
          1,
          1,
          21,
          'warning',
          /^lock_timeout = 0 sets no limit to a statement that follows and that blocks others\.$/,
        ],
      ],
    },
    {
      name: 'longer than allowed',
      sql: "SET LOCAL lock_timeout = '1min';\nDROP TABLE t;",
      settings: bounds,
      findings: [
        [1, 1, 1, 32, 'warning', 'lock_timeout of 60 s is longer than the 10 s that the config allows'],
      ],
    },
    {
      name: 'statement_timeout',
      sql: "SET statement_timeout = '1h';\nUPDATE t SET a = 1;",
      settings: bounds,
      findings: [[1, 1, 1, 29, 'warning', 'statement_timeout of 3600 s']],
    },
    {
      name: 'no statement_timeout where one is demanded',
      sql: 'SET statement_timeout = 0;\nUPDATE t SET a = 1;',
      settings: bounds,
      findings: [[1, 1, 1, 26, 'warning', 'statement_timeout = 0']],
    },
  ],
});
