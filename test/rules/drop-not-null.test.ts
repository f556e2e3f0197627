import { ruleTable } from '../support/rule-table.js';

ruleTable('drop-not-null', {
  accept: [
    {
      name: 'a column of the same script',
      sql: `ALTER TABLE t ADD a int NOT NULL DEFAULT 0;
ALTER TABLE t ALTER a DROP NOT NULL;`,
    },
    {
      name: 'set again',
      sql: `ALTER TABLE t ALTER a DROP NOT NULL;
UPDATE t SET a = NULL WHERE id = 1;
ALTER TABLE t ALTER a SET NOT NULL;`,
    },
    {
      name: 'a column that takes NULLs already',
      sql: `-- before
CREATE TABLE t (a int);
-- migration
ALTER TABLE t ALTER a DROP NOT NULL;`,
    },
    'ALTER TABLE t ALTER a SET NOT NULL;',
    'ALTER DOMAIN d SET NOT NULL;',
  ],
  reject: [
    {
      sql: 'ALTER TABLE t ALTER COLUMN a DROP NOT NULL;',
      findings: [[1, 1, 1, 43, 'warning', 'DROP NOT NULL lets NULLs into t.a.']],
    },
    {
      name: 'as a constraint (PostgreSQL 18)',
      sql: `-- before
CREATE TABLE t (a int, CONSTRAINT filled NOT NULL a);
-- migration
ALTER TABLE t DROP CONSTRAINT filled;`,
      findings: [[4, 1, 4, 37, 'warning', 'DROP NOT NULL lets NULLs into t.a.']],
    },
    {
      name: 'another column is set',
      sql: 'ALTER TABLE t ALTER a DROP NOT NULL, ALTER b SET NOT NULL;',
      findings: [[1, 1, 1, 58, 'warning', 'DROP NOT NULL lets NULLs into t.a.']],
    },
    {
      sql: 'ALTER DOMAIN d DROP NOT NULL;',
      findings: [[1, 1, 1, 29, 'warning', 'DROP NOT NULL lets NULLs into every column of type d.']],
    },
  ],
});
