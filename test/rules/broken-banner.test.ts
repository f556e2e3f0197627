import { ruleTable } from '../support/rule-table.js';

const banner = '-- SAFE PRODUCTION MIGRATION\n';

ruleTable('broken-banner', {
  accept: [
    { name: 'a file that keeps the promise', sql: `${banner}ALTER TABLE t ADD COLUMN IF NOT EXISTS a int;` },
    { name: 'no promise, nothing broken', sql: 'DROP TABLE t;' },
    {
      name: 'what is ignored with a reason breaks nothing',
      sql: `${banner}-- drydock-ignore drop-table, missing-if-exists: unread since 2025\nDROP TABLE t;`,
    },
    {
      name: 'an ignore of this rule',
      sql: `-- drydock-ignore-file broken-banner: agreed with the DBA\n${banner}DROP TABLE t;`,
    },
    {
      name: 'the down script may destroy',
      sql: `-- migration\n${banner}CREATE TABLE IF NOT EXISTS t (id int);\n-- down\nDROP TABLE t;`,
    },
    { name: 'a dev file', sql: `-- migration 0001_dev.sql\n${banner}CREATE TABLE t (id int);` },
    {
      name: 'other categories break no promise',
      sql: `${banner}ALTER TABLE t ADD COLUMN IF NOT EXISTS a int NOT NULL;`,
    },
  ],
  reject: [
    {
      name: 'a destructive statement',
      sql: `${banner}DROP TABLE IF EXISTS t;`,
      findings: [
        [1, 1, 1, 29, 'error', /^The banner's promise is not kept: line 2 \(drop-table\) breaks it\.$/],
      ],
    },
    {
      name: 'several, at the banner wherever it stands',
      sql: `-- 0007\n  ${banner}DROP TABLE t;\nCREATE TABLE u (id int);`,
      findings: [
        [
          2,
          3,
          2,
          31,
          'error',
          'line 3 (drop-table), line 3 (missing-if-exists) and line 4 (missing-if-not-exists) break it.',
        ],
      ],
    },
    {
      name: 'many are counted',
      sql: banner + 'CREATE TABLE u (id int);\n'.repeat(7),
      findings: [[1, 1, 1, 29, 'error', 'line 5 (missing-if-not-exists) and 3 more break it.']],
    },
    {
      name: 'one finding a file',
      sql: `-- migration\n${banner}DROP TABLE t;\n-- migration\n${banner}CREATE TABLE u (id int);`,
      findings: [
        [2, 1, 2, 29, 'error'],
        [5, 1, 5, 29, 'error'],
      ],
    },
    {
      name: 'a reason for one of two',
      sql: `${banner}-- drydock-ignore missing-if-exists: t is there\nDROP TABLE t;`,
      findings: [[1, 1, 1, 29, 'error', ': line 3 (drop-table) breaks it.']],
    },
  ],
});
