import { ruleTable } from '../support/rule-table.js';

const sixtyThree = 'a'.repeat(63);
const sixtyFour = 'a'.repeat(64);
/** 32 letters of two bytes each. */
const umlauts = 'ö'.repeat(32);

ruleTable('identifier-too-long', {
  accept: [
    `CREATE TABLE ${sixtyThree} (a int);`,
    `CREATE TABLE "${'ö'.repeat(31)}a" (a int);`,
    {
      name: 'a text',
      sql: `CREATE TABLE t (a text DEFAULT '${sixtyFour}', b text DEFAULT $$${sixtyFour}$$);`,
    },
    { name: 'a comment', sql: `CREATE TABLE t ( -- ${sixtyFour}\n  a int /* ${sixtyFour} */);` },
    { name: 'an alias', sql: `SELECT 1 AS ${sixtyFour};` },
    { name: 'what is dropped', sql: `DROP TABLE ${sixtyFour};\nALTER TABLE t DROP COLUMN ${sixtyFour};` },
    { name: 'what gets a shorter name', sql: `ALTER TABLE ${sixtyFour} RENAME TO a;` },
    {
      name: 'what was cut before',
      sql: `-- before\nCREATE TABLE ${sixtyFour} (a int);\n-- migration\nALTER TABLE ${sixtyFour} ADD COLUMN b int;`,
    },
  ],
  reject: [
    {
      sql: `CREATE TABLE ${sixtyFour} (a int);`,
      findings: [
        [1, 14, 1, 78, 'warning', `This name is 64 bytes long, and Postgres cuts it to ${sixtyThree}.`],
      ],
    },
    {
      name: 'bytes, not letters, and no half a letter is kept',
      sql: `CREATE TABLE t (\n  "${umlauts}" int,\n  b int\n);`,
      findings: [[2, 3, 2, 37, 'warning', `is 64 bytes long, and Postgres cuts it to ${'ö'.repeat(31)}.`]],
    },
    {
      name: 'once in a script',
      sql: `ALTER TABLE t ADD ${sixtyFour} int;\nCREATE INDEX ON t (${sixtyFour});`,
      findings: [[1, 19, 1, 83, 'warning']],
    },
    {
      name: 'a constraint, an index and a new name',
      sql: `ALTER TABLE t ADD CONSTRAINT a${sixtyThree} CHECK (a > 0);
CREATE INDEX b${sixtyThree} ON t (a);
ALTER TABLE t RENAME COLUMN a TO c${sixtyThree};`,
      findings: [
        [1, 30, 1, 94, 'warning'],
        [2, 14, 2, 78, 'warning'],
        [3, 34, 3, 98, 'warning'],
      ],
    },
  ],
});
