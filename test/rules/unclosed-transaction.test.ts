import { ruleTable } from '../support/rule-table.js';

ruleTable('unclosed-transaction', {
  accept: [
    '-- migration (no transaction)\nBEGIN; SELECT 1; COMMIT;',
    '-- migration (no transaction)\nBEGIN; SELECT 1; ROLLBACK;',
    "-- migration (no transaction)\nBEGIN; SELECT 1; PREPARE TRANSACTION 'x';",
    'BEGIN; SELECT 1;',
  ],
  reject: [
    {
      sql: '-- migration (no transaction)\nBEGIN; SELECT 1; COMMIT;\nBEGIN;\nSAVEPOINT s;',
      findings: [[3, 1, 3, 6, 'error', 'No COMMIT follows']],
    },
    {
      sql: '-- migration (no transaction)\nBEGIN;\nCOMMIT AND CHAIN;',
      findings: [[3, 1, 3, 17, 'error']],
    },
  ],
});
