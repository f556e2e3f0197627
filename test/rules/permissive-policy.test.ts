import { ruleTable } from '../support/rule-table.js';

const own = 'CREATE TABLE t (a int);\nCREATE POLICY own ON t USING (a = 1);\n';

ruleTable('permissive-policy', {
  accept: [
    'CREATE POLICY p ON t USING (a = 1);',
    'CREATE POLICY p ON t TO app USING (true);',
    'CREATE POLICY p ON t AS RESTRICTIVE USING (true);',
    { name: 'a table that is public to read', sql: 'CREATE POLICY p ON t FOR SELECT USING (true);' },
    'CREATE POLICY p ON t;',
    {
      name: 'narrowed by a restrictive policy',
      sql: `CREATE TABLE t (a int);
CREATE POLICY p ON t USING (true);
CREATE POLICY q ON t AS RESTRICTIVE USING (a = 1);`,
    },
    { name: 'an ALTER of a policy that is not known', sql: 'ALTER POLICY p ON t USING (true);' },
    { name: 'a new role', sql: `${own}ALTER POLICY own ON t TO app;` },
    { name: 'a down script', sql: '-- migration\nSELECT 1;\n-- down\nCREATE POLICY p ON t USING (true);' },
  ],
  reject: [
    {
      sql: 'CREATE POLICY p ON app.t USING (true);',
      findings: [[1, 1, 1, 38, 'warning', 'The policy p lets everybody read and change every row of app.t.']],
    },
    {
      sql: 'CREATE POLICY p ON t FOR INSERT TO app, PUBLIC WITH CHECK (1 = 1);',
      findings: [[1, 1, 1, 66, 'warning', 'insert every row']],
    },
    {
      name: 'what is read is restricted, what is written is not',
      sql: 'CREATE POLICY p ON t USING (a = 1) WITH CHECK (true);',
      findings: [[1, 1, 1, 53, 'warning', 'write every row']],
    },
    {
      name: 'public to read, beside a policy that is not',
      sql: `${own}CREATE POLICY p ON t FOR SELECT USING (true);`,
      findings: [[3, 1, 3, 45, 'warning', 'lets everybody read every row']],
    },
    {
      name: 'a policy that is opened',
      sql: `${own}ALTER POLICY own ON t USING (true);`,
      findings: [[3, 1, 3, 35, 'warning', 'The policy own lets everybody']],
    },
  ],
});
