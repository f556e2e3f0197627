import { defineRule } from '../../src/lint/rule.js';

export default defineRule({
  id: 'rollback-failed',
  summary: 'The down script fails after the up script was applied',
  severity: 'error',
  category: 'dry-run',
  why: 'The down script is run on the worst day, by somebody in a hurry, and mostly for the first time. Of the down scripts in public histories one in fifty does not run at all.',
  instead: 'Mend the statement that is marked, until the dry-run gets through the down script.',
  claim: {
    unprovable:
      'Claims are proven on up scripts; the down script is run, and its failure shown, by the tests of the dry-run.',
  },
  foundBy: 'dry-run',
});
