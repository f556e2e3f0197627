import { onColumns } from '../../src/lint/column-rule.js';
import { defineRule } from '../../src/lint/rule.js';
import { displayColumn } from '../../src/sql/column-definitions.js';
import { displayType } from '../../src/sql/column-types.js';

export default defineRule({
  id: 'char-type',
  summary:
    'char(n) pads values with spaces, which count in LIKE and regular expressions and not in comparisons',
  severity: 'off',
  category: 'types',
  why: 'A value shorter than n is stored with spaces behind it. They are ignored when two char values are compared and significant in LIKE and regular expressions (manual, 8.3), so a CHECK or a search that looks right misses rows; drivers hand the spaces to the application. It is no faster than text: “character(n) is usually the slowest of the three”.',
  instead: 'Write text, and where the length is fixed a named CHECK (char_length(…) = n).',
  claim: { fails: '23514' },
  on: onColumns((column) =>
    column.type.name === 'bpchar'
      ? `${displayColumn(column)} is ${displayType(column.type)}: shorter values are padded with spaces, which LIKE sees and = does not.`
      : undefined,
  ),
});
