import { ruleTable } from '../support/rule-table.js';

const devMakes = (sql: string): string => `-- before 0001_archive_dev.sql\n${sql}\n-- migration 0002.sql\n`;

ruleTable('dev-file-would-deploy', {
  accept: [
    { name: 'a tool that leaves dev files out', sql: '-- migration 0001_dev.sql\nTRUNCATE t;' },
    {
      name: 'production makes it too',
      sql: `-- before 0000.sql\nCREATE TABLE a (id int);\n${devMakes('CREATE TABLE a (id int);')}DELETE FROM a WHERE id = 1;`,
    },
    {
      name: 'the dev file dropped it first',
      sql: `${devMakes('DROP TABLE IF EXISTS a;\nCREATE TABLE a (id int);')}SELECT * FROM a;`,
    },
    {
      name: 'the dev file is not sure',
      sql: `${devMakes('CREATE TABLE IF NOT EXISTS a (id int);')}SELECT * FROM a;`,
    },
    {
      name: 'production may make it in a body',
      sql: `-- before 0000.sql\nDO $$ BEGIN EXECUTE 'CREATE TABLE a (id int)'; END $$;\n${devMakes('CREATE TABLE a (id int);')}SELECT * FROM a;`,
    },
    { name: 'a temporary table', sql: `${devMakes('CREATE TEMP TABLE a (id int);')}SELECT * FROM a;` },
    { name: 'another schema', sql: `${devMakes('CREATE TABLE x.a (id int);')}SELECT * FROM a;` },
    {
      name: 'only other dev files use it',
      sql: '-- before 0001_dev.sql\nCREATE TABLE a (id int);\n-- migration 0002_dev.sql\nSELECT * FROM a;',
    },
    {
      name: 'the dev file comes later',
      sql: '-- migration 0001.sql\nSELECT * FROM a;\n-- migration 0002_dev.sql\nCREATE TABLE a (id int);',
    },
  ],
  reject: [
    {
      name: 'a tool that runs them',
      sql: '-- tool: golang-migrate\n-- migration 000001_x_dev.up.sql\nTRUNCATE t;\n-- down 000001_x_dev.down.sql\nSELECT 1;',
      findings: [[3, 1, 3, 11, 'error', 'golang-migrate runs 000001_x_dev.up.sql in production']],
    },
    {
      name: 'production needs what only the dev file makes',
      sql: `${devMakes('CREATE TABLE a (id int);')}SELECT 1;\nALTER TABLE a ADD COLUMN IF NOT EXISTS b int;\nSELECT * FROM a;`,
      findings: [[5, 1, 5, 45, 'error', 'a is created by 0001_archive_dev.sql alone']],
    },
    {
      name: 'in a foreign key',
      sql: `${devMakes('CREATE TABLE a (id int);')}CREATE TABLE IF NOT EXISTS b (a int REFERENCES public.a);`,
      findings: [[4, 1, 4, 57, 'error', 'public.a is created by']],
    },
  ],
});
