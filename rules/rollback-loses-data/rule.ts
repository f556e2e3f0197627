import { defineRule } from '../../src/lint/rule.js';

export default defineRule({
  id: 'rollback-loses-data',
  summary: 'After up and down the schema is back, but rows or values are not',
  severity: 'error',
  category: 'dry-run',
  why: 'The catalog looks as it did, so the tool and the team take the rollback for complete, while tables hold fewer rows, NULLs or other values than before the up script. What the release wrote over is found only in a backup.',
  instead:
    'Let the up script keep what the down script needs: a new column beside the old one, a copy of the rows. Write into the down script how the values come back.',
  claim: {
    unprovable:
      'Claims are proven on up scripts; the rows after a down script are compared by the tests of the dry-run.',
  },
  foundBy: 'dry-run',
});
