import { ruleTable } from '../support/rule-table.js';

ruleTable('disable-autovacuum', {
  accept: [
    'ALTER TABLE t SET (autovacuum_enabled = true);',
    'ALTER TABLE t SET (autovacuum_enabled);',
    'ALTER TABLE t SET (fillfactor = 0);',
    'ALTER TABLE t RESET (autovacuum_enabled);',
    'ALTER TABLE t SET (autovacuum_enabled = 1, autovacuum_vacuum_cost_delay = 0);',
    {
      name: 'a table of this script',
      sql: `CREATE TABLE t (a int) WITH (autovacuum_enabled = false);
ALTER TABLE t SET (autovacuum_enabled = false);`,
    },
    {
      name: 'switched on again behind the load',
      sql: `ALTER TABLE t SET (autovacuum_enabled = false);
INSERT INTO t SELECT 1;
ALTER TABLE t RESET (autovacuum_enabled);`,
    },
    {
      name: 'set on again behind the load',
      sql: `ALTER TABLE t SET (autovacuum_enabled = off);
ALTER TABLE t SET (autovacuum_enabled = on);`,
    },
  ],
  reject: [
    {
      sql: 'ALTER TABLE app.t SET (autovacuum_enabled = false);',
      findings: [
        [
          1,
          1,
          1,
          51,
          'warning',
          'Autovacuum is switched off for app.t: its dead rows are kept until somebody runs VACUUM.',
        ],
      ],
    },
    {
      sql: 'ALTER TABLE t SET (autovacuum_enabled = off);',
      findings: [[1, 1, 1, 45, 'warning']],
    },
    {
      sql: 'ALTER TABLE t SET (autovacuum_enabled = 0);',
      findings: [[1, 1, 1, 43, 'warning']],
    },
    {
      sql: 'ALTER TABLE t SET (autovacuum_enabled = no);',
      findings: [[1, 1, 1, 44, 'warning']],
    },
    {
      sql: `ALTER TABLE t SET (autovacuum_enabled = 'F');`,
      findings: [[1, 1, 1, 45, 'warning']],
    },
    {
      sql: 'ALTER TABLE t SET (fillfactor = 70, autovacuum_enabled = f, toast.autovacuum_enabled = FALSE);',
      findings: [
        [1, 1, 1, 94, 'warning', 'switched off for t:'],
        [1, 1, 1, 94, 'warning', 'for the TOAST table of t:'],
      ],
    },
    {
      sql: 'ALTER MATERIALIZED VIEW m SET (autovacuum_enabled = false);',
      findings: [[1, 1, 1, 59, 'warning', 'for the materialized view m:']],
    },
    {
      name: 'another table is switched on again',
      sql: `ALTER TABLE t SET (autovacuum_enabled = false);
ALTER TABLE u RESET (autovacuum_enabled);`,
      findings: [[1, 1, 1, 47, 'warning']],
    },
    {
      name: 'switched on before',
      sql: `ALTER TABLE t RESET (autovacuum_enabled);
ALTER TABLE t SET (autovacuum_enabled = false);`,
      findings: [[2, 1, 2, 47, 'warning']],
    },
  ],
});
