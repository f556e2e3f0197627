import { ruleTable } from '../support/rule-table.js';

ruleTable('add-unique-without-index', {
  accept: [
    'ALTER TABLE t ADD CONSTRAINT k UNIQUE USING INDEX i;',
    {
      name: 'a table of this script',
      sql: `CREATE TABLE t (a int);
ALTER TABLE t ADD UNIQUE (a);`,
    },
    {
      name: 'ONLY a partitioned table gets an empty index',
      sql: `-- before
CREATE TABLE t (a int NOT NULL) PARTITION BY LIST (a);
-- migration
ALTER TABLE ONLY t ADD UNIQUE (a);`,
    },
    {
      name: 'every partition has it',
      sql: `-- before
CREATE TABLE t (a int NOT NULL) PARTITION BY LIST (a);
CREATE TABLE p PARTITION OF t FOR VALUES IN (1);
CREATE TABLE q PARTITION OF t DEFAULT;
ALTER TABLE p ADD UNIQUE (a);
ALTER TABLE q ADD UNIQUE (a);
-- migration
ALTER TABLE t ADD UNIQUE (a);`,
    },
  ],
  reject: [
    {
      sql: 'ALTER TABLE app.t ADD CONSTRAINT k UNIQUE (a, b);',
      findings: [
        [
          1,
          1,
          1,
          49,
          'error',
          'Adding a UNIQUE constraint to app.t builds its index under ACCESS EXCLUSIVE: all reads and writes wait until it is done.',
        ],
      ],
    },
    {
      name: 'ONLY, as pg_dump writes it',
      sql: `ALTER TABLE ONLY public.t
    ADD CONSTRAINT k UNIQUE (a);`,
      findings: [[1, 1, 2, 32, 'error', 'public.t']],
    },
    {
      name: 'a partition lacks it',
      sql: `-- before
CREATE TABLE t (a int NOT NULL) PARTITION BY LIST (a);
CREATE TABLE p PARTITION OF t FOR VALUES IN (1);
CREATE TABLE q PARTITION OF t DEFAULT;
ALTER TABLE p ADD UNIQUE (a);
-- migration
ALTER TABLE t ADD UNIQUE (a);`,
      findings: [[7, 1, 7, 29, 'error']],
    },
    {
      name: 'behind other sub-commands',
      sql: 'ALTER TABLE t ADD COLUMN b int, ADD UNIQUE (a) INCLUDE (b);',
      findings: [[1, 1, 1, 59, 'error']],
    },
  ],
});
