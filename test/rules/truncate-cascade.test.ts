import { ruleTable } from '../support/rule-table.js';

ruleTable('truncate-cascade', {
  accept: [
    'TRUNCATE t;',
    'TRUNCATE t RESTRICT;',
    {
      name: 'a table of the same script',
      sql: `CREATE TABLE t (id int PRIMARY KEY);
TRUNCATE t CASCADE;`,
    },
  ],
  reject: [
    {
      sql: 'TRUNCATE t CASCADE;',
      findings: [
        [1, 1, 1, 19, 'error', 'TRUNCATE … CASCADE on t also empties every table that refers to it.'],
      ],
    },
    {
      name: 'tables at the end of the foreign keys, also in a circle',
      sql: `-- before
CREATE TABLE a (id int PRIMARY KEY);
CREATE TABLE b (id int PRIMARY KEY, a int REFERENCES a);
CREATE TABLE app.c (b int REFERENCES b);
ALTER TABLE a ADD b int REFERENCES b;
-- migration
TRUNCATE a CASCADE;`,
      findings: [[7, 1, 7, 19, 'error', 'TRUNCATE … CASCADE on a also empties public.b and app.c.']],
    },
    {
      name: 'but not those that are named',
      sql: `-- before
CREATE TABLE a (id int PRIMARY KEY);
CREATE TABLE b (a int REFERENCES a);
-- migration
TRUNCATE a, b CASCADE;`,
      findings: [
        [5, 1, 5, 22, 'error', 'TRUNCATE … CASCADE on a also empties every table that refers to it.'],
        [5, 1, 5, 22, 'error', 'TRUNCATE … CASCADE on b also empties every table that refers to it.'],
      ],
    },
  ],
});
