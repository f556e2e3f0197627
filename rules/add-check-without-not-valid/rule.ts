import { addedConstraint } from '../../src/lint/added-constraint.js';
import { notValid } from '../../src/lint/fixes/new-constraints.js';
import { defineRule } from '../../src/lint/rule.js';
import { displayName } from '../../src/sql/names.js';

export default defineRule({
  id: 'add-check-without-not-valid',
  summary: 'ADD CHECK reads the whole table while nobody else can read or write it',
  severity: 'error',
  category: 'locks',
  why: 'A CHECK that is added without NOT VALID is tested against every row that is there, under the ACCESS EXCLUSIVE lock of ALTER TABLE (manual, ALTER TABLE, Notes): all reads and writes wait until the last row is read.',
  instead:
    'Add the constraint NOT VALID, which reads no row and holds for new ones at once, and VALIDATE CONSTRAINT in the next migration: that reads the table while reads and writes go on.',
  claim: { effects: { locks: { 'public.orders': 'ACCESS EXCLUSIVE' }, scans: ['public.orders'] } },
  on: {
    AT_AddConstraint(command, context) {
      const check = addedConstraint(command, 'check', context);
      if (!check || check.skip_validation === true) return undefined;
      const what = check.conname === undefined ? 'a CHECK' : `the CHECK ${check.conname}`;
      return {
        message: `Adding ${what} reads all rows of ${displayName(context.table)} under ACCESS EXCLUSIVE: all reads and writes wait until it is done.`,
        ...notValid(context, command),
      };
    },
  },
});
