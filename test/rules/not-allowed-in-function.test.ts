import { ruleTable } from '../support/rule-table.js';

ruleTable('not-allowed-in-function', {
  accept: [
    'CREATE INDEX CONCURRENTLY i ON t (c);',
    'DO $$ BEGIN ANALYZE t; REINDEX TABLE t; DROP INDEX i; END $$;',
    {
      name: 'COMMIT in a procedure',
      sql: 'CREATE PROCEDURE f() LANGUAGE plpgsql AS $$ BEGIN COMMIT; END $$;',
    },
    {
      name: 'COMMIT outside a transaction, in a handler',
      sql: `-- migration (no transaction)
DO $$ BEGIN
  LOOP COMMIT; EXIT; END LOOP;
  BEGIN PERFORM 1 / 0; EXCEPTION WHEN others THEN ROLLBACK; END;
END $$;`,
    },
    {
      name: 'behind the COMMIT of the script itself',
      sql: '-- migration (no transaction)\nBEGIN; SELECT 1; COMMIT; DO $$ BEGIN COMMIT; END $$;',
    },
    { name: 'alone in one query', sql: '-- tool: golang-migrate\n-- migration\nDO $$ BEGIN COMMIT; END $$;' },
  ],
  reject: [
    {
      sql: `CREATE PROCEDURE app.f() LANGUAGE plpgsql AS $$
BEGIN
  COMMIT;
  BEGIN
    VACUUM t; EXECUTE 'DROP INDEX CONCURRENTLY i';
  END;
END $$;`,
      findings: [
        [5, 5, 5, 13, 'error', 'VACUUM fails with 25001 inside the procedure app.f: it must stand alone.'],
        [5, 15, 5, 50, 'error', 'DROP INDEX CONCURRENTLY fails with 25001'],
      ],
    },
    {
      name: 'in a body of SQL',
      sql: 'CREATE FUNCTION f() RETURNS void LANGUAGE sql AS $$ VACUUM t $$;',
      findings: [[1, 53, 1, 61, 'error', 'the function f']],
    },
    {
      sql: "CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN\n  COMMIT; RETURN NEW;\nEND';",
      findings: [[2, 3, 2, 9, 'error', 'COMMIT fails with 2D000 in the function f: only procedures']],
    },
    {
      sql: `CREATE PROCEDURE f() LANGUAGE plpgsql AS $$
BEGIN
  BEGIN
    BEGIN ROLLBACK; END;
  EXCEPTION WHEN unique_violation THEN COMMIT;
  END;
END $$;`,
      findings: [[4, 11, 4, 19, 'error', 'ROLLBACK fails with 2D000 in the procedure f, because the block']],
    },
    {
      sql: 'CREATE PROCEDURE f() LANGUAGE plpgsql SET search_path = a AS $$ BEGIN COMMIT; END $$;',
      findings: [[1, 71, 1, 77, 'error', 'declared with SET']],
    },
    {
      sql: 'CREATE PROCEDURE f() LANGUAGE plpgsql SECURITY DEFINER AS $$ BEGIN COMMIT; END $$;',
      findings: [[1, 68, 1, 74, 'error', 'declared with SECURITY DEFINER']],
    },
    {
      name: 'in a wrapped script',
      sql: 'DO $$ BEGIN COMMIT; END $$;',
      findings: [[1, 13, 1, 19, 'error', 'because this script runs it inside a transaction']],
    },
    {
      name: 'called in a transaction',
      sql: `-- migration (no transaction)
CREATE PROCEDURE f() LANGUAGE plpgsql AS $$ BEGIN COMMIT; END $$;
BEGIN;
CALL public.f();
COMMIT;`,
      findings: [[2, 51, 2, 57, 'error', 'inside a transaction']],
    },
    {
      sql: "DO $$ BEGIN SAVEPOINT a; EXECUTE 'COMMIT'; END $$;",
      findings: [
        [1, 13, 1, 24, 'error', 'SAVEPOINT fails with 0A000'],
        [1, 26, 1, 42, 'error', 'COMMIT fails with 0A000'],
      ],
    },
  ],
});
