import { ruleTable } from '../support/rule-table.js';

ruleTable('weaken-row-security', {
  accept: [
    {
      name: 'off and on again in one transaction',
      sql: `ALTER TABLE t DISABLE ROW LEVEL SECURITY;
UPDATE t SET a = 1 WHERE id = 1;
ALTER TABLE t ENABLE ROW LEVEL SECURITY;`,
    },
    {
      name: 'a policy made anew',
      sql: `DROP POLICY IF EXISTS p ON t;
CREATE POLICY p ON t USING (a = 1);`,
    },
    {
      name: 'a table of the same script',
      sql: `CREATE TABLE t (id int);
ALTER TABLE t DISABLE ROW LEVEL SECURITY;
ALTER TABLE t NO FORCE ROW LEVEL SECURITY;`,
    },
    'ALTER TABLE t FORCE ROW LEVEL SECURITY;',
    'ALTER POLICY p ON t USING (a = 1);',
  ],
  reject: [
    {
      sql: 'ALTER TABLE t DISABLE ROW LEVEL SECURITY;',
      findings: [[1, 1, 1, 41, 'error', 'DISABLE ROW LEVEL SECURITY shows every row of t.']],
    },
    {
      name: 'off and on again, each committed on its own',
      sql: `-- migration (no transaction)
ALTER TABLE t DISABLE ROW LEVEL SECURITY;
ALTER TABLE t ENABLE ROW LEVEL SECURITY;`,
      findings: [[2, 1, 2, 41, 'error', 'DISABLE ROW LEVEL SECURITY shows every row of t.']],
    },
    {
      sql: 'ALTER TABLE app.t NO FORCE ROW LEVEL SECURITY;',
      findings: [[1, 1, 1, 46, 'error', 'NO FORCE ROW LEVEL SECURITY shows the owner every row of app.t.']],
    },
    {
      sql: 'DROP POLICY p ON app.t;',
      findings: [
        [1, 1, 1, 23, 'error', 'DROP POLICY takes p off app.t, so roles see other rows than before.'],
      ],
    },
    {
      name: 'a policy of that name on another table',
      sql: `DROP POLICY p ON t;
CREATE POLICY p ON u USING (a = 1);`,
      findings: [[1, 1, 1, 19, 'error', 'DROP POLICY takes p off t, so roles see other rows than before.']],
    },
  ],
});
