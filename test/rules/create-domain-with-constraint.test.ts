import { ruleTable } from '../support/rule-table.js';

ruleTable('create-domain-with-constraint', {
  accept: ['CREATE DOMAIN d AS text;', `CREATE DOMAIN d AS text COLLATE "C" DEFAULT '' NULL;`],
  reject: [
    {
      sql: `CREATE DOMAIN app.d AS text CHECK (value <> '');`,
      findings: [
        [
          1,
          1,
          1,
          48,
          'warning',
          'The domain app.d has a constraint: replacing it later scans every table that uses the domain while writers wait.',
        ],
      ],
    },
    {
      sql: 'CREATE DOMAIN d AS int DEFAULT 0 NOT NULL;',
      findings: [[1, 1, 1, 42, 'warning']],
    },
    {
      name: 'one finding for several constraints',
      sql: 'CREATE DOMAIN d AS int NOT NULL CHECK (value > 0) CHECK (value < 9);',
      findings: [[1, 1, 1, 68, 'warning']],
    },
  ],
});
