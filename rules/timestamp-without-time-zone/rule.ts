import { onColumns } from '../../src/lint/column-rule.js';
import { defineRule } from '../../src/lint/rule.js';
import { displayColumn } from '../../src/sql/column-definitions.js';

export default defineRule({
  id: 'timestamp-without-time-zone',
  summary:
    'timestamp without time zone is a reading of a clock, not a moment: an hour each year is there twice',
  severity: 'off',
  category: 'types',
  why: 'now() is written as the wall clock of whatever TimeZone the session has, and the zone is forgotten (manual, 8.5.1). Sessions with different settings then disagree about when it was, and when summer time ends two moments that are an hour apart become one and the same value. Changing the type later reinterprets every row, and rewrites the table unless the session runs in UTC.',
  instead:
    'Write timestamptz: the same 8 bytes, and a moment. Keep timestamp for what is meant as a local wall clock.',
  claim: { fails: '23505' },
  on: onColumns((column) =>
    column.type.name === 'timestamp'
      ? `${displayColumn(column)} is timestamp without time zone: which moment a value means depends on who reads it.`
      : undefined,
  ),
});
