import { defineRule } from '../../src/lint/rule.js';
import { displayName } from '../../src/sql/names.js';
import { constraintName } from '../../src/sql/table-elements.js';
import { constraintsAddedNotValid } from '../../src/sql/table-parts.js';
import { lineInWords } from '../../src/sql/composed-text.js';

export default defineRule({
  id: 'validate-in-same-transaction',
  summary: 'A constraint is added NOT VALID and validated in one transaction, under the lock of the first',
  severity: 'error',
  category: 'locks',
  why: 'VALIDATE CONSTRAINT reads the whole table and by itself lets reads and writes go on (manual, ALTER TABLE, Notes). In the transaction that added the constraint the lock of ADD CONSTRAINT is still held while it reads: ACCESS EXCLUSIVE, or SHARE ROW EXCLUSIVE for a foreign key. NOT VALID has gained nothing.',
  instead:
    'Add the constraint NOT VALID in one migration, and validate it in the next, in another transaction.',
  claim: { effects: { locks: { 'public.orders': 'ACCESS EXCLUSIVE' }, scans: ['public.orders'] } },
  heldBefore: true,
  on: {
    AT_ValidateConstraint({ name = '' }, { alter, table, state, statement, transaction, script }) {
      if (state.isNew(table)) return undefined;
      const key = state.keyOf(table);
      const beside = constraintsAddedNotValid(alter).some(
        (constraint) => constraintName(constraint, table.name) === name,
      );
      const added = beside ? statement : transaction.addedNotValid(key, name);
      if (!added || transaction.isNew(key)) return undefined;
      return {
        message: `VALIDATE CONSTRAINT ${name} reads all of ${displayName(table)} under the lock that the transaction took when it added the constraint in ${lineInWords(added.region.startLine, script)}.`,
      };
    },
  },
});
