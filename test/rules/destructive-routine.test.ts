import { ruleTable } from '../support/rule-table.js';

const define = (body: string): string =>
  `CREATE FUNCTION f(a text) RETURNS void LANGUAGE plpgsql AS $$\nBEGIN\n${body}\nEND $$;`;

ruleTable('destructive-routine', {
  accept: [
    define('  DELETE FROM t WHERE id = 1; UPDATE t SET b = 1 FROM u; DROP VIEW v; DROP INDEX i;'),
    {
      name: 'its own tables',
      sql: define('  CREATE TEMP TABLE w (id int); DELETE FROM w; TRUNCATE w; DROP TABLE w;'),
    },
    { name: 'one that is called has other rules', sql: `${define('  TRUNCATE t;')}\nSELECT f('x');` },
    { name: 'a down script', sql: `-- migration\nSELECT 1;\n-- down\n${define('  TRUNCATE t;')}` },
  ],
  reject: [
    {
      sql: define(`  DROP TABLE IF EXISTS t;
  IF true THEN TRUNCATE t, u; DELETE FROM t; UPDATE t SET b = 1 WHERE true; END IF;
  ALTER TABLE t DROP COLUMN c;
  WITH gone AS (DELETE FROM t RETURNING *) INSERT INTO u SELECT * FROM gone;`),
      findings: [
        [3, 3, 3, 25, 'warning', 'each call of the function f runs “DROP TABLE IF EXISTS t”.'],
        [4, 16, 4, 29, 'warning', 'TRUNCATE t, u'],
        [4, 31, 4, 44, 'warning', 'DELETE FROM t'],
        [4, 46, 4, 75, 'warning', 'UPDATE t'],
        [5, 3, 5, 30, 'warning', 'DROP COLUMN c'],
        [6, 3, 6, 76, 'warning', 'WITH gone'],
      ],
    },
    {
      name: 'old partitions',
      sql: define("  EXECUTE format('DROP TABLE %I', a);"),
      findings: [[3, 3, 3, 37, 'warning', 'runs “DROP TABLE …” on what it picks at that moment.']],
    },
    {
      name: 'SQL',
      sql: 'CREATE PROCEDURE app.f() LANGUAGE sql AS $$ DROP SCHEMA s CASCADE $$;',
      findings: [[1, 45, 1, 66, 'warning', 'the procedure app.f runs “DROP SCHEMA s CASCADE”']],
    },
  ],
});
