import { defineRule } from '../../src/lint/rule.js';

export default defineRule({
  id: 'ignore-without-reason',
  summary: 'A drydock-ignore comment gives no reason, so it ignores nothing',
  severity: 'error',
  category: 'files',
  why: 'The reason is what a reviewer weighs, and what the next reader learns from. Without one nobody can tell whether the hazard was understood or only in the way.',
  instead: 'Write the reason behind a colon: -- drydock-ignore drop-column: unread since 2026-03, see 0041.',
  claim: { unprovable: 'The comment is read by Drydock alone.' },
  together: ['create-index-without-concurrently'],
  foundBy: 'suppressions',
});
