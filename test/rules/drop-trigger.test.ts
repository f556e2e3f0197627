import { ruleTable } from '../support/rule-table.js';

ruleTable('drop-trigger', {
  accept: [
    {
      name: 'made anew',
      sql: `DROP TRIGGER IF EXISTS a ON t;
CREATE TRIGGER a BEFORE UPDATE ON t FOR EACH ROW EXECUTE FUNCTION f();`,
    },
    {
      name: 'a trigger of the same script',
      sql: `CREATE TRIGGER a BEFORE UPDATE ON t FOR EACH ROW EXECUTE FUNCTION f();
DROP TRIGGER a ON t;`,
    },
    {
      name: 'a table of the same script',
      sql: `CREATE TABLE t (id int);
DROP TRIGGER IF EXISTS a ON t;`,
    },
  ],
  reject: [
    {
      sql: 'DROP TRIGGER a ON app.t;',
      findings: [[1, 1, 1, 24, 'warning', 'DROP TRIGGER ends what a does on every write to app.t.']],
    },
    {
      name: 'made anew on another table',
      sql: `DROP TRIGGER a ON t;
CREATE TRIGGER a BEFORE UPDATE ON u FOR EACH ROW EXECUTE FUNCTION f();`,
      findings: [[1, 1, 1, 20, 'warning', 'DROP TRIGGER ends what a does on every write to t.']],
    },
  ],
});
