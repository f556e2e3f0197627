import { defineRule } from '../../src/lint/rule.js';

export default defineRule({
  id: 'unknown-rule-in-ignore',
  summary: 'A drydock-ignore comment names a rule that does not exist',
  severity: 'error',
  category: 'files',
  why: 'A misspelt id ignores nothing, and whoever reads the comment believes that the hazard was weighed and accepted.',
  instead: 'Write the id as the finding shows it; `drydock rules` lists them all.',
  claim: { unprovable: 'The comment is read by Drydock alone.' },
  foundBy: 'suppressions',
});
