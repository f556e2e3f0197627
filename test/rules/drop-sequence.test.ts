import { ruleTable } from '../support/rule-table.js';

ruleTable('drop-sequence', {
  accept: [
    {
      name: 'a sequence of the same script',
      sql: `CREATE TEMP SEQUENCE s;
DROP SEQUENCE s;`,
    },
  ],
  reject: [
    {
      sql: 'DROP SEQUENCE IF EXISTS app.s;',
      findings: [[1, 1, 1, 30, 'error', 'DROP SEQUENCE deletes app.s and forgets how far it has counted.']],
    },
  ],
});
