import { ruleTable } from '../support/rule-table.js';

ruleTable('char-type', {
  accept: ['CREATE TABLE t (a "char", b varchar(3), c text);'],
  reject: [
    {
      sql: 'CREATE TABLE t (a char, b character(3), c bpchar);',
      findings: [
        [1, 17, 1, 23, 'warning', 't.a is char(1): shorter values are padded'],
        [1, 25, 1, 39, 'warning', 't.b is char(3)'],
        [1, 41, 1, 49, 'warning', 't.c is char:'],
      ],
    },
  ],
});
