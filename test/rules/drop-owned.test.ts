import { ruleTable } from '../support/rule-table.js';

ruleTable('drop-owned', {
  accept: ['ALTER TABLE t OWNER TO app;', 'DROP ROLE app;'],
  reject: [
    {
      sql: 'DROP OWNED BY a, CURRENT_USER;',
      findings: [
        [
          1,
          1,
          1,
          30,
          'error',
          'DROP OWNED deletes everything that a, CURRENT_USER owns, tables and rows included.',
        ],
      ],
    },
    {
      sql: 'REASSIGN OWNED BY "old app" TO SESSION_USER;',
      findings: [
        [1, 1, 1, 44, 'error', 'REASSIGN OWNED gives everything that old app owns to SESSION_USER.'],
      ],
    },
  ],
});
