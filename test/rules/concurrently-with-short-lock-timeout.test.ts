import { ruleTable } from '../support/rule-table.js';

const short = { session: { lockTimeoutMs: 5000 } };
const alone = '-- migration (no transaction)\n';

ruleTable('concurrently-with-short-lock-timeout', {
  accept: [
    {
      name: 'none in force',
      sql: `${alone}CREATE INDEX CONCURRENTLY i ON t (a);`,
      settings: { session: {} },
    },
    { name: 'two minutes', sql: `${alone}CREATE INDEX CONCURRENTLY i ON t (a);` },
    {
      name: 'no limit',
      sql: `${alone}SET lock_timeout = 0;\nCREATE INDEX CONCURRENTLY i ON t (a);`,
      settings: short,
    },
    { name: 'not CONCURRENTLY', sql: 'CREATE INDEX i ON t (a);', settings: short },
    { name: 'REINDEX SCHEMA', sql: `${alone}REINDEX SCHEMA app;`, settings: short },
    {
      name: 'fails in the transaction anyway',
      sql: 'CREATE INDEX CONCURRENTLY i ON t (a);',
      settings: short,
    },
    {
      name: 'a table of the script',
      sql: `${alone}CREATE TABLE t (a int);\nCREATE INDEX CONCURRENTLY i ON t (a);`,
      settings: short,
    },
    {
      name: 'RESET to a long one of the deployment',
      sql: `${alone}SET lock_timeout = '5s';\nRESET lock_timeout;\nCREATE INDEX CONCURRENTLY i ON t (a);`,
    },
  ],
  reject: [
    {
      name: 'of the deployment',
      sql: `${alone}CREATE INDEX CONCURRENTLY i ON t (a);`,
      settings: short,
      findings: [
        [
          2,
          1,
          2,
          37,
          'warning',
          /^CREATE INDEX CONCURRENTLY runs under a lock_timeout of 5 s: any transaction open for longer cancels it half way\.$/,
        ],
      ],
    },
    {
      name: 'all four',
      sql: `${alone}SET lock_timeout = '100ms';\nDROP INDEX CONCURRENTLY i;\nREINDEX TABLE CONCURRENTLY t;\nALTER TABLE t DETACH PARTITION p CONCURRENTLY;`,
      findings: [
        [3, 1, 3, 26, 'warning', 'DROP INDEX CONCURRENTLY runs under a lock_timeout of 0.1 s'],
        [4, 1, 4, 29, 'warning', 'REINDEX CONCURRENTLY'],
        [5, 1, 5, 46, 'warning', 'DETACH PARTITION CONCURRENTLY'],
      ],
    },
  ],
});
