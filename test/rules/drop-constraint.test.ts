import { ruleTable } from '../support/rule-table.js';

ruleTable('drop-constraint', {
  accept: [
    {
      name: 'dropped and added anew',
      sql: `ALTER TABLE t DROP CONSTRAINT c;
ALTER TABLE t ADD CONSTRAINT c CHECK (a > 1) NOT VALID;`,
    },
    {
      name: 'added anew without a name: Postgres gives it this one',
      sql: 'ALTER TABLE orders DROP CONSTRAINT orders_a_fkey, ADD FOREIGN KEY (a) REFERENCES u NOT VALID;',
    },
    {
      name: 'another renamed into its place',
      sql: `ALTER TABLE t DROP CONSTRAINT c;
ALTER TABLE t RENAME CONSTRAINT d TO c;`,
    },
    {
      name: 'a constraint of the same script',
      sql: `ALTER TABLE t ADD CONSTRAINT c CHECK (a IS NOT NULL) NOT VALID;
ALTER TABLE t VALIDATE CONSTRAINT c;
ALTER TABLE t ALTER COLUMN a SET NOT NULL;
ALTER TABLE t DROP CONSTRAINT c;`,
    },
    {
      name: 'the check that NOT NULL made needless',
      sql: `-- before
CREATE TABLE t (a int);
ALTER TABLE t ADD CONSTRAINT c CHECK (a IS NOT NULL) NOT VALID;
ALTER TABLE t VALIDATE CONSTRAINT c;
ALTER TABLE t ALTER COLUMN a SET NOT NULL;
-- migration
ALTER TABLE t DROP CONSTRAINT c;`,
    },
    {
      name: 'a table of the same script',
      sql: `CREATE TABLE t (a int CONSTRAINT c CHECK (a > 0));
ALTER TABLE t DROP CONSTRAINT c;`,
    },
    {
      name: 'a primary key: drop-primary-key speaks',
      sql: 'ALTER TABLE orders DROP CONSTRAINT orders_pkey;',
    },
    {
      name: 'a NOT NULL: drop-not-null speaks',
      sql: `-- before
CREATE TABLE t (a int NOT NULL);
-- migration
ALTER TABLE t DROP CONSTRAINT t_a_not_null;`,
    },
  ],
  reject: [
    {
      sql: 'ALTER TABLE t DROP CONSTRAINT c;',
      findings: [[1, 1, 1, 32, 'warning', 'DROP CONSTRAINT c lets rows into t that it kept out.']],
    },
    {
      name: 'a unique constraint',
      sql: `-- before
CREATE TABLE t (a int, b int, UNIQUE (a, b));
-- migration
ALTER TABLE t DROP CONSTRAINT t_a_b_key;`,
      findings: [[4, 1, 4, 40, 'warning', 'DROP CONSTRAINT t_a_b_key lets t hold duplicates.']],
    },
    {
      name: 'a foreign key',
      sql: `-- before
CREATE TABLE t (a int REFERENCES app.u);
-- migration
ALTER TABLE t DROP CONSTRAINT IF EXISTS t_a_fkey;`,
      findings: [
        [4, 1, 4, 49, 'warning', 'DROP CONSTRAINT t_a_fkey lets t hold rows without a counterpart in app.u.'],
      ],
    },
    {
      name: 'a check on NOT NULL of a column that is not yet',
      sql: `-- before
CREATE TABLE t (a int);
ALTER TABLE t ADD CONSTRAINT c CHECK (a IS NOT NULL) NOT VALID;
-- migration
ALTER TABLE t DROP CONSTRAINT c;`,
      findings: [[5, 1, 5, 32, 'warning', 'DROP CONSTRAINT c lets rows into t that it kept out.']],
    },
    {
      name: 'added under that name to another table',
      sql: `ALTER TABLE u ADD CONSTRAINT c CHECK (a > 1) NOT VALID;
ALTER TABLE t DROP CONSTRAINT c;`,
      findings: [[2, 1, 2, 32, 'warning', 'DROP CONSTRAINT c lets rows into t that it kept out.']],
    },
    {
      name: 'one that was only renamed',
      sql: `ALTER TABLE t RENAME CONSTRAINT c TO d;
ALTER TABLE t DROP CONSTRAINT d;`,
      findings: [[2, 1, 2, 32, 'warning', 'DROP CONSTRAINT d lets rows into t that it kept out.']],
    },
    {
      sql: 'ALTER DOMAIN email DROP CONSTRAINT has_at;',
      findings: [
        [
          1,
          1,
          1,
          42,
          'warning',
          'DROP CONSTRAINT has_at lets values into columns of type email that it kept out.',
        ],
      ],
    },
  ],
});
