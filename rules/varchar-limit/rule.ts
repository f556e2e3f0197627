import { onColumns } from '../../src/lint/column-rule.js';
import { defineRule } from '../../src/lint/rule.js';
import { displayColumn } from '../../src/sql/column-definitions.js';
import { displayType } from '../../src/sql/column-types.js';

export default defineRule({
  id: 'varchar-limit',
  summary: 'varchar(n) rejects longer values, and its limit can only be changed by changing the type',
  severity: 'off',
  category: 'types',
  why: 'One character too many fails with SQLSTATE 22001. The limit saves neither space nor time: “There is no performance difference among these three types” (manual, 8.3). To change it is to change the type: a higher limit costs an ACCESS EXCLUSIVE lock and the views on the column must be dropped first, a lower one scans and rewrites the table.',
  instead:
    'Write text. Where a limit is meant, say it in a named CHECK (char_length(…) <= n): it can be replaced with NOT VALID and VALIDATE CONSTRAINT.',
  claim: { fails: '22001' },
  on: onColumns((column) =>
    column.type.name === 'varchar' && column.type.modifiers.length > 0
      ? `${displayColumn(column)} is ${displayType(column.type)}: longer values fail, and only a change of type moves the limit.`
      : undefined,
  ),
});
