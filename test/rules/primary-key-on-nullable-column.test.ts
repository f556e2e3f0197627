import { ruleTable } from '../support/rule-table.js';

ruleTable('primary-key-on-nullable-column', {
  accept: [
    {
      name: 'NOT NULL',
      sql: '-- before\nCREATE TABLE t (a int, b int NOT NULL);\nCREATE UNIQUE INDEX i ON t (b, a);\nALTER TABLE t ALTER a SET NOT NULL;\n-- migration\nALTER TABLE t ADD CONSTRAINT k PRIMARY KEY USING INDEX i;',
    },
    {
      name: 'proven',
      sql: '-- before\nCREATE TABLE t (a int, b int NOT NULL);\nCREATE UNIQUE INDEX i ON t (b, a);\nALTER TABLE t ADD CHECK (a IS NOT NULL);\n-- migration\nALTER TABLE t ADD CONSTRAINT k PRIMARY KEY USING INDEX i;',
    },
    {
      name: 'an index that no file tells of',
      sql: '-- before\nCREATE TABLE t (a int);\n-- migration\nALTER TABLE t ADD CONSTRAINT k PRIMARY KEY USING INDEX i;',
    },
    {
      name: 'a column that no file tells of',
      sql: '-- before\nCREATE UNIQUE INDEX i ON t (a);\n-- migration\nALTER TABLE t ADD CONSTRAINT k PRIMARY KEY USING INDEX i;',
    },
    {
      name: 'a unique constraint',
      sql: '-- before\nCREATE TABLE t (a int, b int NOT NULL);\nCREATE UNIQUE INDEX i ON t (b, a);\n-- migration\nALTER TABLE t ADD CONSTRAINT k UNIQUE USING INDEX i;',
    },
    {
      name: 'a table of this migration',
      sql: 'CREATE TABLE t (a int);\nCREATE UNIQUE INDEX i ON t (a);\nALTER TABLE t ADD CONSTRAINT k PRIMARY KEY USING INDEX i;',
    },
  ],
  reject: [
    {
      name: 'one of two',
      sql: '-- before\nCREATE TABLE t (a int, b int NOT NULL);\nCREATE UNIQUE INDEX i ON t (b, a);\n-- migration\nALTER TABLE t ADD CONSTRAINT k PRIMARY KEY USING INDEX i;',
      findings: [
        [
          5,
          1,
          5,
          57,
          'warning',
          'The primary key makes a NOT NULL, which reads all of t under ACCESS EXCLUSIVE.',
        ],
      ],
    },
    {
      name: 'the CHECK is not valid',
      sql: '-- before\nCREATE TABLE t (a int, b int NOT NULL);\nCREATE UNIQUE INDEX i ON t (b, a);\nALTER TABLE t ADD CHECK (a IS NOT NULL) NOT VALID, ALTER b DROP NOT NULL;\n-- migration\nALTER TABLE t ADD CONSTRAINT k PRIMARY KEY USING INDEX i;',
      findings: [[6, 1, 6, 57, 'warning', 'makes b and a NOT NULL']],
    },
  ],
});
