import { ruleTable } from '../support/rule-table.js';

ruleTable('alter-domain-constraint', {
  accept: [
    'ALTER DOMAIN d ADD CHECK (value > 0) NOT VALID;',
    'ALTER DOMAIN d DROP NOT NULL;',
    'ALTER DOMAIN d SET DEFAULT 1;',
    'ALTER DOMAIN d DROP CONSTRAINT c;',
    {
      name: 'a domain of this script',
      sql: `CREATE DOMAIN d AS int;
ALTER DOMAIN d ADD CONSTRAINT c CHECK (value > 0);
ALTER DOMAIN d SET NOT NULL;`,
    },
  ],
  reject: [
    {
      sql: 'ALTER DOMAIN app.d ADD CONSTRAINT c CHECK (value > 0);',
      findings: [
        [
          1,
          1,
          1,
          54,
          'error',
          'ADD CONSTRAINT c scans every table with a column of type app.d while their writers wait.',
        ],
      ],
    },
    {
      sql: 'ALTER DOMAIN d ADD CHECK (value > 0);',
      findings: [[1, 1, 1, 37, 'error', 'ADD CHECK scans']],
    },
    {
      sql: 'ALTER DOMAIN d SET NOT NULL;',
      findings: [[1, 1, 1, 28, 'error', 'SET NOT NULL scans']],
    },
    {
      sql: 'ALTER DOMAIN d ADD CONSTRAINT c NOT NULL;',
      findings: [[1, 1, 1, 41, 'error']],
    },
    {
      name: 'there is no way around it, only a better hour',
      sql: 'ALTER DOMAIN d VALIDATE CONSTRAINT c;',
      findings: [[1, 1, 1, 37, 'warning', 'VALIDATE CONSTRAINT c scans']],
    },
  ],
});
