import { ruleTable } from '../support/rule-table.js';

const body = (text: string): string => `DO $$\nBEGIN\n${text}\nEND $$;`;

ruleTable('raise-format-mismatch', {
  accept: [
    body("  RAISE NOTICE 'a % of 100%%, %', f(1, 2), ARRAY[1, 2] USING HINT = 'x, %';"),
    body("  RAISE; RAISE division_by_zero; RAISE SQLSTATE '22012'; RAISE USING MESSAGE = '%';"),
    { name: 'seconds', sql: body("  RAISE NOTICE 'took %s', extract(epoch FROM a);") },
    { name: 'a word', sql: body("  RAISE NOTICE '%days %,% %.', 1, 2, 3, 4;") },
    { name: 'in a comment or a text', sql: body("  -- RAISE 'a %';\n  PERFORM 'RAISE ''%'';';") },
  ],
  reject: [
    {
      sql: body("  RAISE EXCEPTION 'a % %', 1;\n  IF true THEN RAISE 'a', 1, 2; END IF;\n  DROP TABLE t;"),
      findings: [
        [3, 19, 3, 26, 'error', 'fewer parameters (1) than placeholders (2)'],
        [4, 22, 4, 25, 'error', 'more parameters (2) than placeholders (0)'],
      ],
    },
    {
      sql: body("  RAISE NOTICE 'pi is %.2f, name %s', pi(), name;"),
      findings: [
        [3, 23, 3, 27, 'warning', 'prints the value and then “.2f” for %.2f'],
        [3, 34, 3, 36, 'warning', 'prints the value and then “s” for %s'],
      ],
    },
    {
      name: 'between quotes',
      sql: "CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS 'BEGIN RAISE ''a %''; END';",
      findings: [[1, 67, 1, 74, 'error', 'the function f']],
    },
  ],
});
