import { onColumns } from '../../src/lint/column-rule.js';
import { defineRule } from '../../src/lint/rule.js';
import { displayColumn } from '../../src/sql/column-definitions.js';

export default defineRule({
  id: 'json-type',
  summary: 'json has no equality: DISTINCT, GROUP BY and UNION over the column fail',
  severity: 'off',
  category: 'types',
  why: 'The type json has no = operator, so DISTINCT, GROUP BY, UNION and a comparison fail with SQLSTATE 42883, also in a SELECT DISTINCT * that was there before the column. It keeps the text as it was written and parses it anew for each access, and cannot be indexed; “most applications should prefer to store JSON data as jsonb” (manual, 8.14).',
  instead: 'Write jsonb, unless the order of keys, duplicate keys or white space must be kept.',
  claim: { fails: '42883' },
  on: onColumns((column) =>
    column.type.name === 'json'
      ? `${displayColumn(column)} is json: it has no equality, so DISTINCT, GROUP BY and UNION over it fail.`
      : undefined,
  ),
});
