import { ruleTable } from '../support/rule-table.js';

const table = 'CREATE TABLE t (a int);\n';
const enable = 'ALTER TABLE t ENABLE ROW LEVEL SECURITY;';
const policy = 'CREATE POLICY p ON t USING (a = 1);';

ruleTable('row-security-incomplete', {
  accept: [
    { name: 'both', sql: `${table}${enable}\n${policy}` },
    { name: 'both, the policy first', sql: `${table}${policy}\n${enable}` },
    { name: 'a table that the files do not know: enabled', sql: enable },
    { name: 'a table that the files do not know: a policy', sql: policy },
    { name: 'a policy of the history', sql: `-- before\n${table}${policy}\n-- migration\n${enable}` },
    { name: 'enabled in the history', sql: `-- before\n${table}${enable}\n-- migration\n${policy}` },
    { name: 'a later migration', sql: `-- migration\n${table}${enable}\n-- migration\n${policy}` },
    {
      name: 'under another name',
      sql: `${table}${enable}\nALTER TABLE t RENAME TO u;\nCREATE POLICY p ON u USING (a = 1);`,
    },
    {
      name: 'a partition',
      sql: '-- before\nCREATE TABLE p (a int) PARTITION BY LIST (a);\nCREATE TABLE t PARTITION OF p DEFAULT;\n-- migration\n'.concat(
        enable,
      ),
    },
    {
      name: 'policies that a body makes',
      sql: `${table}${enable}\nDO $$ BEGIN EXECUTE 'CREATE POLICY p ON t USING (true)'; END $$;`,
    },
    { name: 'a down script', sql: `-- before\n${table}-- migration\nSELECT 1;\n-- down\n${enable}` },
  ],
  reject: [
    {
      name: 'enabled only',
      sql: `${table}${enable}`,
      findings: [
        [2, 1, 2, 40, 'warning', 'Row-level security of t is enabled and no migration creates a policy'],
      ],
    },
    {
      name: 'enabled only, on a table of the history',
      sql: `-- before\n${table}-- migration\n${enable}`,
      findings: [[4, 1, 4, 40, 'warning']],
    },
    {
      name: 'a policy only',
      sql: `${table}${policy}`,
      findings: [
        [2, 1, 2, 35, 'warning', 'The policy p does nothing: no migration enables row-level security of t.'],
      ],
    },
    {
      name: 'the policy of another table',
      sql: `${table}${enable}\nCREATE TABLE app.t (a int);\nCREATE POLICY p ON app.t USING (a = 1);`,
      findings: [
        [2, 1, 2, 40, 'warning'],
        [4, 1, 4, 39, 'warning', 'app.t'],
      ],
    },
  ],
});
