import { ruleTable } from '../support/rule-table.js';

ruleTable('drop-type', {
  accept: [
    {
      name: 'a type of the same script',
      sql: `CREATE TYPE a AS ENUM ('x');
DROP TYPE a;
CREATE DOMAIN d AS int;
DROP DOMAIN d;`,
    },
  ],
  reject: [
    {
      sql: 'DROP TYPE IF EXISTS app.status, b;',
      findings: [
        [1, 1, 1, 34, 'error', 'DROP TYPE takes app.status away from the columns and functions that use it.'],
        [1, 1, 1, 34, 'error', 'DROP TYPE takes b away from the columns and functions that use it.'],
      ],
    },
    {
      sql: 'DROP DOMAIN email;',
      findings: [
        [1, 1, 1, 18, 'error', 'DROP DOMAIN takes email away from the columns and functions that use it.'],
      ],
    },
  ],
});
