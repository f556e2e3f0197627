import { ruleTable } from '../support/rule-table.js';

ruleTable('smallint-column', {
  accept: [
    'CREATE TABLE t (n int, a smallint[]);',
    { name: 'the key, of which int-primary-key speaks', sql: 'CREATE TABLE t (id smallserial PRIMARY KEY);' },
  ],
  reject: [
    {
      sql: 'CREATE TABLE app.t (n int2 NOT NULL);',
      findings: [[1, 21, 1, 36, 'warning', 'app.t.n is smallint: values beyond 32767 fail.']],
    },
    {
      name: 'a key that is numbered by hand',
      sql: 'CREATE TABLE t (id smallint PRIMARY KEY);',
      findings: [[1, 17, 1, 40, 'warning']],
    },
  ],
});
