import { onColumns } from '../../src/lint/column-rule.js';
import { defineRule } from '../../src/lint/rule.js';
import { displayColumn } from '../../src/sql/column-definitions.js';

export default defineRule({
  id: 'smallint-column',
  summary: 'A column of type smallint cannot hold more than 32767',
  severity: 'off',
  category: 'types',
  why: 'A value beyond 32767 fails with SQLSTATE 22003. The two or six bytes that a smallint saves are mostly lost to the alignment of the next column, while making it wider rewrites the table under an ACCESS EXCLUSIVE lock. “The smallint type is generally only used if disk space is at a premium” (manual, 8.1.1).',
  instead:
    'Write integer where the values are bounded by their nature, with a CHECK that says so; otherwise bigint.',
  claim: { fails: '22003' },
  yieldsTo: ['int-primary-key'],
  on: onColumns((column) =>
    column.type.name === 'int2' && !column.type.array
      ? `${displayColumn(column)} is ${column.serial ?? 'smallint'}: values beyond 32767 fail.`
      : undefined,
  ),
});
