import { ruleTable } from '../support/rule-table.js';

ruleTable('wide-lock-window', {
  accept: [
    { name: 'one table', sql: 'ALTER TABLE t ADD COLUMN a int;\nALTER TABLE public.t ADD COLUMN b int;' },
    { name: 'renamed on the way', sql: 'ALTER TABLE t RENAME TO u;\nALTER TABLE u ADD COLUMN b int;' },
    { name: 'moved on the way', sql: 'ALTER TABLE t SET SCHEMA s;\nALTER TABLE s.t ADD COLUMN b int;' },
    { name: 'one statement that needs both', sql: 'ALTER TABLE p DETACH PARTITION q;' },
    {
      name: 'weaker locks',
      sql: 'ALTER TABLE t ADD COLUMN a int;\nALTER TABLE u ADD FOREIGN KEY (a) REFERENCES v NOT VALID;',
    },
    {
      name: 'a new table',
      sql: 'ALTER TABLE t ADD COLUMN a int;\nCREATE TABLE u (a int);\nALTER TABLE u ADD COLUMN b int;',
    },
    {
      name: 'views',
      sql: 'CREATE OR REPLACE VIEW v AS SELECT 1 AS a;\nCREATE OR REPLACE VIEW w AS SELECT 1 AS a;\nALTER TABLE t ADD COLUMN a int;',
    },
    {
      name: 'no transaction',
      sql: '-- migration (no transaction)\nALTER TABLE t ADD COLUMN a int;\nALTER TABLE u ADD COLUMN b int;',
    },
    { name: 'dropped, which another rule reports', sql: 'ALTER TABLE t ADD COLUMN a int;\nDROP TABLE u;' },
    {
      name: 'partitions of one table',
      sql: 'CREATE TABLE p1 PARTITION OF p FOR VALUES IN (1);\nCREATE TABLE p2 PARTITION OF p FOR VALUES IN (2);',
    },
    {
      name: 'one of the same transaction, in another file',
      sql: '-- tool: drizzle\n-- migration\nCREATE TABLE t (a int);\n-- migration\nALTER TABLE t ADD COLUMN b int;\nALTER TABLE u ADD COLUMN b int;',
    },
  ],
  reject: [
    {
      name: 'once, at the second',
      sql: 'ALTER TABLE t ADD COLUMN a int;\nALTER TABLE app.u ADD COLUMN a int;\nALTER TABLE v ADD COLUMN a int;',
      findings: [
        [
          2,
          1,
          2,
          35,
          'warning',
          /^The transaction waits for ACCESS EXCLUSIVE on app\.u while it holds it on t since line 1: nobody can read or write t meanwhile\.$/,
        ],
      ],
    },
    {
      name: 'the same name in two schemas',
      sql: 'ALTER TABLE t ADD COLUMN a int;\nALTER TABLE app.t ADD COLUMN a int;',
      findings: [[2, 1, 2, 35, 'warning']],
    },
    {
      name: 'across files in one transaction',
      sql: '-- tool: drizzle\n-- migration\nALTER TABLE t ADD COLUMN a int;\n-- migration\nALTER TABLE u ADD COLUMN a int;',
      findings: [[5, 1, 5, 31, 'warning', 'since line 3 of 0001.sql']],
    },
  ],
});
