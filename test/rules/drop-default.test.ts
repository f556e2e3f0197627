import { ruleTable } from '../support/rule-table.js';

ruleTable('drop-default', {
  accept: [
    {
      name: 'dropped for a change of type, and set again',
      sql: "ALTER TABLE t ALTER a DROP DEFAULT, ALTER a TYPE text, ALTER a SET DEFAULT '';",
    },
    {
      name: 'from serial to identity',
      sql: `ALTER TABLE t ALTER id DROP DEFAULT;
ALTER TABLE t ALTER id ADD GENERATED ALWAYS AS IDENTITY;`,
    },
    {
      name: 'a default that filled a new column only',
      sql: `ALTER TABLE t ADD a int NOT NULL DEFAULT 0;
ALTER TABLE t ALTER a DROP DEFAULT;`,
    },
    {
      name: 'a default of the same script',
      sql: `ALTER TABLE t ALTER a SET DEFAULT 0;
ALTER TABLE t ALTER a DROP DEFAULT;`,
    },
    {
      name: 'a column without one',
      sql: `-- before
CREATE TABLE t (a int);
-- migration
ALTER TABLE t ALTER a DROP DEFAULT;`,
    },
    'ALTER TABLE t ALTER a SET DEFAULT 1;',
    'ALTER DOMAIN d SET DEFAULT 1;',
  ],
  reject: [
    {
      sql: 'ALTER TABLE t ALTER COLUMN a DROP DEFAULT;',
      findings: [
        [1, 1, 1, 42, 'warning', 'DROP DEFAULT makes inserts that do not name t.a leave it NULL or fail.'],
      ],
    },
    {
      name: 'of a column that is NOT NULL',
      sql: `-- before
CREATE TABLE t (id serial);
-- migration
ALTER TABLE t ALTER id DROP DEFAULT;`,
      findings: [[4, 1, 4, 36, 'warning', 'DROP DEFAULT makes inserts that do not name t.id fail.']],
    },
    {
      sql: 'ALTER TABLE t ALTER a DROP IDENTITY IF EXISTS;',
      findings: [
        [1, 1, 1, 46, 'warning', 'DROP IDENTITY makes inserts that do not name t.a leave it NULL or fail.'],
      ],
    },
    {
      sql: 'ALTER TABLE t ALTER a DROP EXPRESSION;',
      findings: [
        [1, 1, 1, 38, 'warning', 'DROP EXPRESSION makes inserts that do not name t.a leave it NULL or fail.'],
      ],
    },
    {
      sql: 'ALTER DOMAIN d DROP DEFAULT;',
      findings: [
        [
          1,
          1,
          1,
          28,
          'warning',
          'DROP DEFAULT leaves columns of type d empty in inserts that do not name them.',
        ],
      ],
    },
  ],
});
