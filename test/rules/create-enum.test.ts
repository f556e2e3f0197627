import { ruleTable } from '../support/rule-table.js';

ruleTable('create-enum', {
  accept: [
    "ALTER TYPE mood ADD VALUE 'fine';",
    'CREATE TYPE pair AS (a int, b int);',
    'CREATE DOMAIN d AS text;',
  ],
  reject: [
    {
      sql: "CREATE TYPE app.mood AS ENUM ('good', 'bad');",
      findings: [
        [
          1,
          1,
          1,
          45,
          'warning',
          'The values of the enum app.mood can never be removed or put in another order.',
        ],
      ],
    },
  ],
});
