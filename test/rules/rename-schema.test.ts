import { ruleTable } from '../support/rule-table.js';

ruleTable('rename-schema', {
  accept: [
    { name: 'a schema of this script', sql: 'CREATE SCHEMA a;\nALTER SCHEMA a RENAME TO b;' },
    {
      name: 'a schema of this script, renamed twice',
      sql: 'CREATE SCHEMA a;\nALTER SCHEMA a RENAME TO b;\nALTER SCHEMA b RENAME TO c;',
    },
    {
      name: 'blue and green',
      sql: 'ALTER SCHEMA app RENAME TO app_old;\nALTER SCHEMA app_new RENAME TO app;',
    },
    'ALTER ROLE a RENAME TO b;',
    { name: 'a down script', sql: '-- migration\nSELECT 1;\n-- down\nALTER SCHEMA a RENAME TO b;' },
  ],
  reject: [
    {
      sql: 'ALTER SCHEMA app RENAME TO shop;',
      findings: [
        [
          1,
          1,
          1,
          32,
          'error',
          'Renaming the schema app to shop breaks every query and every search_path that names app.',
        ],
      ],
    },
    {
      name: 'an empty schema in its place',
      sql: 'ALTER SCHEMA app RENAME TO app_old;\nCREATE SCHEMA app;',
      findings: [[1, 1, 1, 35, 'error']],
    },
    {
      name: 'a swap in two transactions',
      sql: '-- migration (no transaction)\nALTER SCHEMA a RENAME TO b;\nALTER SCHEMA c RENAME TO a;',
      findings: [
        [2, 1, 2, 27, 'error'],
        [3, 1, 3, 27, 'error'],
      ],
    },
  ],
});
