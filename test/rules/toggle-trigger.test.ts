import { ruleTable } from '../support/rule-table.js';

ruleTable('toggle-trigger', {
  accept: [
    {
      name: 'on a table of this script',
      sql: `CREATE TABLE t (a int);
ALTER TABLE t DISABLE TRIGGER ALL;
ALTER TABLE t ENABLE TRIGGER ALL;`,
    },
    { name: 'a rule', sql: 'ALTER TABLE t DISABLE RULE r;' },
  ],
  reject: [
    {
      sql: 'ALTER TABLE app.t DISABLE TRIGGER x;',
      findings: [
        [
          1,
          1,
          1,
          36,
          'info',
          'Disabling the trigger x takes SHARE ROW EXCLUSIVE on app.t, and no write of anybody fires it from COMMIT on.',
        ],
      ],
    },
    {
      sql: 'ALTER TABLE t DISABLE TRIGGER ALL;',
      findings: [
        [
          1,
          1,
          1,
          34,
          'info',
          'Disabling all triggers, those of foreign keys included, takes SHARE ROW EXCLUSIVE on t, and no write of anybody fires them',
        ],
      ],
    },
    {
      sql: 'ALTER TABLE t DISABLE TRIGGER USER;',
      findings: [[1, 1, 1, 35, 'info', 'all triggers but those of foreign keys takes']],
    },
    {
      sql: 'ALTER TABLE t ENABLE TRIGGER x, ENABLE ALWAYS TRIGGER y, ENABLE REPLICA TRIGGER z;',
      findings: [
        [
          1,
          1,
          1,
          82,
          'info',
          'Enabling the trigger x takes SHARE ROW EXCLUSIVE on t: writes wait until the transaction ends.',
        ],
        [1, 1, 1, 82, 'info', 'Enabling the trigger y'],
        [1, 1, 1, 82, 'info', 'Enabling the trigger z'],
      ],
    },
    {
      sql: 'ALTER TABLE t ENABLE TRIGGER ALL, ENABLE TRIGGER USER;',
      findings: [
        [1, 1, 1, 54, 'info', 'those of foreign keys included'],
        [1, 1, 1, 54, 'info', 'but those of foreign keys'],
      ],
    },
  ],
});
