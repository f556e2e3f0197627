import { ruleTable } from '../support/rule-table.js';

ruleTable('concurrently-in-transaction', {
  accept: [
    '-- migration (no transaction)\nBEGIN; SELECT 1; COMMIT; DROP INDEX CONCURRENTLY i;',
    '-- tool: golang-migrate\n-- migration\nCREATE INDEX CONCURRENTLY i ON t (c);',
    'REFRESH MATERIALIZED VIEW CONCURRENTLY m;',
    'DO $$ BEGIN DROP INDEX CONCURRENTLY i; END $$;',
    'DROP INDEX i; REINDEX SCHEMA s;',
  ],
  reject: [
    {
      sql: 'CREATE INDEX CONCURRENTLY i ON t (c);\nREINDEX (CONCURRENTLY) TABLE t;',
      findings: [
        [
          1,
          1,
          1,
          37,
          'error',
          'CREATE INDEX CONCURRENTLY fails with 25001 in the transaction that the migration',
        ],
        [2, 1, 2, 31, 'error', 'REINDEX CONCURRENTLY'],
      ],
    },
    {
      sql: '-- migration (no transaction)\nBEGIN;\nALTER TABLE t DETACH PARTITION p CONCURRENTLY;\nCOMMIT;',
      findings: [
        [
          3,
          1,
          3,
          46,
          'error',
          'DETACH PARTITION CONCURRENTLY fails with 25001 in the transaction that BEGIN',
        ],
      ],
    },
    {
      sql: '-- tool: golang-migrate\n-- migration\nDROP INDEX CONCURRENTLY i;\nSELECT 1;',
      findings: [[3, 1, 3, 26, 'error', 'several statements in one query']],
    },
  ],
});
