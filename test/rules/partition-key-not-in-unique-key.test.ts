import { ruleTable } from '../support/rule-table.js';

const parent = '-- before\nCREATE TABLE p (id int, at date) PARTITION BY RANGE (at);\n-- migration\n';

ruleTable('partition-key-not-in-unique-key', {
  accept: [
    'CREATE TABLE p (id int PRIMARY KEY, at date);',
    'CREATE TABLE p (id int, at date, PRIMARY KEY (at, id), UNIQUE (id, at)) PARTITION BY RANGE (at);',
    'CREATE TABLE p (at date PRIMARY KEY) PARTITION BY RANGE ((at));',
    'CREATE TABLE p (id int, at date) PARTITION BY RANGE (date_trunc($$day$$, at));',
    { name: 'not the partition key that counts', sql: 'CREATE TABLE p (id int) PARTITION BY HASH (id);' },
    { name: 'an index that is not unique', sql: `${parent}CREATE INDEX ON p (id);` },
    { name: 'a unique index that has it', sql: `${parent}CREATE UNIQUE INDEX ON p (lower(id::text), at);` },
    { name: 'a key that has it', sql: `${parent}ALTER TABLE p ADD PRIMARY KEY (id, at);` },
    { name: 'a table that no file tells of', sql: 'ALTER TABLE p ADD PRIMARY KEY (id);' },
    {
      name: 'a table that is not partitioned',
      sql: '-- before\nCREATE TABLE p (id int);\n-- migration\nALTER TABLE p ADD PRIMARY KEY (id);',
    },
    {
      name: 'a model without its keys',
      sql: '-- before\nCREATE TABLE o (id int PRIMARY KEY, at date);\n-- migration\nCREATE TABLE p (LIKE o INCLUDING DEFAULTS) PARTITION BY RANGE (at);',
    },
    {
      name: 'a partition that is partitioned by a column of the inherited key',
      sql: '-- before\nCREATE TABLE p (r text, at date, PRIMARY KEY (r, at)) PARTITION BY RANGE (at);\n-- migration\nCREATE TABLE c PARTITION OF p DEFAULT PARTITION BY LIST (r);',
    },
    {
      name: 'a table that is there already is passed over',
      sql: '-- before\nCREATE TABLE p (id int PRIMARY KEY);\n-- migration\nCREATE TABLE IF NOT EXISTS p (id int PRIMARY KEY, at date) PARTITION BY RANGE (at);',
    },
  ],
  reject: [
    {
      sql: 'CREATE TABLE p (id int PRIMARY KEY, at date) PARTITION BY RANGE (at);',
      findings: [
        [
          1,
          1,
          1,
          69,
          'error',
          'PRIMARY KEY (id) on p lacks the partition column at, so Postgres rejects it.',
        ],
      ],
    },
    {
      name: 'each key, each column',
      sql: 'CREATE TABLE app.p (id int, r text, at date, PRIMARY KEY (id, r), UNIQUE (id)) PARTITION BY RANGE (r, at);',
      findings: [
        [1, 1, 1, 106, 'error', /^PRIMARY KEY \(id, r\) on app\.p lacks the partition column at,/],
        [1, 1, 1, 106, 'error', /^UNIQUE \(id\) on app\.p lacks the partition columns r and at,/],
      ],
    },
    {
      name: 'INCLUDE does not count',
      sql: 'CREATE TABLE p (id int, at date, UNIQUE (id) INCLUDE (at)) PARTITION BY RANGE (at);',
      findings: [[1, 1, 1, 83, 'error']],
    },
    {
      name: 'an expression',
      sql: 'CREATE TABLE p (id int, at date, UNIQUE (id, at)) PARTITION BY RANGE ((at + 1));',
      findings: [
        [
          1,
          1,
          1,
          80,
          'error',
          'p is partitioned by an expression, so Postgres rejects UNIQUE (id, at) on it.',
        ],
      ],
    },
    {
      name: 'keys of a model',
      sql: '-- before\nCREATE TABLE o (id int PRIMARY KEY, at date);\nCREATE UNIQUE INDEX u ON o (lower(id::text));\n-- migration\nCREATE TABLE p (LIKE o INCLUDING ALL) PARTITION BY RANGE (at);',
      findings: [
        [5, 1, 5, 62, 'error', /^PRIMARY KEY \(id\) of o on p lacks/],
        [5, 1, 5, 62, 'error', /^the unique index u of o on p lacks/],
      ],
    },
    {
      name: 'inherited by a partition that is partitioned further',
      sql: '-- before\nCREATE TABLE p (r text, at date, PRIMARY KEY (at)) PARTITION BY RANGE (at);\n-- migration\nCREATE TABLE c PARTITION OF p DEFAULT PARTITION BY LIST (r);',
      findings: [[4, 1, 4, 60, 'error', /^PRIMARY KEY \(at\) of p on c lacks the partition column r,/]],
    },
    {
      name: 'a table partitioned earlier, and renamed since',
      sql: '-- before\nCREATE TABLE o (id int, at date) PARTITION BY RANGE (at);\nALTER TABLE o RENAME TO p;\n-- migration\nALTER TABLE ONLY p ADD CONSTRAINT k PRIMARY KEY (id);',
      findings: [[5, 1, 5, 53, 'error', /^PRIMARY KEY \(id\) on p/]],
    },
    {
      name: 'in the same script',
      sql: 'CREATE TABLE p (id int, at date) PARTITION BY RANGE (at);\nALTER TABLE p ADD UNIQUE (id);',
      findings: [[2, 1, 2, 30, 'error']],
    },
    {
      name: 'a new column',
      sql: `${parent}ALTER TABLE p ADD COLUMN code text UNIQUE;`,
      findings: [[4, 1, 4, 42, 'error', /^UNIQUE \(code\) on p/]],
    },
    {
      name: 'a unique index, its expression too',
      sql: `${parent}CREATE UNIQUE INDEX k ON ONLY p (id, (at + 1));`,
      findings: [[4, 1, 4, 47, 'error', /^the unique index k on p lacks the partition column at,/]],
    },
  ],
});
