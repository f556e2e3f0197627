import { defineRule } from '../../src/lint/rule.js';

export default defineRule({
  id: 'rerun-failed',
  summary: 'The up script fails when it is run a second time',
  severity: 'warning',
  category: 'dry-run',
  why: 'A script that stops half way is run again, by the tool or by a person, on a database that already holds a part of its work. If the tool wraps the script in one transaction nothing of it is left, and this is only for information; under the banner, which promises that the script can be run again, it is an error.',
  instead:
    'Guard what the statement creates or drops with IF [NOT] EXISTS or OR REPLACE; for what knows no such guard (types, constraints, policies), drop it IF EXISTS first.',
  claim: { failsOnRerun: '42710' },
  foundBy: 'dry-run',
});
