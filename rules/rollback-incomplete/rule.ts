import { defineRule } from '../../src/lint/rule.js';

export default defineRule({
  id: 'rollback-incomplete',
  summary: 'The down script runs and leaves another schema than the one before the up script',
  severity: 'error',
  category: 'dry-run',
  why: 'The tool marks the migration as rolled back, and the database is in a state that no file describes: the code of the last release meets columns it does not know or misses an index, and the next up fails on what is still there. Of the down scripts in public histories one in nine is like that.',
  instead: 'Undo in the down script each difference that is listed, object by object.',
  claim: {
    unprovable:
      'Claims are proven on up scripts; the schema after a down script is compared by the tests of the dry-run.',
  },
  foundBy: 'dry-run',
});
