import { ruleTable } from '../support/rule-table.js';

ruleTable('rename-enum-value', {
  accept: [
    {
      name: 'a type of this script',
      sql: "CREATE TYPE app.s AS ENUM ('a');\nALTER TYPE app.s RENAME VALUE 'a' TO 'b';",
    },
    {
      name: 'a value of this script',
      sql: "ALTER TYPE s ADD VALUE 'a';\nALTER TYPE public.s RENAME VALUE 'a' TO 'b';",
    },
    "ALTER TYPE s ADD VALUE 'b' AFTER 'a';",
    'ALTER TYPE s RENAME TO t;',
    {
      name: 'a down script',
      sql: "-- migration\nSELECT 1;\n-- down\nALTER TYPE s RENAME VALUE 'a' TO 'b';",
    },
  ],
  reject: [
    {
      sql: "ALTER TYPE app.s RENAME VALUE 'a' TO 'b';",
      findings: [
        [
          1,
          1,
          1,
          41,
          'error',
          "Renaming the value 'a' of app.s to 'b' breaks running code that writes or expects 'a'.",
        ],
      ],
    },
    {
      name: 'a value of another type',
      sql: "ALTER TYPE r ADD VALUE 'a';\nALTER TYPE s RENAME VALUE 'a' TO 'b';",
      findings: [[2, 1, 2, 37, 'error']],
    },
    {
      name: 'once along a chain',
      sql: "ALTER TYPE s RENAME VALUE 'a' TO 'b';\nALTER TYPE s RENAME VALUE 'b' TO 'c';",
      findings: [[1, 1, 1, 37, 'error']],
    },
  ],
});
