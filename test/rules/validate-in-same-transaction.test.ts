import { ruleTable } from '../support/rule-table.js';

const add = 'ALTER TABLE t ADD CONSTRAINT c CHECK (a > 0) NOT VALID;';

ruleTable('validate-in-same-transaction', {
  accept: [
    {
      name: 'two transactions',
      sql: `-- migration\n${add}\n-- migration\nALTER TABLE t VALIDATE CONSTRAINT c;`,
    },
    {
      name: 'no transaction',
      sql: `-- migration (no transaction)\n${add}\nALTER TABLE t VALIDATE CONSTRAINT c;`,
    },
    { name: 'another constraint', sql: `${add}\nALTER TABLE t VALIDATE CONSTRAINT d;` },
    { name: 'of another table', sql: `${add}\nALTER TABLE app.t VALIDATE CONSTRAINT c;` },
    { name: 'a new table', sql: `CREATE TABLE t (a int);\n${add}\nALTER TABLE t VALIDATE CONSTRAINT c;` },
    {
      name: 'committed between',
      sql: `-- migration (no transaction)\nBEGIN;\n${add}\nCOMMIT;\nBEGIN;\nALTER TABLE t VALIDATE CONSTRAINT c;\nCOMMIT;`,
    },
  ],
  reject: [
    {
      sql: `${add}\nALTER TABLE public.t VALIDATE CONSTRAINT c;`,
      findings: [
        [
          2,
          1,
          2,
          43,
          'error',
          /^VALIDATE CONSTRAINT c reads all of public\.t under the lock that the transaction took when it added the constraint in line 1\.$/,
        ],
      ],
    },
    {
      name: 'a foreign key that got its name from Postgres',
      sql: 'ALTER TABLE t ADD FOREIGN KEY (a) REFERENCES u NOT VALID;\nALTER TABLE t VALIDATE CONSTRAINT t_a_fkey;',
      findings: [[2, 1, 2, 43, 'error']],
    },
    {
      name: 'NOT NULL',
      sql: 'ALTER TABLE t ADD CONSTRAINT "N" NOT NULL a NOT VALID;\nALTER TABLE t VALIDATE CONSTRAINT "N";',
      findings: [[2, 1, 2, 38, 'error']],
    },
    {
      name: 'in one statement',
      sql: 'ALTER TABLE t ADD CONSTRAINT c CHECK (a > 0) NOT VALID, VALIDATE CONSTRAINT c;',
      findings: [[1, 1, 1, 78, 'error']],
    },
    {
      name: 'across files in one transaction',
      sql: `-- tool: drizzle\n-- migration\n${add}\n-- migration\nALTER TABLE t VALIDATE CONSTRAINT c;`,
      findings: [[5, 1, 5, 36, 'error']],
    },
  ],
});
