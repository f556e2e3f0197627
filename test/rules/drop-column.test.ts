import { ruleTable } from '../support/rule-table.js';

ruleTable('drop-column', {
  accept: [
    {
      name: 'a column of the same script',
      sql: `ALTER TABLE t ADD COLUMN a int;
ALTER TABLE t DROP COLUMN a;`,
    },
    {
      name: 'a table of the same script',
      sql: `CREATE TABLE t (id int, a int);
ALTER TABLE t DROP COLUMN a;`,
    },
    'ALTER TABLE t ALTER COLUMN a DROP DEFAULT;',
    'ALTER VIEW v ALTER COLUMN a DROP DEFAULT;',
  ],
  reject: [
    {
      sql: 'ALTER TABLE t DROP COLUMN a;',
      findings: [[1, 1, 1, 28, 'error', 'DROP COLUMN deletes t.a and every value in it.']],
    },
    {
      name: 'COLUMN left out, ONLY, two at once',
      sql: 'ALTER TABLE ONLY app.t DROP a, ADD b int, DROP IF EXISTS "B";',
      findings: [
        [1, 1, 1, 61, 'error', 'DROP COLUMN deletes app.t.a and every value in it.'],
        [1, 1, 1, 61, 'error', 'DROP COLUMN deletes app.t.B and every value in it.'],
      ],
    },
    {
      name: 'dropped, and added anew without its values',
      sql: `ALTER TABLE t DROP COLUMN a;
ALTER TABLE t ADD COLUMN a int;`,
      findings: [[1, 1, 1, 28, 'error', 'DROP COLUMN deletes t.a and every value in it.']],
    },
    {
      name: 'a column that was only renamed',
      sql: `ALTER TABLE t RENAME COLUMN a TO b;
ALTER TABLE t DROP COLUMN b;`,
      findings: [[2, 1, 2, 28, 'error', 'DROP COLUMN deletes t.b and every value in it.']],
    },
    {
      name: 'a column of that name in another table',
      sql: `ALTER TABLE u ADD COLUMN a int;
ALTER TABLE t DROP COLUMN a;`,
      findings: [[2, 1, 2, 28, 'error', 'DROP COLUMN deletes t.a and every value in it.']],
    },
    {
      name: 'a foreign table',
      sql: 'ALTER FOREIGN TABLE f DROP COLUMN a;',
      findings: [[1, 1, 1, 36, 'error', 'DROP COLUMN deletes f.a and every value in it.']],
    },
    {
      name: 'an attribute of a composite type',
      sql: 'ALTER TYPE address DROP ATTRIBUTE IF EXISTS street, DROP ATTRIBUTE zip;',
      findings: [
        [
          1,
          1,
          1,
          71,
          'error',
          'DROP ATTRIBUTE deletes address.street and every value of it in the tables that use the type.',
        ],
        [
          1,
          1,
          1,
          71,
          'error',
          'DROP ATTRIBUTE deletes address.zip and every value of it in the tables that use the type.',
        ],
      ],
    },
  ],
});
