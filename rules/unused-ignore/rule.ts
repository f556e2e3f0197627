import { defineRule } from '../../src/lint/rule.js';

export default defineRule({
  id: 'unused-ignore',
  summary: 'A drydock-ignore comment under which its rule reports nothing',
  severity: 'warning',
  category: 'files',
  why: 'The statement was changed and the ignore stayed behind. It now waits to hide the next finding of that rule, which nobody has looked at.',
  instead: 'Delete the comment, or move it to the statement that it is about.',
  claim: { unprovable: 'The comment is read by Drydock alone.' },
  foundBy: 'suppressions',
});
