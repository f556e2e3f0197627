import { ruleTable } from '../support/rule-table.js';

ruleTable('int-column', {
  accept: [
    'CREATE TABLE t (n bigint, a int[], b smallint);',
    'CREATE TEMP TABLE t (n int);',
    { name: 'the key, of which int-primary-key speaks', sql: 'CREATE TABLE t (id int PRIMARY KEY);' },
    { name: 'a foreign table', sql: 'CREATE FOREIGN TABLE t (n int) SERVER s;' },
    'ALTER TABLE t ALTER COLUMN n SET DEFAULT 1;',
  ],
  reject: [
    {
      sql: 'CREATE TABLE t (id int PRIMARY KEY, n int DEFAULT 0);',
      findings: [[1, 37, 1, 52, 'warning', 't.n is integer: values beyond 2147483647 fail.']],
    },
    {
      sql: 'ALTER TABLE t ALTER n TYPE int4 USING n::int4, ADD m serial;',
      findings: [
        [1, 21, 1, 46, 'warning', 't.n is integer'],
        [1, 52, 1, 60, 'warning', 't.m is serial'],
      ],
    },
  ],
});
