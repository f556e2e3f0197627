import { ruleTable } from '../support/rule-table.js';

const definer = (clauses: string): string =>
  `CREATE FUNCTION f() RETURNS int LANGUAGE plpgsql SECURITY DEFINER ${clauses} AS $$ BEGIN RETURN 1; END $$;`;

ruleTable('security-definer-without-search-path', {
  accept: [
    'CREATE FUNCTION f() RETURNS int LANGUAGE sql AS $$ SELECT 1 $$;',
    'CREATE FUNCTION f() RETURNS int LANGUAGE sql SECURITY INVOKER AS $$ SELECT 1 $$;',
    definer('SET search_path = app, pg_temp'),
    definer("SET search_path = ''"),
    definer('SET search_path FROM CURRENT'),
    {
      name: 'a body that is resolved when it is defined',
      sql: 'CREATE FUNCTION f() RETURNS int LANGUAGE sql SECURITY DEFINER BEGIN ATOMIC SELECT 1; END;',
    },
    { name: 'C', sql: "CREATE FUNCTION f() RETURNS int LANGUAGE c SECURITY DEFINER AS 'lib';" },
    { name: 'mended later', sql: `${definer('')}\nALTER FUNCTION f SET search_path = app, pg_temp;` },
    { name: 'an invoker later', sql: `${definer('')}\nALTER ROUTINE public.f() SECURITY INVOKER;` },
    {
      name: 'a path that it had before',
      sql: `-- before\nCREATE FUNCTION f() RETURNS int LANGUAGE sql SET search_path = '' AS $$ SELECT 1 $$;
-- migration\nALTER FUNCTION f SECURITY DEFINER;`,
    },
    { name: 'a down script', sql: `-- migration\nDROP FUNCTION f;\n-- down\n${definer('')}` },
  ],
  reject: [
    {
      sql: definer(''),
      findings: [
        [1, 1, 1, 96, 'warning', 'f runs as its owner and finds tables and functions along its caller'],
      ],
    },
    { sql: definer('SET search_path TO DEFAULT'), findings: [[1, 1, 1, 122, 'warning']] },
    { sql: definer('SET work_mem = 1'), findings: [[1, 1, 1, 112, 'warning']] },
    {
      name: 'without pg_temp at its end',
      sql: definer('SET search_path = app'),
      findings: [[1, 1, 1, 117, 'info', 'searches pg_temp first']],
    },
    {
      sql: "CREATE PROCEDURE app.p() LANGUAGE sql SECURITY DEFINER AS 'SELECT 1';",
      findings: [[1, 1, 1, 69, 'warning', 'app.p runs as its owner']],
    },
    { sql: 'ALTER FUNCTION f(int) SECURITY DEFINER;', findings: [[1, 1, 1, 39, 'warning']] },
    {
      name: 'another function is mended',
      sql: `${definer('')}\nALTER FUNCTION app.f SET search_path = '';`,
      findings: [[1, 1, 1, 96, 'warning']],
    },
  ],
});
