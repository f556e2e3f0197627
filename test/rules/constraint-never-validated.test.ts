import { ruleTable } from '../support/rule-table.js';

const before = `-- before
CREATE TABLE t (a int, b int);
-- migration
`;
const add = 'ALTER TABLE t ADD CONSTRAINT c CHECK (a > 0) NOT VALID;';
const said = /^The constraint c of t is added NOT VALID, and no pending migration validates it\.$/;

ruleTable('constraint-never-validated', {
  accept: [
    'ALTER TABLE t ADD CONSTRAINT c CHECK (a > 0);',
    {
      name: 'NOT ENFORCED, which nobody can validate',
      sql: `${before}ALTER TABLE t ADD CONSTRAINT c CHECK (a > 0) NOT ENFORCED;\nALTER TABLE t ADD CONSTRAINT f FOREIGN KEY (b) REFERENCES u NOT ENFORCED;`,
    },
    { name: 'validated later', sql: `${before}${add}\n-- migration\nALTER TABLE t VALIDATE CONSTRAINT c;` },
    {
      name: 'validated in the same migration',
      sql: `${before}${add}\nALTER TABLE public.t VALIDATE CONSTRAINT c;`,
    },
    { name: 'dropped later', sql: `${before}${add}\n-- migration\nALTER TABLE t DROP CONSTRAINT c;` },
    { name: 'dropped with its column', sql: `${before}${add}\n-- migration\nALTER TABLE t DROP COLUMN a;` },
    { name: 'dropped with its table', sql: `${before}${add}\n-- migration\nDROP TABLE t;` },
    {
      name: 'added again, and then validated',
      sql: `${before}${add}\n-- migration\nALTER TABLE t DROP CONSTRAINT c, ADD CONSTRAINT c CHECK (a > 1);`,
    },
    {
      name: 'without a name',
      sql: `${before}ALTER TABLE t ADD CHECK (a > 0) NOT VALID;\n-- migration\nALTER TABLE t VALIDATE CONSTRAINT t_a_check;`,
    },
    {
      name: 'without a name, where the first choice is taken',
      sql: `${before.replace('a int', 'a int CHECK (a < 9)')}ALTER TABLE t ADD CHECK (a > 0) NOT VALID;\n-- migration\nALTER TABLE t VALIDATE CONSTRAINT t_a_check1;`,
    },
    {
      name: 'NOT NULL that is validated',
      sql: `${before}ALTER TABLE t ADD CONSTRAINT n NOT NULL a NOT VALID;\n-- migration\nALTER TABLE t VALIDATE CONSTRAINT n;`,
    },
    {
      name: 'NOT NULL that SET NOT NULL validates',
      sql: `${before}ALTER TABLE t ADD CONSTRAINT n NOT NULL a NOT VALID;\n-- migration\nALTER TABLE t ALTER a SET NOT NULL;`,
    },
    {
      name: 'validated in a DO block',
      sql: `${before}${add}\n-- migration\nDO $$ BEGIN ALTER TABLE t VALIDATE CONSTRAINT c; END $$;`,
    },
    {
      name: 'an EXECUTE of a text that is put together may validate it',
      sql: `${before}${add}\n-- migration\nDO $$ DECLARE r record; BEGIN FOR r IN SELECT conname FROM pg_constraint LOOP EXECUTE format('ALTER TABLE t VALIDATE CONSTRAINT %I', r.conname); END LOOP; END $$;`,
    },
    { name: 'a table of this script', sql: `CREATE TABLE t (a int);\n${add}` },
    { name: 'in the history', sql: `-- before\nCREATE TABLE t (a int);\n${add}\n-- migration\nSELECT 1;` },
    { name: 'in a down script', sql: `${before}ALTER TABLE t DROP CONSTRAINT c;\n-- down\n${add}` },
    { name: 'in a dev file', sql: `${before.replace('-- migration', '-- migration 0002_x_dev.sql')}${add}` },
    {
      name: 'of a domain, which only a scan under SHARE could validate',
      sql: 'ALTER DOMAIN d ADD CONSTRAINT c CHECK (value > 0) NOT VALID;',
    },
    { name: 'of a foreign table', sql: 'ALTER FOREIGN TABLE t ADD CONSTRAINT c CHECK (a > 0) NOT VALID;' },
  ],
  reject: [
    { name: 'a CHECK', sql: `${before}${add}`, findings: [[4, 1, 4, 55, 'warning', said]] },
    { name: 'of a table that no file tells of', sql: add, findings: [[1, 1, 1, 55, 'warning', said]] },
    {
      name: 'a foreign key of a partitioned table',
      sql: `-- before
CREATE TABLE s."T" (a int) PARTITION BY LIST (a);
CREATE TABLE s.t1 PARTITION OF s."T" DEFAULT;
-- migration
ALTER TABLE s."T"
  ADD FOREIGN KEY (a) REFERENCES u NOT VALID;`,
      findings: [[5, 1, 6, 45, 'warning', /^The constraint T_a_fkey of s\.T is added /]],
    },
    {
      name: 'NOT NULL',
      sql: `${before}ALTER TABLE t ADD CONSTRAINT n NOT NULL a NOT VALID;`,
      findings: [[4, 1, 4, 52, 'warning', /^The constraint n of t /]],
    },
    {
      name: 'each of two in one statement, of which a third is validated',
      sql: `${before}ALTER TABLE t ADD CONSTRAINT c CHECK (a > 0) NOT VALID, ADD CONSTRAINT d CHECK (b > 0) NOT VALID, ADD CONSTRAINT e CHECK (b > 1) NOT VALID;\n-- migration\nALTER TABLE t VALIDATE CONSTRAINT d;`,
      findings: [
        [4, 1, 4, 139, 'warning', said],
        [4, 1, 4, 139, 'warning', /^The constraint e of t /],
      ],
    },
    {
      name: 'a constraint of that name is validated on another table',
      sql: `${before}${add}\n-- migration\nALTER TABLE app.t VALIDATE CONSTRAINT c;`,
      findings: [[4, 1, 4, 55, 'warning', said]],
    },
    {
      name: 'a routine validates another constraint',
      sql: `${before}${add}\n-- migration\nDO $$ BEGIN EXECUTE format('ALTER TABLE %I VALIDATE CONSTRAINT other', 't'); END $$;`,
      findings: [[4, 1, 4, 55, 'warning', said]],
    },
    {
      name: 'only a down script validates it',
      sql: `${before}${add}\n-- down\nALTER TABLE t VALIDATE CONSTRAINT c;`,
      findings: [[4, 1, 4, 55, 'warning', said]],
    },
    {
      name: 'validated, dropped and added once more',
      sql: `${before}ALTER TABLE t ADD CONSTRAINT b CHECK (a > 0) NOT VALID;\n-- migration\nALTER TABLE t VALIDATE CONSTRAINT b;\n-- migration\nALTER TABLE t DROP CONSTRAINT b;\n-- migration\n${add}`,
      findings: [[10, 1, 10, 55, 'warning', said]],
    },
    {
      name: 'in a DO block, at its own line',
      sql: `${before}DO $$ BEGIN\n  ${add}\nEND $$;`,
      findings: [[5, 3, 5, 57, 'warning', said]],
    },
    {
      name: 'search_path leads to the table',
      sql: '-- before\nCREATE TABLE app.t (a int);\n-- migration\nSET search_path = app;\nALTER TABLE t ADD CONSTRAINT c CHECK (a > 0) NOT VALID;\n-- migration\nALTER TABLE t VALIDATE CONSTRAINT c;',
      findings: [[5, 1, 5, 55, 'warning', said]],
    },
  ],
});
