import { ruleTable } from '../support/rule-table.js';

ruleTable('drop-replication-object', {
  accept: [
    {
      name: 'a publication of the same script',
      sql: `CREATE PUBLICATION p;
DROP PUBLICATION p;`,
    },
    'ALTER TABLE t REPLICA IDENTITY FULL;',
    'ALTER TABLE t REPLICA IDENTITY USING INDEX i;',
    'ALTER PUBLICATION p ADD TABLE t;',
    {
      name: 'a table of the same script',
      sql: `CREATE TABLE t (id int);
ALTER TABLE t REPLICA IDENTITY NOTHING;`,
    },
  ],
  reject: [
    {
      sql: 'DROP PUBLICATION a, b;',
      findings: [
        [1, 1, 1, 22, 'error', 'DROP PUBLICATION stops every subscriber of a with an error.'],
        [1, 1, 1, 22, 'error', 'DROP PUBLICATION stops every subscriber of b with an error.'],
      ],
    },
    {
      sql: 'DROP SUBSCRIPTION IF EXISTS s;',
      findings: [[1, 1, 1, 30, 'error', 'DROP SUBSCRIPTION ends the replication that s receives.']],
    },
    {
      sql: 'ALTER TABLE t REPLICA IDENTITY NOTHING;',
      findings: [
        [
          1,
          1,
          1,
          39,
          'error',
          'REPLICA IDENTITY NOTHING makes UPDATE and DELETE of t fail where it is published.',
        ],
      ],
    },
  ],
});
