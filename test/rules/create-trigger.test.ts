import { ruleTable } from '../support/rule-table.js';

ruleTable('create-trigger', {
  accept: [
    {
      name: 'on a table of this script',
      sql: `CREATE TABLE t (a int);
CREATE TRIGGER x BEFORE UPDATE ON t FOR EACH ROW EXECUTE FUNCTION f();`,
    },
    {
      name: 'INSTEAD OF stands on a view',
      sql: 'CREATE TRIGGER x INSTEAD OF UPDATE ON v FOR EACH ROW EXECUTE FUNCTION f();',
    },
    { name: 'an event trigger', sql: 'CREATE EVENT TRIGGER x ON sql_drop EXECUTE FUNCTION f();' },
  ],
  reject: [
    {
      sql: 'CREATE TRIGGER x BEFORE UPDATE ON app.t FOR EACH ROW EXECUTE FUNCTION f();',
      findings: [
        [
          1,
          1,
          1,
          74,
          'info',
          'CREATE TRIGGER x takes SHARE ROW EXCLUSIVE on app.t: writes wait until the transaction ends.',
        ],
      ],
    },
    {
      sql: 'CREATE OR REPLACE TRIGGER x AFTER TRUNCATE ON t EXECUTE FUNCTION f();',
      findings: [[1, 1, 1, 69, 'info']],
    },
    {
      sql: 'CREATE CONSTRAINT TRIGGER x AFTER INSERT ON t FOR EACH ROW EXECUTE FUNCTION f();',
      findings: [[1, 1, 1, 80, 'info']],
    },
  ],
});
