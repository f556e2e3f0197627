import { ruleTable } from '../support/rule-table.js';

const history = (sql: string): string => `-- before 0001.sql\n${sql}\n-- migration 0002.sql\n`;
const orders = 'CREATE TABLE orders (id bigint PRIMARY KEY, total numeric(10,2) NOT NULL, note text);';
const again =
  'CREATE TABLE IF NOT EXISTS orders (id bigint PRIMARY KEY, total numeric(10,2) NOT NULL, note text);';

ruleTable('if-not-exists-hides-drift', {
  accept: [
    { name: 'a new table', sql: again },
    { name: 'the same shape', sql: history(orders) + again },
    {
      name: 'the same shape in other words',
      sql:
        history(
          'CREATE TABLE public.t (a int4, b decimal(5), c varchar(3) NOT NULL, d timestamp with time zone);',
        ) +
        'CREATE TABLE IF NOT EXISTS t (d timestamptz, c character varying(3) NOT NULL, b numeric(5,0), a integer);',
    },
    {
      name: 'a serial column is an integer that is NOT NULL',
      sql: history('CREATE TABLE t (id serial);') + 'CREATE TABLE IF NOT EXISTS t (id int NOT NULL);',
    },
    {
      name: 'as later migrations left it',
      sql: `${history('CREATE TABLE orders (id bigint, total int, memo text);\nALTER TABLE orders ADD PRIMARY KEY (id), ALTER COLUMN total TYPE numeric(10,2), ALTER total SET NOT NULL;\nALTER TABLE orders RENAME memo TO note;')}${again}`,
    },
    {
      name: 'the script mends it afterwards',
      sql: `${history('CREATE TABLE orders (id bigint PRIMARY KEY, total numeric(10,2) NOT NULL);')}${again}\nALTER TABLE orders ADD COLUMN IF NOT EXISTS note text;`,
    },
    {
      name: 'the script adds to it what is there',
      sql: `${history(orders)}CREATE TABLE IF NOT EXISTS orders (id bigint PRIMARY KEY, total numeric(10,2) NOT NULL);\nALTER TABLE orders ADD COLUMN IF NOT EXISTS note text;`,
    },
    {
      name: 'dropped before',
      sql: `${history('CREATE TABLE orders (id int);\nDROP TABLE orders;')}${again}`,
    },
    {
      name: 'dropped by the script',
      sql: `${history('CREATE TABLE orders (id int);')}DROP TABLE IF EXISTS orders;\n${again}`,
    },
    {
      name: 'renamed before',
      sql: `${history('CREATE TABLE orders (id int);\nALTER TABLE orders RENAME TO old_orders;')}${again}`,
    },
    {
      name: 'without IF NOT EXISTS Postgres says so itself',
      sql: history(orders) + 'CREATE TABLE orders (id int);',
    },
    {
      name: 'a table that the files only alter',
      sql: `${history('ALTER TABLE orders ADD COLUMN a int;')}${again}`,
    },
    { name: 'columns from another table', sql: `${history('CREATE TABLE orders (LIKE base);')}${again}` },
    { name: 'a table made of a query', sql: `${history('CREATE TABLE orders AS SELECT 1 AS id;')}${again}` },
    {
      name: 'a DO block may have changed it',
      sql: `${history('CREATE TABLE orders (id int);\nDO $$ BEGIN ALTER TABLE orders ADD note text; END $$;')}${again}`,
    },
    {
      name: 'a DO block changes tables that it finds',
      sql: `${history("CREATE TABLE orders (id int);\nDO $$ BEGIN EXECUTE format('ALTER TABLE %I ADD note text', 'x'); END $$;")}${again}`,
    },
    {
      name: 'a statement that does not parse may have',
      sql: `${history('CREATE TABLE orders (id int);\nALTER TABLE orders ADD COLUM note text;')}${again}`,
    },
    {
      name: 'psql reads another file',
      sql: `${history('CREATE TABLE orders (id int);\n\\i more.sql')}${again}`,
    },
    {
      name: 'a type has another name now',
      sql: `${history('CREATE TABLE t (a mood);\nALTER TYPE mood RENAME TO feeling;')}CREATE TABLE IF NOT EXISTS t (a feeling);`,
    },
    {
      name: 'a partition',
      sql: `${history('CREATE TABLE p (a int) PARTITION BY RANGE (a);\nCREATE TABLE p1 PARTITION OF p DEFAULT;')}CREATE TABLE IF NOT EXISTS p1 PARTITION OF p DEFAULT;`,
    },
    { name: 'another schema', sql: `${history('CREATE TABLE app.orders (id int);')}${again}` },
    {
      name: 'a dev file made it',
      sql: `-- before 0001_dev.sql\nCREATE TABLE orders (id int);\n-- migration 0002.sql\n${again}`,
    },
  ],
  reject: [
    {
      name: 'a column is missing',
      sql: `${history('CREATE TABLE orders (id bigint PRIMARY KEY, total numeric(10,2) NOT NULL);')}${again}`,
      findings: [
        [
          4,
          1,
          4,
          99,
          'error',
          /^orders exists already and stays as it is, though it differs: it has no column note\.$/,
        ],
      ],
    },
    {
      name: 'a column too many',
      sql: history(orders) + 'CREATE TABLE IF NOT EXISTS orders (id bigint PRIMARY KEY, note text);',
      findings: [[4, 1, 4, 69, 'error', 'it has a column total more']],
    },
    {
      name: 'another type',
      sql:
        history('CREATE TABLE t (a int, b varchar(10), c text[]);') +
        'CREATE TABLE IF NOT EXISTS t (a bigint, b varchar(20), c text);',
      findings: [
        [
          4,
          1,
          4,
          63,
          'error',
          'a is integer, not bigint, b is varchar(10), not varchar(20), c is text[], not text.',
        ],
      ],
    },
    {
      name: 'NOT NULL',
      sql:
        history('CREATE TABLE t (a int, b int NOT NULL);') +
        'CREATE TABLE IF NOT EXISTS t (a int NOT NULL, b int);',
      findings: [[4, 1, 4, 53, 'error', 'a may be NULL, b is NOT NULL.']],
    },
    {
      name: 'more than three differences',
      sql: history('CREATE TABLE t (x int);') + 'CREATE TABLE IF NOT EXISTS t (a int, b int, c int, d int);',
      findings: [[4, 1, 4, 58, 'error', 'no column a, it has no column b, it has no column c and 2 more.']],
    },
    {
      name: 'twice in one script',
      sql: 'CREATE TABLE IF NOT EXISTS t (a int);\nCREATE TABLE IF NOT EXISTS t (b int);',
      findings: [[2, 1, 2, 37, 'error']],
    },
    {
      name: 'made by an earlier pending migration, under another name',
      sql: '-- migration\nCREATE TABLE IF NOT EXISTS t (a int);\nALTER TABLE t RENAME TO u;\n-- migration\nCREATE TABLE IF NOT EXISTS u (b int);',
      findings: [[5, 1, 5, 37, 'error', 'u exists already']],
    },
  ],
});
