import { ruleTable } from '../support/rule-table.js';

ruleTable('drop-cascade', {
  accept: [
    'DROP TABLE t;',
    'DROP TABLE t RESTRICT;',
    {
      name: 'a table of the same script',
      sql: `CREATE TABLE t (id int);
DROP TABLE t CASCADE;
ALTER TABLE u ADD a int;
ALTER TABLE u DROP a CASCADE;`,
    },
    'ALTER TABLE t DROP COLUMN a;',
    'TRUNCATE t CASCADE;',
    'ALTER TABLE t ADD FOREIGN KEY (a) REFERENCES u ON DELETE CASCADE NOT VALID;',
  ],
  reject: [
    {
      sql: 'DROP VIEW v CASCADE;',
      findings: [[1, 1, 1, 20, 'error', 'CASCADE also drops whatever depends on v, without naming it.']],
    },
    {
      name: 'every object of the list',
      sql: 'DROP SCHEMA a, b CASCADE;',
      findings: [
        [1, 1, 1, 25, 'error', 'CASCADE also drops whatever depends on a, without naming it.'],
        [1, 1, 1, 25, 'error', 'CASCADE also drops whatever depends on b, without naming it.'],
      ],
    },
    {
      name: 'columns and constraints',
      sql: 'ALTER TABLE t DROP COLUMN a CASCADE, DROP CONSTRAINT c CASCADE, DROP b;',
      findings: [
        [1, 1, 1, 71, 'error', 'CASCADE also drops whatever depends on t.a, without naming it.'],
        [1, 1, 1, 71, 'error', 'CASCADE also drops whatever depends on c of t, without naming it.'],
      ],
    },
    {
      name: 'foreign keys that the files know of',
      sql: `-- before
CREATE TABLE a (id int PRIMARY KEY);
CREATE TABLE b (a int REFERENCES a);
CREATE TABLE c (a int);
ALTER TABLE c ADD FOREIGN KEY (a) REFERENCES public.a (id);
CREATE TABLE d (a int REFERENCES a);
ALTER TABLE d DROP CONSTRAINT d_a_fkey;
-- migration
DROP TABLE a CASCADE;`,
      findings: [
        [
          9,
          1,
          9,
          21,
          'error',
          'CASCADE also drops whatever depends on a, such as the foreign keys of public.b and public.c, without naming it.',
        ],
      ],
    },
    {
      name: 'a foreign key that followed a rename',
      sql: `-- before
CREATE TABLE a (id int PRIMARY KEY);
CREATE TABLE b (a int REFERENCES a);
ALTER TABLE a RENAME TO z;
-- migration
DROP TABLE z CASCADE;`,
      findings: [
        [
          6,
          1,
          6,
          21,
          'error',
          'CASCADE also drops whatever depends on z, such as the foreign keys of public.b, without naming it.',
        ],
      ],
    },
    {
      sql: 'DROP FUNCTION f(int) CASCADE;',
      findings: [[1, 1, 1, 29, 'error', 'CASCADE also drops whatever depends on f, without naming it.']],
    },
    {
      sql: 'DROP OWNED BY old_app CASCADE;',
      findings: [
        [
          1,
          1,
          1,
          30,
          'error',
          'CASCADE also drops whatever depends on what the role owns, without naming it.',
        ],
      ],
    },
    {
      sql: 'DROP COLLATION german CASCADE;',
      findings: [[1, 1, 1, 30, 'error', 'CASCADE also drops whatever depends on german, without naming it.']],
    },
  ],
});
