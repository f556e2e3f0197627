import { ruleTable } from '../support/rule-table.js';

const body = 'RETURNS int LANGUAGE sql AS $$ SELECT 1 $$';
const trigger = 'BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION f()';

ruleTable('missing-or-replace', {
  accept: [
    'CREATE OR REPLACE VIEW v AS SELECT 1;',
    `CREATE OR REPLACE FUNCTION f() ${body};`,
    `CREATE OR REPLACE TRIGGER g ${trigger};`,
    'CREATE TEMP VIEW v AS SELECT 1;',
    { name: 'dropped before', sql: 'DROP VIEW IF EXISTS v;\nCREATE VIEW v AS SELECT 1;' },
    { name: 'a trigger dropped before', sql: `DROP TRIGGER IF EXISTS g ON t;\nCREATE TRIGGER g ${trigger};` },
    {
      name: 'a trigger of a table made anew',
      sql: `DROP TABLE IF EXISTS t;\nCREATE TABLE t (id int);\nCREATE TRIGGER g ${trigger};`,
    },
    'CREATE MATERIALIZED VIEW m AS SELECT 1;',
    'CREATE OPERATOR = (leftarg = box, rightarg = box, function = area_equal);',
  ],
  reject: [
    { sql: 'CREATE VIEW v AS SELECT 1;', findings: [[1, 1, 1, 26, 'warning', 'creating v fails']] },
    {
      name: 'under the banner',
      sql: '-- SAFE PRODUCTION MIGRATION\nCREATE VIEW v AS SELECT 1;',
      findings: [[2, 1, 2, 26, 'error']],
    },
    { sql: `CREATE FUNCTION app.f() ${body};`, findings: [[1, 1, 1, 67, 'warning', 'app.f']] },
    { sql: 'CREATE PROCEDURE p() LANGUAGE sql AS $$ SELECT 1 $$;', findings: [[1, 1, 1, 52, 'warning']] },
    { sql: `CREATE TRIGGER g ${trigger};`, findings: [[1, 1, 1, 70, 'warning']] },
    { sql: 'CREATE RULE r AS ON INSERT TO t DO NOTHING;', findings: [[1, 1, 1, 43, 'warning']] },
    { sql: 'CREATE AGGREGATE a (int) (sfunc = f, stype = int);', findings: [[1, 1, 1, 50, 'warning']] },
    {
      sql: 'CREATE CONSTRAINT TRIGGER g AFTER INSERT ON t FOR EACH ROW EXECUTE FUNCTION f();',
      findings: [[1, 1, 1, 80, 'warning']],
    },
  ],
});
