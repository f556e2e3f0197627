import { defineRule } from '../../src/lint/rule.js';

export default defineRule({
  id: 'swap-loses-rows',
  summary: 'After a table swap the table under the old name has other rows than before',
  severity: 'error',
  category: 'dry-run',
  why: 'The new table goes by the name that all code uses, and the copy that filled it passed over rows, gave them other keys or left out values of a column, or the wrong table was renamed: queries no longer find them, and foreign keys of other systems point at nothing. In production more is missing, namely whatever was written between the copy and the swap.',
  instead:
    'Copy every row before the swap, carry over the writes of the meantime with a trigger, and compare both tables under a lock in the transaction that renames them.',
  claim: { deletesRows: ['public.orders'] },
  together: ['table-swap'],
  foundBy: 'dry-run',
});
