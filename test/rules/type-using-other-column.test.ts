import { ruleTable } from '../support/rule-table.js';

ruleTable('type-using-other-column', {
  accept: [
    'ALTER TABLE t ALTER a TYPE bigint;',
    'ALTER TABLE t ALTER a TYPE bigint USING a::bigint;',
    'ALTER TABLE t ALTER a TYPE bigint USING t.a + 1;',
    'ALTER TABLE t ALTER a TYPE bigint USING 1;',
    'CREATE TABLE t (a int, b int);\nALTER TABLE t ALTER a TYPE bigint USING b;',
    {
      name: 'a down script',
      sql: '-- migration\nSELECT 1;\n-- down\nALTER TABLE t ALTER a TYPE bigint USING b;',
    },
  ],
  reject: [
    {
      sql: 'ALTER TABLE t ALTER a TYPE bigint USING b;',
      findings: [[1, 1, 1, 42, 'warning', 'The USING expression for t.a replaces its values by those of b.']],
    },
    {
      name: 'both',
      sql: 'ALTER TABLE t ALTER a TYPE text USING a || b || c;',
      findings: [[1, 1, 1, 50, 'warning', 'mixes its values with those of b and c.']],
    },
    {
      name: 'a quoted name is another',
      sql: 'ALTER TABLE t ALTER a TYPE text USING "A"::text;',
      findings: [[1, 1, 1, 48, 'warning', 'those of A.']],
    },
    {
      name: 'each of several',
      sql: 'ALTER TABLE app.t ALTER a TYPE int USING b, ALTER b TYPE int USING b, ALTER c TYPE int USING b;',
      findings: [
        [1, 1, 1, 95, 'warning', 'app.t.a'],
        [1, 1, 1, 95, 'warning', 'app.t.c'],
      ],
    },
  ],
});
