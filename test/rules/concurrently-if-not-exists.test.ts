import { ruleTable } from '../support/rule-table.js';

const loose = '-- migration (no transaction)\n';
const create = 'CREATE INDEX CONCURRENTLY IF NOT EXISTS i ON t (a);';

ruleTable('concurrently-if-not-exists', {
  accept: [
    { name: 'dropped before in the script', sql: `${loose}DROP INDEX CONCURRENTLY IF EXISTS i;\n${create}` },
    { name: 'dropped with others', sql: `${loose}DROP INDEX IF EXISTS h, public.i;\n${create}` },
    {
      name: 'dropped by the migration before',
      sql: `${loose}DROP INDEX CONCURRENTLY IF EXISTS i;\n${loose}${create}`,
    },
    { name: 'dropped by the history', sql: `-- before\nDROP INDEX IF EXISTS i;\n${loose}${create}` },
    { name: 'without IF NOT EXISTS', sql: `${loose}CREATE INDEX CONCURRENTLY i ON t (a);` },
    { name: 'without CONCURRENTLY', sql: 'CREATE INDEX IF NOT EXISTS i ON t (a);' },
    { name: 'on a table of this script', sql: `${loose}CREATE TABLE IF NOT EXISTS t (a int);\n${create}` },
  ],
  reject: [
    { sql: loose + create, findings: [[2, 1, 2, 51, 'warning', 'IF NOT EXISTS keeps i INVALID']] },
    {
      name: 'another index is dropped',
      sql: `${loose}DROP INDEX CONCURRENTLY IF EXISTS j;\n${create}`,
      findings: [[3, 1, 3, 51, 'warning']],
    },
    {
      name: 'dropped after it',
      sql: `${loose}${create}\nDROP INDEX IF EXISTS i;`,
      findings: [[2, 1, 2, 51, 'warning']],
    },
    {
      name: 'dropped long ago and built since',
      sql: `-- before 0001.sql\nDROP INDEX i;\n-- before 0002.sql\nCREATE INDEX i ON t (a);\n-- migration 0003.sql (no transaction)\n${create}`,
      findings: [[6, 1, 6, 51, 'warning']],
    },
  ],
});
