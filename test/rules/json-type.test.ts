import { ruleTable } from '../support/rule-table.js';

ruleTable('json-type', {
  accept: ['CREATE TABLE t (a jsonb, b text);', 'CREATE TABLE t (a app.json);'],
  reject: [
    {
      sql: 'CREATE TABLE t (a json DEFAULT \'{"a":1,"b":2}\');',
      findings: [[1, 17, 1, 47, 'warning', 't.a is json']],
    },
    { sql: 'ALTER TABLE t ADD a pg_catalog.json;', findings: [[1, 19, 1, 36, 'warning']] },
  ],
});
