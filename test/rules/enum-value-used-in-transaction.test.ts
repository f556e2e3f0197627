import { ruleTable } from '../support/rule-table.js';

const before = "-- before\nCREATE TYPE e AS ENUM ('a');\nCREATE TABLE t (s e, x text);\n";
const add = "-- migration\nALTER TYPE e ADD VALUE 'b';\n";

ruleTable('enum-value-used-in-transaction', {
  accept: [
    {
      name: 'a text column',
      sql: `${before}${add}INSERT INTO t (x) VALUES ('b'); UPDATE t SET x = 'b' WHERE x = 'b';`,
    },
    { name: 'cast to text', sql: `${before}${add}SELECT 'b'::text FROM t WHERE s::text = 'b';` },
    { name: 'another transaction', sql: `${before}${add}-- migration\nINSERT INTO t VALUES ('b');` },
    { name: 'a new type', sql: "CREATE TYPE e AS ENUM ('a'); ALTER TYPE e ADD VALUE 'b'; SELECT 'b'::e;" },
    { name: 'another value', sql: `${before}${add}INSERT INTO t VALUES ('a');` },
  ],
  reject: [
    ...[
      "INSERT INTO t VALUES ('b')",
      "INSERT INTO t (x, s) SELECT 'x', 'b'",
      "UPDATE t SET s = 'b' WHERE x = 'c'",
      "SELECT 'b'::e",
      "DELETE FROM t WHERE s IN ('a', 'b')",
      "ALTER TABLE t ALTER s SET DEFAULT 'b'",
      "ALTER TABLE t ADD COLUMN z e DEFAULT 'b'",
      "ALTER TABLE t ADD CONSTRAINT c CHECK (s <> 'b') NOT VALID",
      "CREATE TABLE u (s e DEFAULT 'b')",
    ].map((sql) => ({
      sql: `${before}${add}${sql}`,
      name: sql,
      findings: [[6, 1, 6, sql.length + 1, 'error', "The value 'b' of e"]] as const,
    })),
    {
      name: 'all files in one transaction',
      sql: `-- tool: drizzle\n${before}${add}-- migration\nSELECT 'b'::e`,
      findings: [[8, 1, 8, 14, 'error']],
    },
  ],
});
