import { ruleTable } from '../support/rule-table.js';

ruleTable('enum-value-without-position', {
  accept: ["ALTER TYPE s ADD VALUE 'a' BEFORE 'b';", "ALTER TYPE s RENAME VALUE 'a' TO 'b';"],
  reject: [
    {
      sql: "ALTER TYPE app.s ADD VALUE 'a';",
      findings: [[1, 1, 1, 31, 'warning', "'a' goes to the end of app.s"]],
    },
  ],
});
