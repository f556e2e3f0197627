import { ruleTable } from '../support/rule-table.js';

ruleTable('drop-column-with-constraint', {
  accept: [
    {
      name: 'an index of the column alone',
      sql: `-- before
CREATE TABLE t (a int UNIQUE, b int);
CREATE INDEX ON t (a);
-- migration
ALTER TABLE t DROP a;`,
    },
    {
      name: 'all columns of the key go',
      sql: `-- before
CREATE TABLE t (a int, b int, c int, UNIQUE (a, b));
-- migration
ALTER TABLE t DROP a, DROP b;`,
    },
    {
      name: 'the constraint was dropped before',
      sql: `-- before
CREATE TABLE t (a int, b int, UNIQUE (a, b));
ALTER TABLE t DROP CONSTRAINT t_a_b_key;
-- migration
ALTER TABLE t DROP a;`,
    },
    {
      name: 'the index was dropped before',
      sql: `-- before
CREATE TABLE t (a int, b int);
CREATE INDEX ON t (a, b);
DROP INDEX t_a_b_idx;
-- migration
ALTER TABLE t DROP a;`,
    },
    {
      name: 'a constraint of that name is added anew',
      sql: `-- before
CREATE TABLE t (a int, b int, UNIQUE (a, b));
-- migration
ALTER TABLE t DROP b, ADD CONSTRAINT t_a_b_key UNIQUE (a);`,
    },
    { name: 'a table that no file tells of', sql: 'ALTER TABLE t DROP a;' },
    {
      name: 'a table of the same script',
      sql: `CREATE TABLE t (a int, b int, UNIQUE (a, b));
ALTER TABLE t DROP a;`,
    },
  ],
  reject: [
    {
      name: 'all that hangs on it',
      sql: `-- before
CREATE TABLE t (a int, b int, c int, PRIMARY KEY (a, b), CHECK (b > c), FOREIGN KEY (b, c) REFERENCES u);
CREATE UNIQUE INDEX one ON t (c) INCLUDE (b);
CREATE INDEX two ON t (c, lower(b::text));
CREATE INDEX three ON t (a) WHERE b IS NULL;
CREATE INDEX four ON t (a);
-- migration
ALTER TABLE t DROP COLUMN b;`,
      findings: [
        [8, 1, 8, 28, 'error', 'DROP COLUMN b takes the primary key t_pkey of t (a, b) along.'],
        [8, 1, 8, 28, 'error', 'DROP COLUMN b takes the check constraint t_check of t (b, c) along.'],
        [8, 1, 8, 28, 'error', 'DROP COLUMN b takes the foreign key t_b_c_fkey of t (b, c) along.'],
        [8, 1, 8, 28, 'error', 'DROP COLUMN b takes the unique index one of t (c, b) along.'],
        [8, 1, 8, 28, 'error', 'DROP COLUMN b takes the index two of t (c, b) along.'],
        [8, 1, 8, 28, 'error', 'DROP COLUMN b takes the index three of t (a, b) along.'],
      ],
    },
    {
      name: 'told by an earlier statement of the script',
      sql: `CREATE INDEX i ON t (a, b);
ALTER TABLE t DROP a;`,
      findings: [[2, 1, 2, 21, 'error', 'DROP COLUMN a takes the index i of t (a, b) along.']],
    },
    {
      name: 'in a schema, under names that changed',
      sql: `-- before
CREATE TABLE app.t (a int, b int);
CREATE INDEX i ON app.t (a, b);
ALTER INDEX app.i RENAME TO j;
ALTER TABLE app.t RENAME a TO c;
ALTER TABLE app.t SET SCHEMA shop;
ALTER TABLE shop.t RENAME TO u;
-- migration
ALTER TABLE shop.u DROP c;`,
      findings: [[9, 1, 9, 26, 'error', 'DROP COLUMN c takes the index j of shop.u (c, b) along.']],
    },
    {
      name: 'an exclusion constraint',
      sql: `-- before
CREATE TABLE t (room int, during tsrange, EXCLUDE USING gist (room WITH =, during WITH &&));
-- migration
ALTER TABLE t DROP room;`,
      findings: [
        [
          4,
          1,
          4,
          24,
          'error',
          'DROP COLUMN room takes the exclusion constraint t_room_during_excl of t (room, during) along.',
        ],
      ],
    },
  ],
});
