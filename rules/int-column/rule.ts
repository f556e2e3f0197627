import { onColumns } from '../../src/lint/column-rule.js';
import { defineRule } from '../../src/lint/rule.js';
import { displayColumn } from '../../src/sql/column-definitions.js';

export default defineRule({
  id: 'int-column',
  summary: 'A column of type integer cannot hold more than 2147483647',
  severity: 'off',
  category: 'types',
  why: 'A value beyond 2147483647 fails with SQLSTATE 22003, on the day when a counter, an amount in cents or a reference to a bigint key has grown so far. Making the column wider then rewrites the table, and every index on the column, under an ACCESS EXCLUSIVE lock.',
  instead:
    'Write bigint. It takes four bytes more, which the alignment of the next column often takes anyway.',
  claim: { fails: '22003' },
  yieldsTo: ['int-primary-key'],
  on: onColumns((column) =>
    column.type.name === 'int4' && !column.type.array
      ? `${displayColumn(column)} is ${column.serial ?? 'integer'}: values beyond 2147483647 fail.`
      : undefined,
  ),
});
