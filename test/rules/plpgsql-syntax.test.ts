import { ruleTable } from '../support/rule-table.js';

ruleTable('plpgsql-syntax', {
  accept: [
    'DO $$ DECLARE r t%ROWTYPE; a t.c%TYPE[]; BEGIN SELECT * INTO STRICT r FROM t; r.c := a[1]; END $$;',
    'CREATE FUNCTION f(int, INOUT b mood) LANGUAGE plpgsql AS $_$DECLARE a ALIAS FOR $1; BEGIN SELECT a, 1 INTO b, $1; END$_$;',
    'CREATE FUNCTION f() RETURNS TABLE (a int, b mood) LANGUAGE plpgsql AS $$BEGIN SELECT 1, 2 INTO a, b; RETURN NEXT; END$$;',
    "DO $$ BEGIN RAISE NOTICE 'a %'; END $$;",
    { name: 'what needs types is no finding', sql: 'DO $$ DECLARE a int; BEGIN a.b := 1; END $$;' },
    {
      name: 'another language',
      sql: 'CREATE FUNCTION f() RETURNS int LANGUAGE plpython3u AS $$ retrun 1 $$;',
    },
  ],
  reject: [
    {
      sql: `DO $$
BEGIN
  UPDATE t SET b = 1
    WHERE a b
    AND b = 2;
END $$;`,
      findings: [[4, 13, 4, 14, 'error', 'the body of the DO block: syntax error at or near "b"']],
    },
    {
      name: 'a procedure in nested blocks',
      sql: `CREATE PROCEDURE app.f() LANGUAGE plpgsql AS $$
BEGIN
  /* é */ BEGIN IF true THEN DROP TABLE IF EXIST t; END IF; END;
END $$;`,
      findings: [[3, 44, 3, 49, 'error', 'the procedure app.f: syntax error at or near "EXIST"']],
    },
    {
      name: 'between quotes',
      sql: `CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS 'BEGIN
  PERFORM ''a''; SELEC 1;
END';`,
      findings: [[2, 18, 2, 23, 'error', 'SELEC']],
    },
    {
      sql: 'DO $$ BEGIN IF a AND\n  b THEN NULL; END IF; IF true NULL; END IF; END $$;',
      findings: [[2, 36, 2, 37, 'error', 'missing "THEN"']],
    },
    {
      sql: 'DO $$ BEGIN\n  LOOP EXIT; END LOOP;\n  EXIT;\nEND $$;',
      findings: [[3, 3, 3, 7, 'error', 'EXIT cannot be used outside a loop']],
    },
    {
      sql: 'DO $$ DECLARE a int; BEGIN\n  SELECT 1 INTO a;\n  SELECT 1 INTO b;\nEND $$;',
      findings: [[3, 17, 3, 18, 'error', '"b" is not a known variable']],
    },
    {
      sql: 'CREATE FUNCTION f() RETURNS int LANGUAGE plpgsql AS $$BEGIN\n  RETURN;\nEND$$;',
      findings: [[2, 9, 2, 10, 'error', 'missing expression']],
    },
    {
      name: 'a body in SQL, checks off',
      sql: 'SET check_function_bodies = off;\nCREATE FUNCTION f() RETURNS int LANGUAGE sql AS $$ SELECT 1 FORM t x $$;',
      findings: [[2, 66, 2, 67, 'error', 'the function f when it is first called']],
    },
  ],
});
