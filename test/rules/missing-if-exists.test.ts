import { ruleTable } from '../support/rule-table.js';

const loose = (sql: string): string => `-- migration (no transaction)\n${sql}`;

ruleTable('missing-if-exists', {
  accept: [
    'DROP TABLE IF EXISTS t;',
    'DROP FUNCTION IF EXISTS f(int);',
    'DROP TRIGGER IF EXISTS g ON t;',
    'ALTER TABLE t DROP COLUMN IF EXISTS a;',
    'ALTER TABLE t DROP CONSTRAINT IF EXISTS c;',
    'ALTER TABLE IF EXISTS t RENAME TO u;',
    'ALTER TABLE t RENAME COLUMN a TO b;',
    'ALTER TABLE t RENAME CONSTRAINT a TO b;',
    'ALTER TYPE mood RENAME TO moods;',
    'ALTER TABLE t ADD COLUMN IF NOT EXISTS a int;',
    'ALTER TABLE t ALTER COLUMN a DROP NOT NULL;',
    'ALTER TABLE IF EXISTS t SET SCHEMA s;',
    'ALTER FUNCTION f() SET SCHEMA s;',
    'DROP ROLE IF EXISTS reader;',
    {
      name: 'what the script created',
      sql: 'CREATE TABLE IF NOT EXISTS scratch (id int);\nDROP TABLE scratch;',
    },
    {
      name: 'a helper function',
      sql: 'CREATE FUNCTION f() RETURNS int LANGUAGE sql AS $$ SELECT 1 $$;\nSELECT f();\nDROP FUNCTION f();',
    },
    {
      name: 'a column of a new table',
      sql: 'CREATE TABLE IF NOT EXISTS t (a int);\nALTER TABLE t DROP COLUMN a;',
    },
    {
      name: 'the check that stands in for SET NOT NULL',
      sql: 'ALTER TABLE t ADD CONSTRAINT c CHECK (a IS NOT NULL) NOT VALID;\nALTER TABLE t VALIDATE CONSTRAINT c;\nALTER TABLE t ALTER COLUMN a SET NOT NULL;\nALTER TABLE t DROP CONSTRAINT c;',
    },
    { name: 'replaced in one transaction', sql: 'DROP VIEW v;\nCREATE VIEW v AS SELECT 1;' },
    {
      name: 'a trigger replaced in one transaction',
      sql: 'DROP TRIGGER g ON t;\nCREATE TRIGGER g BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION f();',
    },
    {
      name: 'a constraint replaced in one statement',
      sql: 'ALTER TABLE t DROP CONSTRAINT c, ADD CONSTRAINT c CHECK (a > 1) NOT VALID;',
    },
  ],
  reject: [
    { sql: 'DROP TABLE t;', findings: [[1, 1, 1, 13, 'info', 'dropping t fails']] },
    {
      name: 'not wrapped',
      sql: loose('DROP INDEX CONCURRENTLY i;'),
      findings: [[2, 1, 2, 26, 'warning', 'dropping i fails']],
    },
    {
      name: 'under the banner',
      sql: '-- SAFE PRODUCTION MIGRATION\nDROP STATISTICS s;',
      findings: [[2, 1, 2, 18, 'error']],
    },
    {
      name: 'all that one statement names',
      sql: 'DROP VIEW a, app.b;',
      findings: [[1, 1, 1, 19, 'info', 'dropping a, app.b fails']],
    },
    {
      name: 'what the script created is left out',
      sql: 'CREATE TABLE IF NOT EXISTS a (id int);\nDROP TABLE a, b;',
      findings: [[2, 1, 2, 16, 'info', 'dropping b fails']],
    },
    {
      name: 'parts of a table',
      sql: 'ALTER TABLE app.t DROP COLUMN a,\n  DROP CONSTRAINT c;',
      findings: [
        [1, 1, 2, 20, 'info', 'dropping the column a of app.t'],
        [1, 1, 2, 20, 'info', 'dropping the constraint c of app.t'],
      ],
    },
    { sql: 'ALTER TABLE t RENAME TO u;', findings: [[1, 1, 1, 26, 'info', 'renaming t fails']] },
    { sql: 'ALTER INDEX i RENAME TO j;', findings: [[1, 1, 1, 26, 'info']] },
    { sql: 'ALTER TABLE t SET SCHEMA s;', findings: [[1, 1, 1, 27, 'info', 'moving t to the schema s']] },
    { sql: 'DROP ROLE reader, writer;', findings: [[1, 1, 1, 25, 'info', 'the role reader, writer']] },
    { sql: 'DROP POLICY p ON t;', findings: [[1, 1, 1, 19, 'info', 'dropping p fails']] },
    {
      name: 'replaced in two transactions',
      sql: loose('DROP VIEW v;\nCREATE VIEW v AS SELECT 1;'),
      findings: [[2, 1, 2, 12, 'warning', 'if the first stopped before creating it again']],
    },
    {
      name: 'an overload of another name',
      sql: 'CREATE FUNCTION g() RETURNS int LANGUAGE sql AS $$ SELECT 1 $$;\nDROP FUNCTION f();',
      findings: [[2, 1, 2, 18, 'info']],
    },
    {
      name: 'in a down script',
      sql: '-- migration\nSELECT 1;\n-- down (no transaction)\nDROP TABLE t;',
      findings: [[4, 1, 4, 13, 'info']],
    },
  ],
});
