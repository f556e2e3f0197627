import { ruleTable } from '../support/rule-table.js';

ruleTable('add-primary-key-without-index', {
  accept: [
    'ALTER TABLE t ADD CONSTRAINT k PRIMARY KEY USING INDEX i;',
    {
      name: 'a table of this script',
      sql: `CREATE TABLE t (a int);
ALTER TABLE t ADD PRIMARY KEY (a);`,
    },
    {
      name: 'ONLY a partitioned table gets an empty index',
      sql: `-- before
CREATE TABLE t (a int NOT NULL) PARTITION BY LIST (a);
-- migration
ALTER TABLE ONLY t ADD PRIMARY KEY (a);`,
    },
    {
      name: 'every partition has it',
      sql: `-- before
CREATE TABLE t (a int NOT NULL) PARTITION BY LIST (a);
CREATE TABLE p PARTITION OF t FOR VALUES IN (1);
CREATE TABLE q PARTITION OF t DEFAULT;
ALTER TABLE p ADD PRIMARY KEY (a);
ALTER TABLE q ADD PRIMARY KEY (a);
-- migration
ALTER TABLE t ADD PRIMARY KEY (a);`,
    },
  ],
  reject: [
    {
      sql: 'ALTER TABLE app.t ADD CONSTRAINT k PRIMARY KEY (a, b);',
      findings: [
        [
          1,
          1,
          1,
          54,
          'error',
          'Adding a primary key to app.t builds its index under ACCESS EXCLUSIVE: all reads and writes wait until it is done.',
        ],
      ],
    },
    {
      name: 'ONLY, as pg_dump writes it',
      sql: `ALTER TABLE ONLY public.t
    ADD CONSTRAINT k PRIMARY KEY (a);`,
      findings: [[1, 1, 2, 37, 'error', 'public.t']],
    },
    {
      name: 'a partition lacks it',
      sql: `-- before
CREATE TABLE t (a int NOT NULL) PARTITION BY LIST (a);
CREATE TABLE p PARTITION OF t FOR VALUES IN (1);
CREATE TABLE q PARTITION OF t DEFAULT;
ALTER TABLE p ADD PRIMARY KEY (a);
-- migration
ALTER TABLE t ADD PRIMARY KEY (a);`,
      findings: [[7, 1, 7, 34, 'error']],
    },
    {
      name: 'behind other sub-commands',
      sql: 'ALTER TABLE t ADD COLUMN b int, ADD PRIMARY KEY (a) INCLUDE (b);',
      findings: [[1, 1, 1, 64, 'error']],
    },
  ],
});
