import { ruleTable } from '../support/rule-table.js';

ruleTable('wide-index', {
  accept: [
    'CREATE INDEX i ON t (a, b, c);',
    'CREATE INDEX i ON t (a) INCLUDE (b, c, d, e);',
    { name: 'a rule of the data', sql: 'CREATE UNIQUE INDEX i ON t (a, b, c, d);' },
    { name: 'an index that serves each column alike', sql: 'CREATE INDEX i ON t USING brin (a, b, c, d);' },
    { name: 'a temporary table', sql: 'CREATE TEMP TABLE t (a int);\nCREATE INDEX ON t (a, b, c, d);' },
  ],
  reject: [
    {
      sql: 'CREATE INDEX CONCURRENTLY i ON app.t (a, b, lower(c), d DESC);',
      findings: [[1, 1, 1, 62, 'warning', 'An index over 4 columns of app.t slows every write']],
    },
  ],
});
