import { ruleTable } from '../support/rule-table.js';

ruleTable('serial-type', {
  accept: ['CREATE TABLE t (id bigint GENERATED ALWAYS AS IDENTITY);', 'CREATE TEMP TABLE t (id serial);'],
  reject: [
    {
      sql: 'CREATE TABLE t (id bigserial);',
      findings: [[1, 17, 1, 29, 'warning', 't.id is bigserial: roles need a grant on its sequence too']],
    },
    { sql: 'ALTER TABLE t ADD COLUMN n serial4;', findings: [[1, 26, 1, 35, 'warning', 't.n is serial4']] },
  ],
});
