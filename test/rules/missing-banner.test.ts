import { ruleTable } from '../support/rule-table.js';

const banner = '-- SAFE PRODUCTION MIGRATION\n';
const withBanner = `-- before\n${banner}CREATE TABLE t (id int);\n`;
const partitioned = 'CREATE TABLE IF NOT EXISTS e (at date) PARTITION BY RANGE (at);';
const helper = `-- before
CREATE FUNCTION make_part(day date) RETURNS void LANGUAGE plpgsql AS $$
BEGIN EXECUTE format('CREATE TABLE %I PARTITION OF e FOR VALUES IN (%L)', 'e_' || day, day); END $$;
`;

ruleTable('missing-banner', {
  accept: [
    'ALTER TABLE t ADD COLUMN IF NOT EXISTS a int;',
    { name: 'no file of the project has one', sql: 'CREATE TABLE IF NOT EXISTS t (id int);' },
    { name: 'a line comment', sql: `${banner}${partitioned}` },
    {
      name: 'a block comment, whatever its case and spacing',
      sql: `/*\n * Safe  production\n   MIGRATION */\n${partitioned}`,
    },
    { name: 'behind other comments', sql: `-- 0007\n\n-- Safe production migration: adds e\n${partitioned}` },
    { name: 'a file without statements', sql: `${withBanner}-- migration\n-- nothing yet\n` },
    { name: 'a dev file', sql: `${withBanner}-- migration 0001_seed_dev.sql\n${partitioned}` },
    {
      name: 'a down script',
      sql: `${withBanner}-- migration\n${banner}ALTER TABLE t ADD a int;\n-- down\nALTER TABLE t DROP a;`,
    },
    {
      name: 'the banner of a dev file asks for nothing',
      sql: `-- before 0000_x_dev.sql\n${banner}SELECT 1;\n-- migration\nSELECT 2;`,
    },
    { name: 'PARTITION BY in a window', sql: 'SELECT row_number() OVER (PARTITION BY a ORDER BY b) FROM t;' },
    {
      name: 'a routine that makes partitions is only defined',
      sql: helper.replace('-- before', '-- migration'),
    },
    { name: 'a comment in a DO block', sql: 'DO $$ BEGIN -- PARTITION OF nothing\nPERFORM 1; END $$;' },
    { name: 'ATTACH of an index', sql: 'ALTER INDEX e_idx ATTACH PARTITION p_idx;' },
    { name: 'never', sql: partitioned, settings: { bannerRequired: 'never' } },
    {
      name: 'partitioned',
      sql: `${withBanner}-- migration\nSELECT 1;`,
      settings: { bannerRequired: 'partitioned' },
    },
    {
      name: 'a file that the globs do not name',
      sql: partitioned,
      settings: { bannerRequired: () => false },
    },
    {
      name: 'another text',
      sql: `-- reviewed by dba\n${partitioned}`,
      settings: { bannerText: 'Reviewed by DBA' },
    },
  ],
  reject: [
    {
      name: 'another migration has one',
      sql: `${withBanner}-- migration\nSELECT 1;`,
      findings: [[5, 1, 5, 9, 'warning', '0001.sql lacks the banner SAFE PRODUCTION MIGRATION']],
    },
    { sql: partitioned, findings: [[1, 1, 1, 63, 'error', 'creates partitions']] },
    {
      name: 'a banner behind the first statement',
      sql: `SELECT 1;\n${banner}${partitioned}`,
      findings: [[1, 1, 1, 9, 'error']],
    },
    {
      name: 'PARTITION OF',
      sql: 'CREATE TABLE p PARTITION OF e DEFAULT;',
      findings: [[1, 1, 1, 38, 'error']],
    },
    {
      name: 'ATTACH',
      sql: '\nALTER TABLE e ATTACH PARTITION p DEFAULT;',
      findings: [[2, 1, 2, 41, 'error']],
    },
    {
      name: 'a DO block that makes them',
      sql: `DO $$ BEGIN EXECUTE 'CREATE TABLE p PARTITION OF e DEFAULT'; END $$;`,
      findings: [[1, 1, 1, 68, 'error']],
    },
    {
      name: 'a call of a routine that makes them',
      sql: `${helper}-- migration\nSELECT make_part('2026-01-01');`,
      findings: [[5, 1, 5, 31, 'error']],
    },
    {
      name: 'a DO block that calls one',
      sql: `${helper}-- migration\nDO $$ BEGIN PERFORM make_part(current_date); END $$;`,
      findings: [[5, 1, 5, 52, 'error']],
    },
    {
      name: 'all',
      sql: 'SELECT 1;',
      settings: { bannerRequired: 'all' },
      findings: [[1, 1, 1, 9, 'warning']],
    },
    {
      name: 'globs',
      sql: 'SELECT 1;',
      settings: { bannerRequired: (file) => file === '0001.sql' },
      findings: [[1, 1, 1, 9, 'warning']],
    },
    {
      name: 'a statement with an error counts',
      sql: `${withBanner}-- migration\nSELEC 1;`,
      findings: [[5, 1, 5, 8, 'warning']],
    },
  ],
});
