import { ruleTable } from '../support/rule-table.js';

ruleTable('commit-in-wrapped-migration', {
  accept: [
    '-- migration (no transaction)\nBEGIN; SELECT 1; COMMIT; COMMIT;',
    '-- tool: golang-migrate\n-- migration\nBEGIN; SELECT 2; COMMIT;',
    '-- tool: golang-migrate\n-- migration\nSELECT 2; COMMIT;',
    { name: 'nested-transaction speaks of its BEGIN', sql: 'BEGIN; SELECT 1; COMMIT;' },
    'SAVEPOINT s; ROLLBACK TO s; RELEASE s;',
  ],
  reject: [
    { sql: 'SELECT 1;\nCOMMIT;', findings: [[2, 1, 2, 7, 'error', 'of the migration tool']] },
    { sql: 'SELECT 1;\nROLLBACK;', findings: [[2, 1, 2, 9, 'error', 'discards all']] },
    {
      sql: '-- tool: golang-migrate\n-- migration\nSELECT 1;\nCOMMIT;\nSELECT 2;',
      findings: [[4, 1, 4, 7, 'error', 'of the query']],
    },
  ],
});
