import { ruleTable } from '../support/rule-table.js';

ruleTable('non-transactional-statement', {
  accept: [
    '-- migration (no transaction)\nVACUUM t;',
    '-- tool: golang-migrate\n-- migration\nVACUUM t;',
    'ANALYZE t; DISCARD TEMP; CLUSTER t USING i; REINDEX TABLE t; ALTER DATABASE d CONNECTION LIMIT 5;',
    "CREATE SUBSCRIPTION s CONNECTION 'c' PUBLICATION p WITH (connect = false);",
    'DROP INDEX CONCURRENTLY i; REINDEX INDEX CONCURRENTLY i;',
    'DO $$ BEGIN VACUUM t; END $$;',
  ],
  reject: [
    {
      sql: "VACUUM t;\nALTER SYSTEM SET work_mem = '5MB';\nDISCARD ALL;\nCOMMIT PREPARED 'x';",
      findings: [
        [1, 1, 1, 9, 'error', 'VACUUM fails with 25001'],
        [2, 1, 2, 34, 'error', 'ALTER SYSTEM'],
        [3, 1, 3, 12, 'error', 'DISCARD ALL'],
        [4, 1, 4, 20, 'error', 'COMMIT PREPARED'],
      ],
    },
    {
      sql: 'ALTER DATABASE d SET TABLESPACE s;\nREINDEX SCHEMA s;\nCLUSTER;',
      findings: [
        [1, 1, 1, 34, 'error', 'ALTER DATABASE'],
        [2, 1, 2, 17, 'error', 'REINDEX'],
        [3, 1, 3, 8, 'error', 'CLUSTER'],
      ],
    },
    {
      sql: "CREATE SUBSCRIPTION s CONNECTION 'c' PUBLICATION p;",
      findings: [[1, 1, 1, 51, 'error', 'CREATE SUBSCRIPTION']],
    },
  ],
});
