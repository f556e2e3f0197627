import { ruleTable } from '../support/rule-table.js';

ruleTable('add-foreign-key-without-not-valid', {
  accept: [
    'ALTER TABLE t ADD FOREIGN KEY (a) REFERENCES u NOT VALID;',
    'ALTER TABLE t ADD FOREIGN KEY (a) REFERENCES u NOT ENFORCED;',
    {
      name: 'a table of this script',
      sql: `CREATE TABLE t (a int);
ALTER TABLE t ADD FOREIGN KEY (a) REFERENCES u;`,
    },
    {
      name: 'every partition has it',
      sql: `-- before
CREATE TABLE t (a int NOT NULL) PARTITION BY LIST (a);
CREATE TABLE p PARTITION OF t FOR VALUES IN (1);
CREATE TABLE q PARTITION OF t DEFAULT;
ALTER TABLE p ADD FOREIGN KEY (a) REFERENCES u;
ALTER TABLE q ADD CONSTRAINT k FOREIGN KEY (a) REFERENCES u NOT VALID;
ALTER TABLE q VALIDATE CONSTRAINT k;
-- migration
ALTER TABLE t ADD FOREIGN KEY (a) REFERENCES u;`,
    },
  ],
  reject: [
    {
      sql: 'ALTER TABLE app.t ADD CONSTRAINT k FOREIGN KEY (a) REFERENCES u;',
      findings: [
        [
          1,
          1,
          1,
          64,
          'error',
          'Adding the foreign key k reads all rows of app.t while writes to it and to u wait.',
        ],
      ],
    },
    {
      name: 'on itself',
      sql: 'ALTER TABLE t ADD FOREIGN KEY (a) REFERENCES t;',
      findings: [[1, 1, 1, 47, 'error', 'Adding a foreign key reads all rows of t while writes to it wait.']],
    },
    {
      name: 'one partition has it, but not validated',
      sql: `-- before
CREATE TABLE t (a int NOT NULL) PARTITION BY LIST (a);
CREATE TABLE p PARTITION OF t FOR VALUES IN (1);
CREATE TABLE q PARTITION OF t DEFAULT;
ALTER TABLE p ADD FOREIGN KEY (a) REFERENCES u;
ALTER TABLE q ADD FOREIGN KEY (a) REFERENCES u NOT VALID;
-- migration
ALTER TABLE t ADD FOREIGN KEY (a) REFERENCES u;`,
      findings: [[8, 1, 8, 47, 'error']],
    },
    {
      name: 'the partitions refer to another table',
      sql: `-- before
CREATE TABLE t (a int NOT NULL) PARTITION BY LIST (a);
CREATE TABLE p PARTITION OF t FOR VALUES IN (1);
CREATE TABLE q PARTITION OF t DEFAULT;
ALTER TABLE p ADD FOREIGN KEY (a) REFERENCES v;
ALTER TABLE q ADD FOREIGN KEY (a) REFERENCES v;
-- migration
ALTER TABLE t ADD FOREIGN KEY (a) REFERENCES u;`,
      findings: [[8, 1, 8, 47, 'error']],
    },
  ],
});
