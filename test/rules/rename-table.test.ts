import { ruleTable } from '../support/rule-table.js';

const rename = 'ALTER TABLE orders RENAME TO purchases;';

ruleTable('rename-table', {
  accept: [
    { name: 'a table of this script', sql: `CREATE TABLE orders (id int);\n${rename}` },
    { name: 'a temporary table', sql: `CREATE TEMP TABLE orders (id int);\n${rename}` },
    {
      name: 'a table of this script, moved and renamed',
      sql: 'CREATE TABLE build.a (id int);\nALTER TABLE build.a SET SCHEMA app;\nALTER TABLE app.a RENAME TO b;',
    },
    { name: 'in a schema of this script', sql: 'CREATE SCHEMA app;\nALTER TABLE app.orders RENAME TO b;' },
    'ALTER INDEX orders_total_idx RENAME TO orders_amount_idx;',
    'ALTER TABLE orders RENAME CONSTRAINT a TO b;',
    'ALTER SEQUENCE orders_id_seq RENAME TO purchases_id_seq;',
    'ALTER TABLE orders RENAME COLUMN a TO b;',
    'ALTER TRIGGER a ON orders RENAME TO b;',
    {
      name: 'a swap',
      sql: 'ALTER TABLE orders RENAME TO orders_old;\nALTER TABLE orders_new RENAME TO orders;',
    },
    {
      name: 'a swap of two names',
      sql: 'ALTER TABLE a RENAME TO tmp;\nALTER TABLE b RENAME TO a;\nALTER TABLE tmp RENAME TO b;',
    },
    {
      name: 'a swap in a transaction of the script',
      sql: '-- migration (no transaction)\nBEGIN;\nALTER TABLE orders RENAME TO orders_old;\nALTER TABLE orders_new RENAME TO orders;\nCOMMIT;',
    },
    {
      name: 'a new table under the old name',
      sql: 'ALTER TABLE orders RENAME TO orders_old;\nCREATE TABLE IF NOT EXISTS orders (id int);',
    },
    {
      name: 'into the place of one that is dropped, which drop-table tells',
      sql: 'DROP TABLE orders;\nALTER TABLE orders_new RENAME TO orders;',
    },
    {
      name: 'a view of the old name',
      sql: `${rename}\nCREATE VIEW orders AS SELECT * FROM public.purchases;`,
    },
    { name: 'a down script', sql: `-- migration\nSELECT 1;\n-- down\n${rename}` },
  ],
  reject: [
    {
      name: 'to its own name',
      sql: 'ALTER TABLE orders RENAME TO orders;',
      findings: [[1, 1, 1, 36, 'error', /^Renaming orders to its own name fails \(42P07\)/]],
    },
    {
      sql: rename,
      findings: [
        [
          1,
          1,
          1,
          39,
          'error',
          'Renaming orders to purchases breaks every query of running code that names orders.',
        ],
      ],
    },
    {
      name: 'quoted, in a schema',
      sql: 'ALTER TABLE IF EXISTS app."Order Lines" RENAME TO lines;',
      findings: [[1, 1, 1, 56, 'error', /app\.Order Lines/]],
    },
    { sql: 'ALTER VIEW v RENAME TO w;', findings: [[1, 1, 1, 25, 'error']] },
    { sql: 'ALTER MATERIALIZED VIEW v RENAME TO w;', findings: [[1, 1, 1, 38, 'error']] },
    { sql: 'ALTER FOREIGN TABLE v RENAME TO w;', findings: [[1, 1, 1, 34, 'error']] },
    {
      name: 'another schema has the new one',
      sql: `CREATE TABLE app.orders (id int);\n${rename}`,
      findings: [[2, 1, 2, 39, 'error']],
    },
    {
      name: 'search_path says which',
      sql: `CREATE TABLE app.orders (id int);\nSET search_path = app;\n${rename}\nSET search_path = shop;\n${rename}`,
      findings: [[5, 1, 5, 39, 'error']],
    },
    {
      name: 'once along a chain',
      sql: 'ALTER TABLE a RENAME TO b;\nALTER TABLE b RENAME TO c;',
      findings: [[1, 1, 1, 26, 'error']],
    },
    {
      name: 'no swap where each statement is committed alone',
      sql: '-- migration (no transaction)\nALTER TABLE orders RENAME TO orders_old;\nALTER TABLE orders_new RENAME TO orders;',
      findings: [
        [2, 1, 2, 40, 'error', /^Renaming orders /],
        [3, 1, 3, 40, 'error', /^Renaming orders_new /],
      ],
    },
    {
      name: 'no swap across a COMMIT',
      sql: '-- migration (no transaction)\nBEGIN;\nALTER TABLE a RENAME TO a_old;\nCOMMIT;\nBEGIN;\nALTER TABLE a_new RENAME TO a;\nCOMMIT;',
      findings: [
        [3, 1, 3, 30, 'error'],
        [6, 1, 6, 30, 'error'],
      ],
    },
    {
      name: 'another table under the name in another schema',
      sql: 'ALTER TABLE orders RENAME TO orders_old;\nALTER TABLE app.orders_new RENAME TO orders;',
      findings: [
        [1, 1, 1, 40, 'error'],
        [2, 1, 2, 44, 'error'],
      ],
    },
    {
      name: 'a view that takes no writes',
      sql: `${rename}\nCREATE VIEW orders AS SELECT DISTINCT * FROM purchases;`,
      findings: [[1, 1, 1, 39, 'warning', /takes no writes/]],
    },
    {
      name: 'a view over two tables',
      sql: `${rename}\nCREATE VIEW orders AS SELECT p.* FROM purchases p, customers c WHERE c.id = p.customer;`,
      findings: [[1, 1, 1, 39, 'warning']],
    },
    {
      name: 'a materialized view',
      sql: `${rename}\nCREATE MATERIALIZED VIEW orders AS SELECT * FROM purchases;`,
      findings: [[1, 1, 1, 39, 'warning']],
    },
    {
      name: 'a view that comes too late',
      sql: `-- migration (no transaction)\n${rename}\nCREATE VIEW orders AS SELECT * FROM purchases;`,
      findings: [[2, 1, 2, 39, 'error']],
    },
    {
      name: 'a partition, and one that was',
      sql: `-- before
CREATE TABLE m (at date) PARTITION BY RANGE (at);
CREATE TABLE m_1 PARTITION OF m FOR VALUES FROM ('2026-01-01') TO ('2026-02-01');
CREATE TABLE m_2 PARTITION OF m FOR VALUES FROM ('2026-02-01') TO ('2026-03-01');
ALTER TABLE m DETACH PARTITION m_2;
-- migration
ALTER TABLE m_1 RENAME TO m_a;
ALTER TABLE m_2 RENAME TO m_b;`,
      findings: [
        [7, 1, 7, 30, 'info'],
        [8, 1, 8, 30, 'info'],
      ],
    },
    {
      name: 'in a dev file',
      sql: `-- migration 1_dev.sql\n${rename}`,
      findings: [[2, 1, 2, 39, 'error']],
    },
  ],
});
