import { defineRule } from '../../src/lint/rule.js';

export default defineRule({
  id: 'rerun-changed-schema',
  summary: 'The up script succeeds a second time and leaves another schema than the first time',
  severity: 'warning',
  category: 'dry-run',
  why: 'A second run that quietly does something more (a twin of an index, the same check once again under another name) is worse than one that fails, because nobody looks. How grave it is follows the same scale as rerun-failed: information in a script that rolls back whole, an error under the banner.',
  instead:
    'Name what is created and guard it by that name, so that the second run finds it and passes over it.',
  claim: { changesOnRerun: true },
  foundBy: 'dry-run',
});
