import { ruleTable } from '../support/rule-table.js';

ruleTable('varchar-limit', {
  accept: ['CREATE TABLE t (a varchar, b text, c char(3));', 'CREATE TEMP TABLE t (a varchar(3));'],
  reject: [
    {
      sql: 'CREATE TABLE t (a character varying(20) NOT NULL, b varchar(3)[]);',
      findings: [
        [1, 17, 1, 49, 'warning', 't.a is varchar(20): longer values fail'],
        [1, 51, 1, 65, 'warning', 't.b is varchar(3)[]'],
      ],
    },
    { sql: 'ALTER TABLE t ALTER a SET DATA TYPE varchar(5);', findings: [[1, 21, 1, 47, 'warning']] },
  ],
});
