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
