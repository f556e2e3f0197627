import { ruleTable } from '../support/rule-table.js';

ruleTable('drop-primary-key', {
  accept: [
    {
      name: 'replaced in one statement',
      sql: 'ALTER TABLE orders DROP CONSTRAINT orders_pkey, ADD PRIMARY KEY (number);',
    },
    {
      name: 'replaced later in the script',
      sql: `ALTER TABLE orders DROP CONSTRAINT orders_pkey;
ALTER TABLE orders ADD COLUMN key uuid PRIMARY KEY;`,
    },
    { name: 'another constraint', sql: 'ALTER TABLE orders DROP CONSTRAINT orders_number_key;' },
    {
      name: 'a column beside the key',
      sql: `-- before
CREATE TABLE orders (id bigint PRIMARY KEY, total numeric NOT NULL);
-- migration
ALTER TABLE orders DROP COLUMN total;`,
    },
    {
      name: 'a column of a key of several: drop-column-with-constraint speaks',
      sql: `-- before
CREATE TABLE t (a int, b int, PRIMARY KEY (a, b));
-- migration
ALTER TABLE t DROP COLUMN b;`,
    },
    {
      name: 'a table of the same script',
      sql: `CREATE TABLE t (a int PRIMARY KEY);
ALTER TABLE t DROP CONSTRAINT t_pkey;`,
    },
  ],
  reject: [
    {
      name: 'the name that Postgres gives it is enough',
      sql: 'ALTER TABLE orders DROP CONSTRAINT orders_pkey;',
      findings: [[1, 1, 1, 47, 'error', 'DROP CONSTRAINT orders_pkey leaves orders without a primary key.']],
    },
    {
      name: 'whatever its name',
      sql: `-- before
CREATE TABLE t (a int CONSTRAINT k PRIMARY KEY);
-- migration
ALTER TABLE t DROP CONSTRAINT k;`,
      findings: [[4, 1, 4, 32, 'error', 'DROP CONSTRAINT k leaves t without a primary key.']],
    },
    {
      name: 'made of an index, table renamed',
      sql: `-- before
CREATE TABLE t (a int NOT NULL);
CREATE UNIQUE INDEX i ON t (a);
ALTER TABLE t ADD CONSTRAINT k PRIMARY KEY USING INDEX i;
ALTER TABLE t RENAME TO u;
-- migration
ALTER TABLE u DROP CONSTRAINT k;`,
      findings: [[7, 1, 7, 32, 'error', 'DROP CONSTRAINT k leaves u without a primary key.']],
    },
    {
      name: 'with its only column',
      sql: `-- before
CREATE TABLE orders (id bigint PRIMARY KEY, total numeric NOT NULL);
-- migration
ALTER TABLE orders
  DROP COLUMN id;`,
      findings: [[4, 1, 5, 17, 'error', 'DROP COLUMN id takes the primary key of orders along.']],
    },
    {
      name: 'another table gets one',
      sql: `ALTER TABLE orders DROP CONSTRAINT orders_pkey;
ALTER TABLE lines ADD PRIMARY KEY (id);`,
      findings: [[1, 1, 1, 47, 'error', 'DROP CONSTRAINT orders_pkey leaves orders without a primary key.']],
    },
  ],
});
