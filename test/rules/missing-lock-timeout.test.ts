import { ruleTable } from '../support/rule-table.js';

const none = { session: {} };

ruleTable('missing-lock-timeout', {
  accept: [
    {
      name: 'an index, of which another rule says how it needs no such lock',
      sql: 'DROP INDEX i;',
      settings: none,
    },
    { name: 'the deployment sets one', sql: 'ALTER TABLE t ADD COLUMN a int;' },
    { name: 'SET', sql: "SET lock_timeout = '5s';\nALTER TABLE t ADD COLUMN a int;", settings: none },
    { name: 'SET LOCAL', sql: 'SET LOCAL lock_timeout TO 5000;\nDROP TABLE t;', settings: none },
    {
      name: 'set_config()',
      sql: "SELECT set_config('lock_timeout', '5s', false);\nALTER TABLE t ADD COLUMN a int;",
      settings: none,
    },
    {
      name: 'CONCURRENTLY',
      sql: '-- migration (no transaction)\nCREATE INDEX CONCURRENTLY i ON t (a);\nDROP INDEX CONCURRENTLY j;\nREINDEX TABLE CONCURRENTLY t;',
      settings: none,
    },
    { name: 'SHARE UPDATE EXCLUSIVE', sql: 'ALTER TABLE t VALIDATE CONSTRAINT c;', settings: none },
    {
      name: 'a table of the script',
      sql: 'CREATE TABLE t (a int);\nALTER TABLE t ADD COLUMN b int;\nCREATE INDEX i ON t (a);\nDROP INDEX i;',
      settings: none,
    },
    {
      name: 'a table of the transaction, in another file',
      sql: '-- tool: drizzle\n-- migration\nCREATE TABLE t (a int);\n-- migration\nALTER TABLE t ADD COLUMN b int;',
      settings: none,
    },
    { name: 'DML', sql: 'UPDATE t SET a = 1 WHERE b;', settings: none },
    { name: 'a view that may be new', sql: 'CREATE OR REPLACE VIEW v AS SELECT 1 AS a;', settings: none },
    {
      name: 'set too late, which another rule says',
      sql: "ALTER TABLE t ADD COLUMN a int;\nSET lock_timeout = '5s';",
      settings: none,
    },
    {
      name: '0, which another rule reports at the SET',
      sql: 'SET lock_timeout = 0;\nALTER TABLE t ADD COLUMN a int;',
      settings: none,
    },
  ],
  reject: [
    {
      name: 'once a script, at the first',
      sql: 'UPDATE t SET a = 1 WHERE b;\nALTER TABLE app.t ADD COLUMN a int;\nDROP TABLE u;',
      settings: none,
      findings: [
        [
          2,
          1,
          2,
          35,
          'warning',
          /^The statement waits for ACCESS EXCLUSIVE on app\.t with no lock_timeout, and all that comes after it waits behind it\.$/,
        ],
      ],
    },
    {
      name: 'each script, though the one before it set one',
      sql: "-- migration\nSET lock_timeout = '5s';\nALTER TABLE t ADD COLUMN a int;\n-- migration\nALTER TABLE t ADD COLUMN b int;",
      settings: none,
      findings: [[5, 1, 5, 31, 'warning']],
    },
    {
      name: 'SET LOCAL ended with its transaction',
      sql: "-- migration (no transaction)\nBEGIN;\nSET LOCAL lock_timeout = '5s';\nCOMMIT;\nALTER TABLE t ADD COLUMN a int;",
      settings: none,
      findings: [[5, 1, 5, 31, 'warning']],
    },
    {
      name: 'SET LOCAL outside a transaction',
      sql: "-- migration (no transaction)\nSET LOCAL lock_timeout = '5s';\nALTER TABLE t ADD COLUMN a int;",
      settings: none,
      findings: [[3, 1, 3, 31, 'warning']],
    },
    {
      name: 'RESET',
      sql: "SET lock_timeout = '5s';\nRESET lock_timeout;\nCREATE TRIGGER g BEFORE UPDATE ON t FOR EACH ROW EXECUTE FUNCTION f();",
      settings: none,
      findings: [[3, 1, 3, 70, 'warning', 'SHARE ROW EXCLUSIVE on t']],
    },
    {
      name: 'a rolled back SET',
      sql: "-- migration (no transaction)\nBEGIN;\nSET lock_timeout = '5s';\nROLLBACK;\nALTER TABLE t ADD COLUMN a int;",
      settings: none,
      findings: [[5, 1, 5, 31, 'warning']],
    },
    {
      name: 'SET LOCAL in a later transaction guards that one alone',
      sql: "-- migration (no transaction)\nCLUSTER t USING i;\nBEGIN;\nSET LOCAL lock_timeout = '5s';\nDROP TABLE u;\nCOMMIT;",
      settings: none,
      findings: [[2, 1, 2, 18, 'warning', 'ACCESS EXCLUSIVE on t']],
    },
  ],
});
