import { ruleTable } from '../support/rule-table.js';

const parent = `-- before
CREATE TABLE p (id int, d date NOT NULL) PARTITION BY RANGE (d);
CREATE TABLE p1 PARTITION OF p FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
`;
const child = `${parent}CREATE TABLE c (id int, d date NOT NULL);
`;
const bounds = `CHECK (d >= '2026-01-01' AND d < '2027-01-01')`;
const attach = `ALTER TABLE p ATTACH PARTITION c FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');`;
const unproven =
  /^Attaching c to p reads all rows of c under ACCESS EXCLUSIVE, because no valid CHECK is known/;

/** `sql` before the migration that attaches. */
const after = (before: string, sql: string): string => `${before}${sql}\n-- migration\n${attach}`;

/** The place of `attach` where it is alone in the last lines of a text. */
const last = (sql: string): readonly [number, number, number, number, 'warning'] => {
  const line = sql.split('\n').length;
  return [line, 1, line, attach.length, 'warning'];
};

const rejected = (name: string, sql: string, message: RegExp = unproven) => ({
  name,
  sql,
  findings: [[...last(sql), message] as const],
});

ruleTable('attach-partition-without-check', {
  accept: [
    { name: 'a CHECK', sql: after(child, `ALTER TABLE c ADD ${bounds};`) },
    {
      name: 'a CHECK that pending migrations add and validate',
      sql: after(
        child,
        `-- migration\nALTER TABLE c ADD CONSTRAINT b ${bounds} NOT VALID;\n-- migration\nALTER TABLE c VALIDATE CONSTRAINT b;`,
      ),
    },
    {
      name: 'a CHECK on a table of which the files tell nothing else',
      sql: `-- before\nALTER TABLE c ADD ${bounds};\n-- migration\n${attach}`,
    },
    {
      name: 'two CHECKs that name the columns of the key between them',
      sql: `-- before
CREATE TABLE p (a int NOT NULL, b int NOT NULL) PARTITION BY RANGE (a, b);
CREATE TABLE c (a int NOT NULL CHECK (a = 1), b int NOT NULL CHECK (b BETWEEN 1 AND 9));
-- migration
ALTER TABLE p ATTACH PARTITION c FOR VALUES FROM (1, 1) TO (1, 10);`,
    },
    {
      name: 'the key is renamed',
      sql: after(
        child,
        `ALTER TABLE p RENAME d TO day;\nALTER TABLE c ADD ${bounds};\nALTER TABLE c RENAME d TO day;`,
      ),
    },
    {
      name: 'a nullable column that the CHECK says is not null',
      sql: after(
        parent,
        `CREATE TABLE c (id int, d date);\nALTER TABLE c ADD CHECK (d IS NOT NULL AND d > '2026-01-01');`,
      ),
    },
    { name: 'a table of this script', sql: `${parent}-- migration\nCREATE TABLE c (LIKE p);\n${attach}` },
    {
      name: 'a table of this script in a schema of this script',
      sql: `${parent}-- migration\nCREATE SCHEMA s;\nCREATE TABLE s.c (LIKE p);\nALTER TABLE p ATTACH PARTITION s.c FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');`,
    },
    {
      name: 'the only partition, a DEFAULT one, of a table of this script',
      sql: `-- before\nCREATE TABLE c (id int, d date);\n-- migration\nCREATE TABLE p (id int, d date) PARTITION BY RANGE (d);\nALTER TABLE p ATTACH PARTITION c DEFAULT;`,
    },
    {
      name: 'a DEFAULT partition with a CHECK, where NULLs are welcome',
      sql: `${parent}CREATE TABLE c (id int, d date CHECK (d < '2025-01-01'));\n-- migration\nALTER TABLE p ATTACH PARTITION c DEFAULT;`,
    },
    {
      name: 'a list with NULL in it',
      sql: `-- before
CREATE TABLE p (r text) PARTITION BY LIST (r);
CREATE TABLE c (r text CHECK (r = 'eu'));
-- migration
ALTER TABLE p ATTACH PARTITION c FOR VALUES IN ('eu', NULL);`,
    },
    {
      name: 'hash, which takes NULLs',
      sql: `-- before
CREATE TABLE p (a int) PARTITION BY HASH (a);
CREATE TABLE c (a int CHECK (satisfies_hash_partition('p'::regclass, 2, 0, a)));
-- migration
ALTER TABLE p ATTACH PARTITION c FOR VALUES WITH (MODULUS 2, REMAINDER 0);`,
    },
    {
      name: 'a partitioned table of whose partitions each has a CHECK',
      sql: after(
        parent,
        `CREATE TABLE c (id int, d date NOT NULL) PARTITION BY RANGE (d);
CREATE TABLE c1 PARTITION OF c FOR VALUES FROM ('2026-01-01') TO ('2026-07-01');
ALTER TABLE c1 ADD ${bounds};`,
      ),
    },
    {
      name: 'a partitioned table with a CHECK',
      sql: after(
        parent,
        `CREATE TABLE c (id int, d date NOT NULL, ${bounds}) PARTITION BY RANGE (d);
CREATE TABLE c1 PARTITION OF c FOR VALUES FROM ('2026-01-01') TO ('2026-07-01');`,
      ),
    },
    { name: 'an index', sql: `${child}-- migration\nALTER INDEX p_idx ATTACH PARTITION c_idx;` },
    {
      name: 'DETACH',
      sql: `${parent}-- migration (no transaction)\nALTER TABLE p DETACH PARTITION p1 CONCURRENTLY;`,
    },
  ],
  reject: [
    rejected('no CHECK', after(child, '')),
    rejected('a table that no file tells of', `-- migration\n${attach}`),
    rejected('a CHECK that is NOT VALID', after(child, `ALTER TABLE c ADD ${bounds} NOT VALID;`)),
    rejected('a CHECK of another column', after(child, 'ALTER TABLE c ADD CHECK (id > 0);')),
    rejected('a CHECK that only forbids NULLs', after(child, 'ALTER TABLE c ADD CHECK (d IS NOT NULL);')),
    rejected(
      'a CHECK that was dropped',
      after(child, `ALTER TABLE c ADD CONSTRAINT b ${bounds};\nALTER TABLE c DROP CONSTRAINT b;`),
    ),
    rejected(
      'a column that takes NULLs',
      after(parent, `CREATE TABLE c (id int, d date);\nALTER TABLE c ADD ${bounds};`),
      /, because its CHECK lets NULLs into d\.$/,
    ),
    rejected(
      'a table of an earlier pending migration',
      `${parent}-- migration\nCREATE TABLE c (LIKE p);\n-- migration\n${attach}`,
    ),
    rejected(
      'a partitioned table with a partition that has no CHECK',
      after(
        parent,
        `CREATE TABLE c (id int, d date NOT NULL) PARTITION BY RANGE (d);
CREATE TABLE c1 PARTITION OF c FOR VALUES FROM ('2026-01-01') TO ('2026-07-01');`,
      ),
    ),
    {
      name: 'the old table becomes a partition of the new one',
      sql: `-- before
CREATE TABLE "P" (id int, d date NOT NULL);
-- migration
ALTER TABLE "P" RENAME TO "P_old";
CREATE TABLE "P" (id int, d date NOT NULL) PARTITION BY RANGE (d);
ALTER TABLE "P"
  ATTACH PARTITION "P_old" FOR VALUES FROM (MINVALUE) TO ('2027-01-01');`,
      findings: [[6, 1, 7, 72, 'warning', /^Attaching P_old to P reads all rows of P_old /]],
    },
    {
      name: 'a DEFAULT partition beside others, in another schema',
      sql: `${parent}CREATE TABLE s.c (id int, d date);\n-- migration\nALTER TABLE p ATTACH PARTITION s.c DEFAULT;`,
      findings: [[6, 1, 6, 43, 'warning', /^Attaching s\.c to p reads all rows of s\.c /]],
    },
    {
      name: 'a DEFAULT partition of a table that may have others',
      sql: 'ALTER TABLE p ATTACH PARTITION c DEFAULT;',
      findings: [[1, 1, 1, 41, 'warning']],
    },
    {
      name: 'in a DO block, at its own line',
      sql: `${child}-- migration\nDO $$ BEGIN\n  ${attach}\nEND $$;`,
      findings: [[7, 3, 7, 84, 'warning', unproven]],
    },
    {
      name: 'in a down script',
      sql: `${parent}-- migration\nALTER TABLE p DETACH PARTITION p1;\n-- down\nALTER TABLE p ATTACH PARTITION p1 FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');`,
      findings: [[7, 1, 7, 83, 'info']],
    },
  ],
});
