import { ruleTable } from '../support/rule-table.js';

ruleTable('timestamp-without-time-zone', {
  accept: ['CREATE TABLE t (a timestamptz, b timestamp with time zone, c date, d time);'],
  reject: [
    {
      sql: 'CREATE TABLE t (a timestamp DEFAULT now(), b timestamp(3) without time zone);',
      findings: [
        [1, 17, 1, 42, 'warning', 't.a is timestamp without time zone'],
        [1, 44, 1, 76, 'warning', 't.b'],
      ],
    },
    { sql: 'ALTER TABLE t ALTER a TYPE timestamp;', findings: [[1, 21, 1, 37, 'warning']] },
  ],
});
