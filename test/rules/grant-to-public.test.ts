import { ruleTable } from '../support/rule-table.js';

ruleTable('grant-to-public', {
  accept: [
    'GRANT SELECT, INSERT ON t TO app;',
    'REVOKE ALL ON t FROM PUBLIC;',
    'GRANT ALL ON FUNCTION f() TO app;',
    'GRANT ALL ON SEQUENCE s TO app;',
    'GRANT ALL ON t TO CURRENT_USER;',
    'GRANT ALL ON t TO postgres;',
    'GRANT USAGE ON TYPE mood TO PUBLIC;',
    'GRANT app TO somebody;',
    'ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO app;',
    'ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;',
    { name: 'a down script', sql: '-- migration\nSELECT 1;\n-- down\nGRANT ALL ON t TO PUBLIC;' },
  ],
  reject: [
    {
      sql: 'GRANT SELECT, UPDATE (a) ON app.t, u TO app, PUBLIC;',
      findings: [
        [
          1,
          1,
          1,
          52,
          'warning',
          'PUBLIC is every role, also those to come: all of them get SELECT and UPDATE on t and u.',
        ],
      ],
    },
    {
      sql: 'GRANT EXECUTE ON FUNCTION f(int) TO public;',
      findings: [[1, 1, 1, 43, 'warning', 'EXECUTE on f.']],
    },
    { sql: 'GRANT ALL ON SCHEMA app TO PUBLIC;', findings: [[1, 1, 1, 34, 'warning', 'ALL on app.']] },
    {
      sql: 'GRANT ALL PRIVILEGES ON t TO app;',
      findings: [
        [1, 1, 1, 33, 'warning', 'GRANT ALL on t gives TRUNCATE, REFERENCES and TRIGGER on tables as well.'],
      ],
    },
    {
      sql: 'GRANT ALL ON ALL TABLES IN SCHEMA app TO app;',
      findings: [[1, 1, 1, 45, 'warning', 'GRANT ALL on all there is in app gives']],
    },
    {
      sql: 'ALTER DEFAULT PRIVILEGES IN SCHEMA app GRANT SELECT ON TABLES TO PUBLIC;',
      findings: [[1, 1, 1, 72, 'warning', 'SELECT on everything that is created from now on.']],
    },
    { sql: 'ALTER DEFAULT PRIVILEGES GRANT ALL ON TABLES TO app;', findings: [[1, 1, 1, 52, 'warning']] },
  ],
});
