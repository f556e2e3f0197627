import { ruleTable } from '../support/rule-table.js';

ruleTable('nested-transaction', {
  accept: [
    '-- migration (no transaction)\nBEGIN; SELECT 1; COMMIT; BEGIN; SELECT 2; COMMIT;',
    '-- tool: golang-migrate\n-- migration\nSELECT 1; BEGIN; SELECT 2; COMMIT;',
    'SAVEPOINT s; ROLLBACK TO s;',
  ],
  reject: [
    {
      sql: 'SELECT 1;\nBEGIN;\nCOMMIT;',
      findings: [[2, 1, 2, 6, 'error', 'because the migration tool has opened']],
    },
    {
      sql: '-- migration (no transaction)\nBEGIN;\nSTART TRANSACTION;\nCOMMIT;',
      findings: [[3, 1, 3, 18, 'error', 'an earlier BEGIN']],
    },
    {
      sql: '-- tool: golang-migrate\n-- migration\nBEGIN;\nBEGIN;\nCOMMIT;',
      findings: [[4, 1, 4, 6, 'error', 'an earlier BEGIN']],
    },
  ],
});
