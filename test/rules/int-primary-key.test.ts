import { ruleTable } from '../support/rule-table.js';

ruleTable('int-primary-key', {
  accept: [
    'CREATE TABLE t (id bigint PRIMARY KEY, n int);',
    'CREATE TABLE t (id uuid PRIMARY KEY);',
    'CREATE TEMP TABLE t (id int PRIMARY KEY);',
    { name: 'a smallint that no sequence fills', sql: 'CREATE TABLE t (id smallint PRIMARY KEY);' },
    {
      name: 'a part of a key that no sequence fills',
      sql: 'CREATE TABLE t (order_id bigint, line int, PRIMARY KEY (order_id, line));',
    },
    { name: 'a key that is a reference', sql: 'CREATE TABLE t (id int PRIMARY KEY REFERENCES u);' },
    {
      name: 'a key that is a reference, written apart',
      sql: 'CREATE TABLE t (id int, PRIMARY KEY (id), FOREIGN KEY (id) REFERENCES u);',
    },
    { name: 'a key of which the type is not known', sql: 'ALTER TABLE t ADD PRIMARY KEY (id);' },
    {
      name: 'a key on a bigint that is there',
      sql: '-- before\nCREATE TABLE t (id bigint NOT NULL);\n-- migration\nALTER TABLE t ADD PRIMARY KEY (id);',
    },
    {
      name: 'a down script',
      sql: '-- migration\nDROP TABLE t;\n-- down\nCREATE TABLE t (id int PRIMARY KEY);',
    },
    {
      name: 'a temporary table that is altered',
      sql: 'CREATE TEMP TABLE t (a int);\nALTER TABLE t ADD id serial PRIMARY KEY;',
    },
  ],
  reject: [
    {
      sql: 'CREATE TABLE t (id int PRIMARY KEY);',
      findings: [
        [
          1,
          17,
          1,
          35,
          'warning',
          'The primary key t.id is integer: after the value 2147483647 every INSERT fails.',
        ],
      ],
    },
    {
      name: 'each column at its own line, whatever stands in it',
      sql: `CREATE TABLE "Ö".t (
  "a,b" text DEFAULT 'x,)' /* , */ CHECK ("a,b" <> ')'),
  id serial -- the key
    NOT NULL,
  PRIMARY KEY (id)
);`,
      findings: [[3, 3, 4, 13, 'warning', 'The primary key Ö.t.id is serial: after the value 2147483647']],
    },
    {
      sql: 'CREATE TABLE t (id smallserial PRIMARY KEY);',
      findings: [[1, 17, 1, 43, 'warning', 'after the value 32767']],
    },
    {
      name: 'a part of a key that a sequence fills',
      sql: 'CREATE TABLE t (id int GENERATED ALWAYS AS IDENTITY, at date, PRIMARY KEY (id, at)) PARTITION BY RANGE (at);',
      findings: [[1, 17, 1, 52, 'warning']],
    },
    {
      name: 'a part of a key with a sequence of its own',
      sql: "CREATE TABLE t (id int DEFAULT nextval('s'), at date, PRIMARY KEY (id, at));",
      findings: [[1, 17, 1, 44, 'warning']],
    },
    { sql: 'ALTER TABLE t ADD a text, ADD id serial PRIMARY KEY;', findings: [[1, 31, 1, 52, 'warning']] },
    {
      sql: 'CREATE SCHEMA s CREATE TABLE t (id int PRIMARY KEY);',
      findings: [[1, 33, 1, 51, 'warning', 's.t.id']],
    },
    {
      name: 'a key on a column that is there',
      sql: '-- before\nCREATE TABLE t (id int NOT NULL);\n-- migration\nALTER TABLE t ADD PRIMARY KEY (id);',
      findings: [[4, 1, 4, 35, 'warning', 't.id is integer']],
    },
    {
      name: 'a key on an index that is there',
      sql: `-- before
CREATE TABLE t (id int NOT NULL);
CREATE UNIQUE INDEX t_id_idx ON t (id);
-- migration
ALTER TABLE t ADD PRIMARY KEY USING INDEX t_id_idx;`,
      findings: [[5, 1, 5, 51, 'warning', 't.id is integer']],
    },
  ],
});
