import { ruleTable } from '../support/rule-table.js';

const batch = 'UPDATE t SET a = 1 WHERE id IN (SELECT id FROM t WHERE a IS NULL LIMIT 1000);';
const block = (body: string): string => `-- migration (no transaction)\nDO $$\nBEGIN\n${body}\nEND $$;`;

ruleTable('backfill-without-commit', {
  accept: [
    block(`  LOOP ${batch} EXIT WHEN NOT FOUND; COMMIT; END LOOP;`),
    block(`  LOOP FOR i IN 1..2 LOOP ${batch} END LOOP; COMMIT; END LOOP;`),
    block('  LOOP DELETE FROM t WHERE id BETWEEN 1 AND 2; CALL next_batch(); END LOOP;'),
    { name: 'no loop', sql: block(`  ${batch}`) },
    { name: 'a log', sql: block("  FOR i IN 1..3 LOOP INSERT INTO log VALUES (i, 'x'); END LOOP;") },
    { name: 'an upsert', sql: block('  LOOP UPDATE t SET a = 1 WHERE id = 1; EXIT WHEN FOUND; END LOOP;') },
    {
      name: 'a table of the same script',
      sql: `CREATE TABLE t (id int, a int);\nDO $$ BEGIN LOOP ${batch} EXIT; END LOOP; END $$;`,
    },
  ],
  reject: [
    {
      sql: block(`  COMMIT;\n  LOOP\n    ${batch}\n  END LOOP;`),
      findings: [
        [6, 5, 6, 81, 'warning', 'The loop in the DO block changes t in batches but does not COMMIT'],
      ],
    },
    {
      name: 'a function, a range of keys',
      sql: `CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS '
BEGIN
  WHILE true LOOP
    DELETE FROM app.t WHERE id >= 1 AND id < 5;
    INSERT INTO u SELECT * FROM v WHERE id BETWEEN 1 AND 2;
    EXECUTE ''DELETE FROM w WHERE ctid = ANY (ARRAY(SELECT ctid FROM w LIMIT 5))'';
  END LOOP;
END';`,
      findings: [
        [4, 5, 4, 47, 'warning', 'the function f changes app.t'],
        [5, 5, 5, 59, 'warning', 'changes u'],
        [6, 5, 6, 83, 'warning', 'changes w'],
      ],
    },
  ],
});
