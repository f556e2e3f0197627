import { droppedNames } from '../../src/lint/existing-objects.js';
import { defineRule } from '../../src/lint/rule.js';
import { displayName } from '../../src/sql/names.js';

export default defineRule({
  id: 'drop-sequence',
  summary: 'DROP SEQUENCE forgets how far the sequence has counted',
  severity: 'error',
  category: 'destructive',
  why: 'How far it has counted is data: a sequence that is created anew starts from the beginning and hands out numbers that are in use. Code that calls nextval() with its name fails with 42P01 from then on, which Postgres cannot foresee where the name is text.',
  instead:
    'Release code that no longer calls nextval() first. To change the sequence use ALTER SEQUENCE, which keeps the count. Drop it in a later release.',
  claim: { removes: ['sequence public.order_numbers'] },
  on: {
    DropStmt: (drop, context) =>
      droppedNames(drop, ['OBJECT_SEQUENCE'], context).map((name) => ({
        message: `DROP SEQUENCE deletes ${displayName(name)} and forgets how far it has counted.`,
      })),
  },
});
