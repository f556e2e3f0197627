import { ruleTable } from '../support/rule-table.js';

ruleTable('unknown-dynamic-sql', {
  accept: [
    "DO $$ DECLARE a text := 't'; BEGIN EXECUTE format('ANALYZE %I', a); END $$;",
    {
      name: 'only defined',
      sql: 'CREATE FUNCTION f(a text) RETURNS void LANGUAGE plpgsql AS $$ BEGIN EXECUTE a; END $$;',
    },
  ],
  reject: [
    {
      sql: `DO $$ DECLARE r record; BEGIN
  FOR r IN SELECT 1 AS a LOOP
    EXECUTE format('DROP TABLE %I',
      r.a); EXECUTE r.a;
  END LOOP;
END $$;`,
      findings: [
        [3, 5, 4, 11, 'info', 'the DO block runs “DROP TABLE …”, of which a part is not known'],
        [4, 13, 4, 24, 'info', 'a text that is not known before it runs: only the dry-run tells'],
      ],
    },
    {
      name: 'a function that the script calls',
      sql: `CREATE FUNCTION f(a text) RETURNS void LANGUAGE plpgsql AS 'BEGIN
  EXECUTE ''ANALYZE '' || a; END';
SELECT f('t');`,
      findings: [[2, 3, 2, 28, 'info', 'the function f runs “ANALYZE …”']],
    },
  ],
});
