import { ruleTable } from '../support/rule-table.js';

ruleTable('invalid-format-specifier', {
  accept: [
    "SELECT format('%s %I %L %% %1$s %-10s %*s', 1, 2, 3, 4, 5, 6, 7);",
    "SELECT format(a, 1), app.format('%d', 1), format('%s %s', VARIADIC b);",
    "DO $$ BEGIN EXECUTE format('ANALYZE %I', 't'); END $$;",
  ],
  reject: [
    {
      sql: "SELECT 'é', format('%d', 1);",
      findings: [
        [1, 13, 1, 19, 'error', 'fails with 22023 for “%d”: unrecognized format() type specifier "d"'],
      ],
    },
    {
      sql: `CREATE FUNCTION f() RETURNS text LANGUAGE plpgsql AS $$
DECLARE a text := format('100%', 1);
BEGIN
  IF format('%s %s', 1) = a THEN EXECUTE format('ANALYZE %i', a); END IF;
  INSERT INTO t VALUES (format('%.2f', 1));
  RETURN format('%S', 1);
END $$;`,
      findings: [
        [2, 19, 2, 25, 'error', 'unterminated'],
        [4, 6, 4, 12, 'error', 'too few arguments'],
        [4, 34, 4, 65, 'error', 'specifier "i"'],
        [5, 25, 5, 31, 'error', 'specifier "."'],
        [6, 10, 6, 16, 'error', 'specifier "S"'],
      ],
    },
    {
      name: 'BEGIN ATOMIC',
      sql: "CREATE FUNCTION f() RETURNS text BEGIN ATOMIC SELECT format('%d', 1); END;",
      findings: [[1, 54, 1, 60, 'error', 'specifier "d"']],
    },
  ],
});
