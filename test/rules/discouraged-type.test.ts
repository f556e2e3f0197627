import { ruleTable } from '../support/rule-table.js';

ruleTable('discouraged-type', {
  accept: [
    'CREATE TABLE t (price numeric, a xml, b time, c timestamptz);',
    { name: 'floats that are measures', sql: 'CREATE TABLE t (celsius real, score float, taxonomy float8);' },
  ],
  reject: [
    {
      sql: 'CREATE TABLE t (a money, b timetz, c time with time zone);',
      findings: [
        [
          1,
          17,
          1,
          24,
          'warning',
          't.a is money: how its values are read depends on the setting lc_monetary.',
        ],
        [1, 26, 1, 34, 'warning', 't.b is timetz: an offset without a date cannot follow summer time.'],
        [1, 36, 1, 57, 'warning'],
      ],
    },
    {
      sql: 'ALTER TABLE t ADD unit_price real, ADD "totalAmount" float, ADD taxes float8[];',
      findings: [
        [1, 19, 1, 34, 'warning', 't.unit_price is real: amounts of money are rounded'],
        [1, 40, 1, 59, 'warning', 't.totalAmount is double precision'],
        [1, 65, 1, 79, 'warning', 't.taxes'],
      ],
    },
  ],
});
