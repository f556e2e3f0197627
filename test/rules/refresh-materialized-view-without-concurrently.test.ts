import { ruleTable } from '../support/rule-table.js';

ruleTable('refresh-materialized-view-without-concurrently', {
  accept: [
    'REFRESH MATERIALIZED VIEW CONCURRENTLY m;',
    {
      name: 'a view of this script',
      sql: `CREATE MATERIALIZED VIEW m AS SELECT 1 AS a WITH NO DATA;
REFRESH MATERIALIZED VIEW m;`,
    },
    {
      name: 'the first REFRESH of a view without data',
      sql: `-- before
CREATE MATERIALIZED VIEW m AS SELECT 1 AS a WITH NO DATA;
-- migration
REFRESH MATERIALIZED VIEW m;`,
    },
    {
      name: 'a view that an earlier REFRESH emptied',
      sql: `-- before
CREATE MATERIALIZED VIEW m AS SELECT 1 AS a;
REFRESH MATERIALIZED VIEW m WITH NO DATA;
-- migration
REFRESH MATERIALIZED VIEW m WITH DATA;`,
    },
  ],
  reject: [
    {
      sql: 'REFRESH MATERIALIZED VIEW app.m;',
      findings: [
        [
          1,
          1,
          1,
          32,
          'warning',
          'REFRESH MATERIALIZED VIEW blocks every reader of app.m until its query has run.',
        ],
      ],
    },
    {
      sql: 'REFRESH MATERIALIZED VIEW m WITH NO DATA;',
      findings: [[1, 1, 1, 41, 'warning', 'empties m: every SELECT from it fails']],
    },
    {
      name: 'filled by now',
      sql: `-- before
CREATE MATERIALIZED VIEW m AS SELECT 1 AS a WITH NO DATA;
REFRESH MATERIALIZED VIEW m;
-- migration
REFRESH MATERIALIZED VIEW m;`,
      findings: [[5, 1, 5, 28, 'warning']],
    },
    {
      name: 'filled earlier in the same script',
      sql: `-- before
CREATE MATERIALIZED VIEW m AS SELECT 1 AS a WITH NO DATA;
-- migration
REFRESH MATERIALIZED VIEW m;
SELECT 1;
REFRESH MATERIALIZED VIEW m WITH DATA;`,
      findings: [[6, 1, 6, 38, 'warning']],
    },
    {
      name: 'IF NOT EXISTS passed over it',
      sql: `-- before
CREATE MATERIALIZED VIEW m AS SELECT 1 AS a;
CREATE MATERIALIZED VIEW IF NOT EXISTS m AS SELECT 1 AS a WITH NO DATA;
-- migration
REFRESH MATERIALIZED VIEW m;`,
      findings: [[5, 1, 5, 28, 'warning']],
    },
    {
      name: 'emptied in another schema',
      sql: `-- before
CREATE MATERIALIZED VIEW s.m AS SELECT 1 AS a WITH NO DATA;
-- migration
REFRESH MATERIALIZED VIEW m;`,
      findings: [[4, 1, 4, 28, 'warning']],
    },
  ],
});
