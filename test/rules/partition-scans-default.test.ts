import { ruleTable } from '../support/rule-table.js';

const parent = `-- before
CREATE TABLE p (id int, d date) PARTITION BY RANGE (d);
CREATE TABLE p1 PARTITION OF p FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
`;
const fallback = `${parent}CREATE TABLE other PARTITION OF p DEFAULT;
`;
const bounds = `FOR VALUES FROM ('2026-01-01') TO ('2027-01-01')`;
const create = `CREATE TABLE c PARTITION OF p ${bounds};`;
const attach = `ALTER TABLE p ATTACH PARTITION c ${bounds};`;
const creating =
  /^Creating the partition c reads all rows of the DEFAULT partition other under ACCESS EXCLUSIVE\.$/;

ruleTable('partition-scans-default', {
  accept: [
    { name: 'no DEFAULT partition', sql: `${parent}-- migration\n${create}` },
    { name: 'a table of which nothing is known', sql: create },
    {
      name: 'the DEFAULT partition itself',
      sql: `${parent}-- migration\nCREATE TABLE other PARTITION OF p DEFAULT;`,
    },
    {
      name: 'one DEFAULT partition for another',
      sql: `${fallback}-- migration\nALTER TABLE p DETACH PARTITION other;\nALTER TABLE p ATTACH PARTITION c DEFAULT;`,
    },
    { name: 'a table of this script', sql: fallback.replace('-- before', '-- migration') + create },
    {
      name: 'a DEFAULT partition of this script',
      sql: `${parent}-- migration\nCREATE TABLE other PARTITION OF p DEFAULT;\n${create}`,
    },
    {
      name: 'a DEFAULT partition of this script in another schema of the search path',
      sql: `${parent}-- migration\nSET search_path = app;\nCREATE TABLE public.other PARTITION OF public.p DEFAULT;\nCREATE TABLE c PARTITION OF public.p ${bounds};`,
    },
    {
      name: 'detached before',
      sql: `${fallback}-- migration\nALTER TABLE p DETACH PARTITION other;\n${create}`,
    },
    { name: 'dropped before', sql: `${fallback}DROP TABLE other;\n-- migration\n${create}` },
    {
      name: 'a CHECK of the DEFAULT partition',
      sql: `${fallback}ALTER TABLE other ADD CHECK (d < '2026-01-01');\n-- migration\n${create}`,
    },
    {
      name: 'IF NOT EXISTS of a partition that is there',
      sql: `${fallback}-- migration\nCREATE TABLE IF NOT EXISTS p1 PARTITION OF p ${bounds};`,
    },
    {
      name: 'a partition of a partition, beside a DEFAULT one further up',
      sql: `${parent.trimEnd().replace(/;$/, ' PARTITION BY RANGE (d);')}\nCREATE TABLE other PARTITION OF p DEFAULT;\n-- migration\nCREATE TABLE p1_1 PARTITION OF p1 FOR VALUES FROM ('2025-01-01') TO ('2025-02-01');`,
    },
    { name: 'a child that inherits', sql: `${fallback}-- migration\nCREATE TABLE c () INHERITS (p);` },
  ],
  reject: [
    {
      name: 'PARTITION OF',
      sql: `${fallback}-- migration\n${create}`,
      findings: [[6, 1, 6, 79, 'error', creating]],
    },
    {
      name: 'PARTITION OF with IF NOT EXISTS',
      sql: `${fallback}-- migration\nCREATE TABLE IF NOT EXISTS app."C" PARTITION OF public.p\n  ${bounds};`,
      findings: [
        [
          6,
          1,
          7,
          51,
          'error',
          /^Creating the partition app\.C reads all rows of the DEFAULT partition other /,
        ],
      ],
    },
    {
      name: 'ATTACH',
      sql: `${fallback}-- migration\n${attach}`,
      findings: [
        [6, 1, 6, 82, 'error', /^Attaching the partition c reads all rows of the DEFAULT partition other /],
      ],
    },
    {
      name: 'ATTACH of a table of this script',
      sql: `${fallback}-- migration\nCREATE TABLE c (LIKE p);\n${attach}`,
      findings: [[7, 1, 7, 82, 'error']],
    },
    {
      name: 'a DEFAULT partition that was attached',
      sql: `${parent}CREATE TABLE s.other (id int, d date);\nALTER TABLE p ATTACH PARTITION s.other DEFAULT;\n-- migration\n${create}`,
      findings: [[7, 1, 7, 79, 'error', / DEFAULT partition s\.other under /]],
    },
    {
      name: 'a DEFAULT partition that this script attaches',
      sql: `${parent}CREATE TABLE other (id int, d date);\n-- migration\nALTER TABLE p ATTACH PARTITION other DEFAULT;\n${create}`,
      findings: [[7, 1, 7, 79, 'error', creating]],
    },
    {
      name: 'of an earlier pending migration',
      sql: `${parent}-- migration\nCREATE TABLE other PARTITION OF p DEFAULT;\n-- migration\n${create}`,
      findings: [[7, 1, 7, 79, 'error', creating]],
    },
    {
      name: 'a CHECK that is NOT VALID',
      sql: `${fallback}ALTER TABLE other ADD CHECK (d < '2026-01-01') NOT VALID;\n-- migration\n${create}`,
      findings: [[7, 1, 7, 79, 'error', creating]],
    },
    {
      name: 'a CHECK of another column',
      sql: `${fallback}ALTER TABLE other ADD CHECK (id > 0);\n-- migration\n${create}`,
      findings: [[7, 1, 7, 79, 'error', creating]],
    },
    {
      name: 'the table was renamed, and so was its DEFAULT partition',
      sql: `${fallback}ALTER TABLE p RENAME TO q;\nALTER TABLE other RENAME TO rest;\n-- migration\nCREATE TABLE c PARTITION OF q ${bounds};`,
      findings: [[8, 1, 8, 79, 'error', / DEFAULT partition rest under /]],
    },
    {
      name: 'each of several',
      sql: `${fallback}-- migration\n${create}\n${create.replace('c', 'c2')}`,
      findings: [
        [6, 1, 6, 79, 'error'],
        [7, 1, 7, 80, 'error'],
      ],
    },
    {
      name: 'in a down script',
      sql: `${fallback}-- migration\nDROP TABLE p1;\n-- down\nCREATE TABLE p1 PARTITION OF p ${bounds};`,
      findings: [[8, 1, 8, 80, 'info']],
    },
  ],
});
