import { ruleTable } from '../support/rule-table.js';

const files = (...lines: readonly string[]): string =>
  lines.map((line) => `-- ${line}\nSELECT 1;`).join('\n');

ruleTable('duplicate-version', {
  accept: [
    {
      name: 'numbers that follow each other',
      sql: files('before 0001_a.sql', 'migration 0002_b.sql', 'migration 0003_c.sql'),
    },
    {
      name: 'a dev file beside its sibling',
      sql: files('before 0001_a.sql', 'migration 0002_b.sql', 'migration 0002_b_dev.sql'),
    },
    { name: 'a dev file alone', sql: files('before 0002_a_dev.sql', 'migration 0002_b.sql') },
    { name: 'files without a number', sql: files('migration R__a.sql', 'migration R__b.sql') },
    {
      name: 'two of the history',
      sql: files('before 0001_a.sql', 'before 0001_b.sql', 'migration 0002_c.sql'),
    },
  ],
  reject: [
    {
      name: 'one that production has',
      sql: files('before 0001_a.sql', 'before 0002_b.sql', 'migration 0002_c.sql'),
      findings: [[6, 1, 6, 9, 'error', '0002_c.sql has the version 0002, which 0002_b.sql has already.']],
    },
    {
      name: 'written otherwise',
      sql: files('before 7_a.sql', 'migration 007_b.sql'),
      findings: [[4, 1, 4, 9, 'error', 'has the version 007, which 7_a.sql has']],
    },
    {
      name: 'two that are pending',
      sql: files('migration 0002_a.sql', 'migration 0002_b.sql'),
      findings: [[4, 1, 4, 9, 'error', 'which 0002_a.sql has already']],
    },
    {
      name: 'a name that sorts before that of production',
      sql: files('migration 0002_a.sql', 'before 0002_b.sql'),
      findings: [[2, 1, 2, 9, 'error', 'which 0002_b.sql has already']],
    },
    {
      name: 'a file of comments alone, at its first',
      sql: '-- before 1_a.sql\nSELECT 1;\n-- migration 1_b.sql\n\n-- to do',
      findings: [[5, 1, 5, 9, 'error']],
    },
  ],
});

ruleTable('out-of-order-version', {
  accept: [
    {
      name: 'behind the history',
      sql: files('before 0001_a.sql', 'before 0003_b.sql', 'migration 0004_c.sql'),
    },
    { name: 'all pending', sql: files('migration 0001_a.sql', 'migration 0002_b.sql') },
    { name: 'a dev file', sql: files('before 0001_a.sql', 'migration 0002_x_dev.sql', 'before 0003_b.sql') },
    {
      name: 'before a dev file',
      sql: files('before 0001_a.sql', 'migration 0002_x.sql', 'before 0003_b_dev.sql'),
    },
    {
      name: 'repeatable files of the history run last',
      sql: files('before R__views.sql', 'migration 0002_x.sql'),
    },
  ],
  reject: [
    {
      name: 'between two of the history',
      sql: files('before 0001_a.sql', 'before 0003_b.sql', 'migration 0002_c.sql'),
      findings: [[6, 1, 6, 9, 'error', '0002_c.sql sorts before 0003_b.sql, which production already has.']],
    },
    {
      name: 'numbers, not text',
      sql: files('before 10_a.sql', 'migration 9_b.sql', 'migration 11_c.sql'),
      findings: [[4, 1, 4, 9, 'error', '9_b.sql sorts before 10_a.sql']],
    },
  ],
});

ruleTable('version-gap', {
  accept: [
    { name: 'no gap', sql: files('before 1_a.sql', 'before 2_b.sql', 'migration 3_c.sql') },
    {
      name: 'a gap in the history',
      sql: files('before 1_a.sql', 'before 2_b.sql', 'before 4_d.sql', 'migration 5_e.sql'),
    },
    {
      name: 'a gap that ends at the history',
      sql: files('before 1_a.sql', 'migration 2_b.sql', 'before 4_d.sql'),
    },
    {
      name: 'dates',
      sql: files('before 20260101_a.sql', 'before 20260102_b.sql', 'migration 20260105_c.sql'),
    },
    { name: 'tens', sql: files('before 10_a.sql', 'before 20_b.sql', 'migration 40_c.sql') },
    { name: 'too few to tell', sql: files('before 1_a.sql', 'migration 3_c.sql') },
    {
      name: 'a number that a dev file has',
      sql: files('before 1_a.sql', 'before 2_b.sql', 'migration 3_c_dev.sql', 'migration 4_d.sql'),
    },
    {
      name: 'before a dev file',
      sql: files('before 1_a.sql', 'before 2_b.sql', 'migration 4_d_dev.sql'),
    },
    { name: 'a number twice', sql: files('before 1_a.sql', 'before 2_b.sql', 'migration 2_c.sql') },
  ],
  reject: [
    {
      name: 'one number',
      sql: files('before 0001_a.sql', 'before 0002_b.sql', 'migration 0004_c.sql', 'migration 0005_d.sql'),
      findings: [[6, 1, 6, 9, 'info', '0004_c.sql has the number 4, and 3 is missing before it.']],
    },
    {
      name: 'several, beside a repeatable file',
      sql: files('before 1_a.sql', 'before 2_b.sql', 'migration 9_c.sql', 'before R__views.sql'),
      findings: [[6, 1, 6, 9, 'info', '9_c.sql has the number 9, and 3 to 8 are missing before it.']],
    },
    {
      name: 'between two that are pending',
      sql: files('migration 1_a.sql', 'migration 2_b.sql', 'migration 4_c.sql'),
      findings: [[6, 1, 6, 9, 'info']],
    },
  ],
});
