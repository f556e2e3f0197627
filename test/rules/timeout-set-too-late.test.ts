import { ruleTable } from '../support/rule-table.js';

const none = { session: {} };

ruleTable('timeout-set-too-late', {
  accept: [
    { name: 'set in time', sql: "SET lock_timeout = '5s';\nDROP TABLE t;", settings: none },
    {
      name: 'set anew',
      sql: "SET lock_timeout = '5s';\nDROP TABLE t;\nSET lock_timeout = '9s';",
      settings: none,
    },
    { name: 'RESET', sql: 'DROP TABLE t;\nRESET lock_timeout;', settings: none },
    { name: 'TO DEFAULT', sql: 'DROP TABLE t;\nSET lock_timeout TO DEFAULT;', settings: none },
    { name: 'taken back', sql: 'DROP TABLE t;\nSET lock_timeout = 0;', settings: none },
    { name: 'the deployment set one before', sql: "DROP TABLE t;\nSET lock_timeout = '5s';" },
    { name: 'nothing to guard', sql: "CREATE TABLE t (a int);\nSET lock_timeout = '5s';", settings: none },
    {
      name: 'of another transaction',
      sql: "-- migration (no transaction)\nDROP TABLE t;\nBEGIN;\nSET LOCAL lock_timeout = '5s';\nDROP TABLE u;\nCOMMIT;",
      settings: none,
    },
    { name: 'another parameter', sql: "DROP TABLE t;\nSET work_mem = '1GB';", settings: none },
  ],
  reject: [
    {
      sql: "ALTER TABLE t ADD COLUMN a int;\nSET lock_timeout = '5s';\nDROP TABLE u;",
      settings: none,
      findings: [
        [
          2,
          1,
          2,
          24,
          'warning',
          /^lock_timeout is set too late for the statement on line 1, which ran without one\.$/,
        ],
      ],
    },
    {
      name: 'statement_timeout',
      sql: "UPDATE t SET a = 1;\nSET statement_timeout = '5min';",
      settings: none,
      findings: [[2, 1, 2, 31, 'warning', 'statement_timeout']],
    },
    {
      name: 'set_config()',
      sql: "DROP TABLE t;\nSELECT set_config('lock_timeout', '5s', true);",
      settings: none,
      findings: [[2, 1, 2, 46, 'warning']],
    },
  ],
});
