import { ruleTable } from '../support/rule-table.js';

ruleTable('add-exclusion-constraint', {
  accept: [
    {
      name: 'a table of this script',
      sql: `CREATE TABLE t (a tsrange);
ALTER TABLE t ADD EXCLUDE USING gist (a WITH &&);`,
    },
    {
      name: 'in the table from the start',
      sql: 'CREATE TABLE t (a tsrange, EXCLUDE USING gist (a WITH &&));',
    },
    {
      name: 'ONLY a partitioned table gets an empty index',
      sql: `-- before
CREATE TABLE t (a int NOT NULL) PARTITION BY LIST (a);
-- migration
ALTER TABLE ONLY t ADD EXCLUDE (a WITH =);`,
    },
  ],
  reject: [
    {
      sql: 'ALTER TABLE app.t ADD CONSTRAINT x EXCLUDE USING gist (a WITH &&) WHERE (b);',
      findings: [
        [
          1,
          1,
          1,
          76,
          'error',
          'Adding an EXCLUDE constraint to app.t builds its index under ACCESS EXCLUSIVE: all reads and writes wait until it is done.',
        ],
      ],
    },
    {
      sql: 'ALTER TABLE ONLY t ADD EXCLUDE (a WITH =);',
      findings: [[1, 1, 1, 42, 'error']],
    },
  ],
});
