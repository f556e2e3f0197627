import { ruleTable } from '../support/rule-table.js';

ruleTable('drop-schema', {
  accept: [
    {
      name: 'a schema of the same script',
      sql: `CREATE SCHEMA s;
DROP SCHEMA s CASCADE;`,
    },
  ],
  reject: [
    {
      sql: 'DROP SCHEMA s;',
      findings: [
        [1, 1, 1, 14, 'error', 'DROP SCHEMA takes s away from every search_path and query that names it.'],
      ],
    },
    {
      sql: 'DROP SCHEMA IF EXISTS a, b CASCADE;',
      findings: [
        [1, 1, 1, 35, 'error', 'DROP SCHEMA … CASCADE deletes a and every table, row and function in it.'],
        [1, 1, 1, 35, 'error', 'DROP SCHEMA … CASCADE deletes b and every table, row and function in it.'],
      ],
    },
  ],
});
