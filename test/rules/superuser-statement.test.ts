import { ruleTable } from '../support/rule-table.js';

ruleTable('superuser-statement', {
  accept: [
    'COPY t FROM stdin;\n1\n\\.',
    'COPY t TO STDOUT;',
    'CREATE EXTENSION IF NOT EXISTS citext;',
    { name: 'an extension of somebody else', sql: 'CREATE EXTENSION vector;' },
    'CREATE EXTENSION plpgsql;',
    'CREATE FUNCTION f() RETURNS int LANGUAGE plperl AS $$ 1 $$;',
    'DO $$ BEGIN END $$;',
    'CREATE ROLE app LOGIN NOSUPERUSER;',
    'CREATE PUBLICATION p FOR TABLE t;',
    'SET lock_timeout = 1000;',
  ],
  reject: [
    {
      sql: "COPY t FROM PROGRAM 'curl example.com';",
      findings: [[1, 1, 1, 39, 'error', 'a member of pg_execute_server_program may.']],
    },
    { sql: "COPY t FROM '/srv/t';", findings: [[1, 1, 1, 21, 'error', 'pg_read_server_files']] },
    { sql: "COPY (SELECT 1) TO '/srv/t';", findings: [[1, 1, 1, 28, 'error', 'pg_write_server_files']] },
    {
      sql: "ALTER SYSTEM SET work_mem = '1GB';",
      findings: [[1, 1, 1, 34, 'error', 'ALTER SYSTEM changes the configuration']],
    },
    {
      sql: 'CREATE EXTENSION IF NOT EXISTS dblink WITH SCHEMA app;',
      findings: [
        [1, 1, 1, 54, 'error', 'The extension dblink is not trusted: only a superuser may do that.'],
      ],
    },
    { sql: 'CREATE EXTENSION plpython3u;', findings: [[1, 1, 1, 28, 'error']] },
    {
      sql: 'CREATE FUNCTION f() RETURNS int LANGUAGE plpython3u AS $$ return 1 $$;',
      findings: [[1, 1, 1, 70, 'error', 'The language plpython3u is not trusted']],
    },
    { sql: 'DO LANGUAGE plperlu $$ 1 $$;', findings: [[1, 1, 1, 28, 'error']] },
    {
      sql: 'CREATE ROLE app SUPERUSER;',
      findings: [[1, 1, 1, 26, 'error', 'This makes a superuser of a role']],
    },
    { sql: 'ALTER ROLE app SUPERUSER;', findings: [[1, 1, 1, 25, 'error']] },
    {
      sql: 'CREATE EVENT TRIGGER g ON ddl_command_end EXECUTE FUNCTION f();',
      findings: [[1, 1, 1, 63, 'error']],
    },
    { sql: 'CREATE FOREIGN DATA WRAPPER w;', findings: [[1, 1, 1, 30, 'error']] },
    { sql: "CREATE TABLESPACE s LOCATION '/srv';", findings: [[1, 1, 1, 36, 'error']] },
    { sql: 'CREATE ACCESS METHOD a TYPE INDEX HANDLER h;', findings: [[1, 1, 1, 44, 'error']] },
    { sql: 'CREATE PUBLICATION p FOR ALL TABLES;', findings: [[1, 1, 1, 36, 'error']] },
    { sql: 'SET session_replication_role = replica;', findings: [[1, 1, 1, 39, 'error']] },
    {
      name: 'a down script',
      sql: "-- migration\nSELECT 1;\n-- down\nCOPY t TO '/srv/t';",
      findings: [[4, 1, 4, 19, 'error']],
    },
  ],
});
