import { ruleTable } from '../support/rule-table.js';

ruleTable('drop-extension', {
  accept: [
    {
      name: 'an extension of the same script',
      sql: `CREATE EXTENSION citext;
DROP EXTENSION citext;`,
    },
  ],
  reject: [
    {
      sql: 'DROP EXTENSION IF EXISTS citext, "uuid-ossp" CASCADE;',
      findings: [
        [1, 1, 1, 53, 'error', 'DROP EXTENSION takes citext away, with all its types, functions and tables.'],
        [
          1,
          1,
          1,
          53,
          'error',
          'DROP EXTENSION takes uuid-ossp away, with all its types, functions and tables.',
        ],
      ],
    },
  ],
});
